import type { AddressedMessage } from '../../domain/case/messages';
import { messagesOf } from '../../domain/case/messages';
import { decideHeard } from '../../domain/case/decide';
import { registrationOfPart } from '../../domain/case/petitionPart';
import { waitingFor } from '../../domain/views/waiting';
import { at, holderOf, OfficeCase } from './office';
import { withParting } from './seeded';
import { toDiscipline, toVerification } from './stages';

const served = '2025-12-31';

/** An appeal that arrived on a day, classified and ready to be taken on. */
const appealOf = (receivedOn: string) =>
  OfficeCase.received(receivedOn, { kind: 'disciplineAppeal' }).give(
    'classify',
    { on: receivedOn },
    { kind: 'disciplineAppeal' },
  );

/** The case whose warning is appealed against. */
const warned = () =>
  toDiscipline(toVerification(OfficeCase.received('2025-09-01'), '2025-09-08'), '2025-10-01')
    .give('holdHearing', { on: '2025-12-22' })
    .give('recordVote', { on: '2025-12-22' })
    .give('conclude', { on: '2025-12-23' })
    .give('decideDiscipline', { on: '2025-12-24' }, { number: '4-QĐ/UBKT' });

/** Delivers what the last event of one case of some type tells to another. */
function tell(from: OfficeCase, to: OfficeCase): AddressedMessage | undefined {
  const told = from.events.flatMap((event) => messagesOf(from.now, event));
  for (const { message } of told) {
    const taken = decideHeard(to.now, message, { at: at('2026-06-01'), commandId: 'heard' });
    if (taken) to.state = taken.state;
  }
  return told.at(-1);
}

const toHearing = (one: OfficeCase, on: string) => {
  one
    .give('tell', { on })
    .give('proposeAssignment', { on })
    .give('formTeam', { on })
    .give('signDecision', { on });
  return toDiscipline(one, on).give('holdHearing', { on });
};

describe('Scenario 14. Appeal', () => {
  const accept = { servedOn: served, lodgedOn: '2026-01-30' };

  test('on 2026-01-30 it is in time, and the first review is by the same-level committee', () => {
    const one = appealOf('2026-01-30').give('acceptAppeal', { on: '2026-02-02' }, accept);
    expect(one.now).toMatchObject({
      stage: 'assignment',
      appeal: { reviewer: 'provincialStandingCommittee' },
      owed: [{ to: 'reporter', about: 'acceptance' }],
    });
    expect(one.dueOn('settling')).toBeUndefined();
    // 90 working days from Friday 30 January over Tết, the Kings' day and the days around 30/4 and 1/5.
    expect(one.now.clocks.appeal).toMatchObject({ startedOn: '2026-01-30', limit: { count: 90 } });
  });

  test('on 2026-01-31 it is late, and refused with the reason', () => {
    const one = appealOf('2026-01-31');
    const late = { servedOn: served, lodgedOn: '2026-01-31' };
    expect(one.refusalOf('acceptAppeal', { on: '2026-02-02' }, late)).toEqual({
      refused: 'appealTooLate',
      field: 'lodgedOn',
      params: { until: '2026-01-30' },
    });
    one.give('refuseReport', { on: '2026-02-02' }, { ground: 'appealLate' });
    expect(one.now).toMatchObject({
      outcome: 'refused',
      ending: { ground: 'appealLate' },
      owed: [{ to: 'reporter', about: 'refusal' }],
    });
  });

  test.each([
    ['districtInspection', 'appealSkipsLevel', 'districtStandingCommittee'],
    ['grassrootsCommittee', 'appealSkipsLevel', 'districtInspection'],
    ['provincialStandingCommittee', 'appealGoesHigher', 'centralInspection'],
  ])('a decision of %s: %s, first comes %s', (decidedBy, refused, reviewer) =>
    expect(
      appealOf('2026-01-30').refusalOf('acceptAppeal', { on: '2026-02-02' }, { ...accept, decidedBy }),
    ).toMatchObject({ refused, params: { reviewer } }),
  );

  test('by proxy, and against what is final already: refused', () => {
    const refusal = (input: object) =>
      appealOf('2026-01-30').refusalOf('acceptAppeal', { on: '2026-02-02' }, { ...accept, ...input }).refused;
    expect(refusal({ lodgedBy: 'proxy' })).toBe('appealByProxy');
    expect(refusal({ decidedBy: 'secretariat' })).toBe('appealFinal');
    expect(refusal({ servedOn: '2026-01-31' })).toBe('servedAfterAppeal');
    expect(refusal({ lodgedOn: '2026-02-01' })).toBe('lodgedAfterReceipt');
  });

  test('while it runs the warning stands; lowered, the decision changes', () => {
    const original = warned();
    const appeal = appealOf('2026-01-30').give(
      'acceptAppeal',
      { on: '2026-02-02' },
      { ...accept, appealedCase: 'c-0' },
    );
    expect(tell(appeal, original)?.to).toBe('c-0');
    expect(original.now).toMatchObject({ discipline: { form: 'warning' }, appeals: [{ number: 'TC-1' }] });
    toHearing(appeal, '2026-03-02');
    expect(waitingFor(appeal.now)).toMatchObject({ step: 'decideAppeal', roles: ['standingCommittee'] });
    expect(appeal.refusalOf('recordVote', { on: '2026-03-03' }).refused).toBe('appealGoesItsOwnWay');
    expect(appeal.refusalOf('conclude', { on: '2026-03-03' }).refused).toBe('appealGoesItsOwnWay');
    const chair = holderOf('chair');
    expect(appeal.refusalOf('decideAppeal', { on: '2026-03-03', by: chair }).refused).toBe('notTheReviewer');
    const lowered = { result: 'lowered', form: 'reprimand' };
    // Of 15 official members 8 are more than half, however many are present.
    expect(
      appeal.refusalOf('decideAppeal', { on: '2026-03-03' }, { ...lowered, present: 12, votesFor: 7 })
        .refused,
    ).toBe('noMajority');
    appeal.give('decideAppeal', { on: '2026-03-03' }, { ...lowered, present: 12, votesFor: 8 });
    expect(appeal.now.clocks.appeal?.stoppedOn).toBe('2026-03-03');
    tell(appeal, original);
    expect(original.now).toMatchObject({
      discipline: { form: 'reprimand' },
      appeals: [{ caseId: 'c-1', result: 'lowered' }],
    });
  });

  test.each([
    ['raised', 'reprimand'],
    ['raised', 'warning'],
    ['raised', undefined],
    ['raised', 'dissolution'],
    ['lowered', 'dismissal'],
    ['upheld', 'reprimand'],
    ['annulled', 'reprimand'],
  ])('%s and %s do not fit a warning', (result, form) => {
    const appeal = toHearing(
      appealOf('2026-01-30').give('acceptAppeal', { on: '2026-02-02' }, accept),
      '2026-03-02',
    );
    expect(appeal.refusalOf('decideAppeal', { on: '2026-03-03' }, { result, form }).refused).toBe(
      'formNotForResult',
    );
  });

  test('upheld, the decision stays as it was', () => {
    const original = warned();
    const link = { ...accept, appealedCase: 'c-0' };
    const appeal = toHearing(
      appealOf('2026-01-30').give('acceptAppeal', { on: '2026-02-02' }, link),
      '2026-03-02',
    );
    tell(appeal.give('decideAppeal', { on: '2026-03-03' }), original);
    expect(original.now).toMatchObject({ discipline: { form: 'warning' }, appeals: [{ result: 'upheld' }] });
  });

  test('annulled, the discipline is gone, and the name must be restored before the appeal can close', () => {
    const original = warned();
    const appeal = appealOf('2026-01-30').give(
      'acceptAppeal',
      { on: '2026-02-02' },
      { ...accept, appealedCase: 'c-0' },
    );
    toHearing(appeal, '2026-03-02').give('decideAppeal', { on: '2026-03-03' }, { result: 'annulled' });
    tell(appeal, original);
    expect(original.now.discipline).toMatchObject({ number: '4-QĐ/UBKT', form: undefined });
    appeal
      .give('approvePublication', { on: '2026-03-04', by: holderOf('chair') })
      .give('publish', { on: '2026-03-04' });
    while (appeal.now.owed.length > 0) appeal.give('tell', { on: '2026-03-05' });
    expect(appeal.refusalOf('closeCase', { on: '2026-03-05' }).refused).toBe('restorationOpen');
  });

  test('only appeals go this way, and their grounds are for them alone', () => {
    const one = OfficeCase.received('2026-01-30').give('classify', { on: '2026-01-30' });
    expect(one.refusalOf('acceptAppeal', { on: '2026-02-02' }).refused).toBe('notAnAppeal');
    expect(one.refusalOf('refuseReport', { on: '2026-02-02' }, { ground: 'appealLate' }).refused).toBe(
      'groundNotForKind',
    );
    expect(appealOf('2026-01-30').refusalOf('accept', { on: '2026-02-02' }).refused).toBe(
      'appealGoesItsOwnWay',
    );
  });
});

describe('Scenario 17. Mixed petition', () => {
  const letter = () =>
    OfficeCase.received('2026-03-02', {
      kind: 'mixed',
      allegations: [{ summary: 'Tố cáo nhận tiền.' }, { summary: 'Khiếu nại quyết định cảnh cáo.' }],
    }).by(withParting);
  const parts = { allegationIds: ['a2'], newKind: 'disciplineAppeal', keptKind: 'denunciation' };

  test('one letter becomes two cases, linked, each with its own clock', () => {
    const denunciation = letter().give('splitPetition', { on: '2026-03-04' }, parts);
    expect(denunciation.now).toMatchObject({
      kind: 'denunciation',
      allegations: [{ id: 'a1', summary: 'Tố cáo nhận tiền.' }],
      parts: [{ caseId: 'c-1-2' }],
    });
    const [split] = denunciation.happened('petitionSplit');
    if (!split) throw new Error('nothing was split');
    const appeal = new OfficeCase(denunciation.procedure, denunciation.office, split.data.into);
    appeal.give('register', { on: '2026-03-04' }, registrationOfPart(denunciation.now, split.data, 'TC-2'));
    expect(appeal.now).toMatchObject({
      caseId: 'c-1-2',
      kind: 'disciplineAppeal',
      registration: {
        receivedOn: '2026-03-02',
        reporter: { ref: 'p-c-1-2' },
        splitFrom: { caseId: 'c-1', number: 'TC-1' },
      },
      allegations: [{ id: 'a1', summary: 'Khiếu nại quyết định cảnh cáo.' }],
    });
    tell(appeal, denunciation);
    expect(denunciation.now.parts).toEqual([{ caseId: 'c-1-2', number: 'TC-2' }]);

    const on = '2026-03-05';
    denunciation.give('classify', { on }).give('accept', { on });
    appeal.give('classify', { on }, { kind: 'disciplineAppeal' }).give('acceptAppeal', { on });
    // Both count 90 working days from Monday 2 March: scenario 8 works that date out.
    expect(denunciation.dueOn('settling')).toBe('2026-07-09');
    expect(appeal.dueOn('appeal')).toBe('2026-07-09');
    denunciation.give('pause', { on: '2026-04-28' });
    expect(denunciation.dueOn('settling')).toBeUndefined();
    expect(appeal.dueOn('appeal')).toBe('2026-07-09');
  });

  test('something must stay, the parts must differ, and only a mixed petition is split', () => {
    const refusal = (input: object, one = letter()) =>
      one.refusalOf('splitPetition', { on: '2026-03-04' }, { ...parts, ...input }).refused;
    expect(refusal({ allegationIds: ['a1', 'a2'] })).toBe('nothingLeftToSplit');
    expect(refusal({ allegationIds: ['a3'] })).toBe('unknownAllegation');
    expect(refusal({ newKind: 'denunciation' })).toBe('partsOfOneKind');
    expect(refusal({}, OfficeCase.received('2026-03-02'))).toBe('notMixed');
  });
});
