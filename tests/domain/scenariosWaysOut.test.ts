import { waitingFor } from '../../domain/views/waiting';
import { holderOf, OfficeCase } from './office';
import { toDiscipline, toVerification } from './stages';

const chair = holderOf('chair');
const anonymous = { reporter: { standing: 'anonymous' } };
const commune = {
  subject: {
    kind: 'member',
    name: 'Nguyễn Văn Mẫu',
    position: 'Công chức địa chính',
    organisation: 'UBND xã Mẫu',
    managedBy: 'grassrootsCommittee',
  },
};

test('Scenario 4. Anonymous, nothing checkable: kept on file, and nobody can be told', () => {
  const one = OfficeCase.received('2026-03-02', { ...anonymous, checkable: false });
  expect(one.refusalOf('accept', { on: '2026-03-03' }).refused).toBe('reporterNotNamed');
  expect(one.refusalOf('openInspection', { on: '2026-03-03' }).refused).toBe('nothingCheckable');
  one.give('keepOnFile', { on: '2026-03-03' });
  expect(one.now).toMatchObject({ stage: 'closed', outcome: 'keptOnFile', owed: [] });
});

test('Scenario 5. Anonymous with place, date and numbers: no denunciation, but an inspection by the standing members', () => {
  const one = OfficeCase.received('2026-03-02', { ...anonymous, checkable: true });
  expect(one.refusalOf('accept', { on: '2026-03-03' }).refused).toBe('reporterNotNamed');
  const officer = holderOf('intakeOfficer');
  expect(one.refusalOf('openInspection', { on: '2026-03-03', by: officer }).refused).toBe('notYourRole');
  one.give('openInspection', { on: '2026-03-03', by: chair });
  expect(one.now).toMatchObject({ stage: 'assignment', owed: [] });
  expect(one.now.registration.reporter.ref).toBeUndefined();
});

describe('Scenario 6. Misdirected', () => {
  const received = () => OfficeCase.received('2026-02-12', commune);
  const comesBack = (one: OfficeCase, on: string) => one.give('recordReturn', { on });

  test('is to be forwarded by 2026-02-26', () => expect(received().dueOn('forwarding')).toBe('2026-02-26'));

  test('a report that belongs here has no such limit', () =>
    expect(OfficeCase.received('2026-02-12').dueOn('forwarding')).toBeUndefined());

  test('at the second pass the chair is told, a third needs the chair’s decision', () => {
    // The reporter is told in time, as they are owed it.
    const one = received().give('forward', { on: '2026-02-24' }).give('tell', { on: '2026-02-25' });
    expect(one.happened('escalated')).toEqual([]);
    comesBack(one, '2026-03-02').give('forward', { on: '2026-03-04' });
    expect(one.happened('escalated').map(({ data }) => data)).toMatchObject([
      { to: 'chair', reason: 'passingOn' },
    ]);
    comesBack(one, '2026-03-09');
    expect(one.refusalOf('forward', { on: '2026-03-10' })).toMatchObject({
      refused: 'chairMustDecide',
      params: { count: 2 },
    });
    one.give('allowForwarding', { on: '2026-03-11', by: chair }).give('forward', { on: '2026-03-11' });
    expect(one.now).toMatchObject({ outcome: 'forwarded', forwardings: 3 });
    // The leave was for one more, not for ever.
    expect(comesBack(one, '2026-03-16').refusalOf('forward', { on: '2026-03-17' }).refused).toBe(
      'chairMustDecide',
    );
  });

  test('only what was forwarded can come back', () => {
    const one = received().give('keepOnFile', { on: '2026-02-24' });
    expect(one.refusalOf('recordReturn', { on: '2026-03-02' }).refused).toBe('notForwarded');
  });
});

describe('Scenario 10. Before a congress', () => {
  test('received on 2025-07-07: frozen, and left to the new term', () => {
    const one = OfficeCase.received('2025-07-07');
    expect(one.now.paused?.reason).toBe('beforeCongress');
    expect(one.dueOn('handling')).toBeUndefined();
    // The new term takes it up: Monday to Friday of the week after, and two days more.
    one.give('resume', { on: '2025-08-25' });
    expect(one.dueOn('handling')).toBe('2025-09-04');
  });
  test('received on 2025-07-04: not', () => {
    const one = OfficeCase.received('2025-07-04');
    expect(one.now.paused).toBeUndefined();
    expect(one.dueOn('handling')).toBe('2025-07-15');
  });
  test('received once it has opened: not', () =>
    expect(OfficeCase.received('2025-08-18').now.paused).toBeUndefined());
});

describe('Scenario 12. Withdrawal', () => {
  const withTwo = () =>
    toVerification(
      OfficeCase.received('2026-03-02', { allegations: [{ summary: 'Một.' }, { summary: 'Hai.' }] }),
      '2026-03-05',
    );
  test('with signs of threats the case goes on and protection is asked for, until it is decided', () => {
    const one = withTwo()
      .give('meetReporter', { on: '2026-03-16' }, { allegationIds: ['a1', 'a2'], pressureSuspected: true })
      .give('withdraw', { on: '2026-03-16' });
    expect(one.now).toMatchObject({ stage: 'verification', protectionRequested: true });
    expect(one.now.allegations.map(({ withdrawn }) => withdrawn)).toEqual([false, false]);
    expect(one.refusalOf('requestProtection', { on: '2026-03-16' }).refused).toBe('protectionPending');
    one.give('decideProtection', { on: '2026-03-18', by: chair });
    expect(one.now.protection).toMatchObject({ on: '2026-03-18', granted: true });
    one.give('requestProtection', { on: '2026-03-20' });
    expect(one.now.protection).toBeUndefined();
  });
  test('freely: what is withdrawn stops, the other goes on', () => {
    const one = withTwo()
      .give('meetReporter', { on: '2026-03-16' }, { allegationIds: ['a1'] })
      .give('withdraw', { on: '2026-03-16' });
    expect(one.now).toMatchObject({ stage: 'verification', protectionRequested: false });
    expect(one.now.allegations.map(({ withdrawn }) => withdrawn)).toEqual([true, false]);
  });
});

describe('Scenario 13. Signs of crime', () => {
  const suspended = () =>
    toVerification(OfficeCase.received('2024-03-01'), '2024-03-11')
      .give('transferToInvestigators', { on: '2024-04-15' })
      .give('suspendActivity', { on: '2024-04-23' }, { from: '2024-04-22' });

  test('the case shows whose reply it waits for and since when', () => {
    const one = suspended();
    expect(waitingFor(one.now).outside).toEqual({
      who: 'otherBody',
      name: 'Cơ quan điều tra',
      since: '2024-04-15',
    });
    expect(one.refusalOf('transferToInvestigators', { on: '2024-04-24' }).refused).toBe('transferPending');
    one.give('recordTransferReply', { on: '2024-06-03' });
    expect(waitingFor(one.now).outside).toBeUndefined();
  });
  test('suspension ends 2024-07-21, a Sunday, and never later than 2024-10-19', () => {
    const one = suspended();
    expect(one.dueOn('suspension')).toBe('2024-07-21');
    expect(one.refusalOf('extendSuspension', { on: '2024-07-01' }, { by: 91 })).toMatchObject({
      refused: 'suspensionTooLong',
      params: { atMost: 180 },
    });
    one.give('extendSuspension', { on: '2024-07-01' }, { by: 90 });
    expect(one.dueOn('suspension')).toBe('2024-10-19');
    expect(one.refusalOf('extendSuspension', { on: '2024-07-02' }, { by: 1 }).refused).toBe(
      'suspensionTooLong',
    );
    one.give('endSuspension', { on: '2024-09-02' });
    expect(one.now.suspension?.endedOn).toBe('2024-09-02');
    expect(one.refusalOf('endSuspension', { on: '2024-09-03' }).refused).toBe('notSuspended');
  });
  test('once it has ended it cannot be lengthened any more', () =>
    expect(suspended().refusalOf('extendSuspension', { on: '2024-07-22' }).refused).toBe('extensionTooLate'));
  test('an organisation is suspended for 90 days at most', () => {
    const subject = { kind: 'organisation', name: 'Chi bộ Mẫu', managedBy: 'provincialCommittee' };
    const one = toVerification(OfficeCase.received('2024-03-01', { subject }), '2024-03-11').give(
      'suspendActivity',
      { on: '2024-04-22' },
    );
    expect(one.refusalOf('extendSuspension', { on: '2024-05-02' }, { by: 1 }).refused).toBe(
      'suspensionTooLong',
    );
  });
});

describe('Scenario 19. Unfounded: the name is restored before the case can close', () => {
  const published = (finding: string) => {
    const one = toVerification(OfficeCase.received('2022-01-28'), '2022-02-10');
    one.give('announceDecision', { on: '2022-02-14' }).give('recordExplanation', { on: '2022-02-21' });
    one.give('setFinding', { on: '2022-03-01' }, { finding });
    one.give('submitReport', { on: '2022-03-02' }, { proposesDiscipline: false });
    one
      .give('holdHearing', { on: '2022-03-10' })
      .give('conclude', { on: '2022-03-11' }, { disciplineDue: false });
    one.give('approvePublication', { on: '2022-03-14' }).give('publish', { on: '2022-03-15' });
    while (one.now.owed.length > 0) one.give('tell', { on: '2022-03-16' });
    return one;
  };
  test.each([true, false])('done (%s) or refused with a reason', (restored) => {
    const one = published('unfounded');
    expect(one.refusalOf('closeCase', { on: '2022-03-17' }).refused).toBe('restorationOpen');
    expect(waitingFor(one.now).step).toBe('restoreName');
    one
      .give('restoreName', { on: '2022-03-17', by: chair }, { restored })
      .give('closeCase', { on: '2022-03-18' });
    expect(one.now).toMatchObject({ outcome: 'settled', restoration: { settled: { restored } } });
  });
  test('where there was no basis either way, nothing is owed', () =>
    expect(published('noBasis').refusalOf('restoreName', { on: '2022-03-17' }).refused).toBe(
      'noRestorationOwed',
    ));
});

test('A disciplined subject is not cleared: a conclusion on upheld allegations owes no restoration', () => {
  const one = toDiscipline(toVerification(OfficeCase.received('2022-01-28'), '2022-02-10'), '2022-03-01');
  one
    .give('holdHearing', { on: '2022-03-10' })
    .give('recordVote', { on: '2022-03-10' })
    .give('conclude', { on: '2022-03-11' });
  expect(one.now.restoration).toBeUndefined();
});
