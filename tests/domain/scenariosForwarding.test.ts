import type { Manager } from '../../domain/procedure/partyProcedure';
import { unitMeant } from '../../domain/organisations/addressee';
import { findPlace } from '../../domain/organisations/chain';
import { unitsNamed } from '../../domain/organisations/named';
import { waitingFor } from '../../domain/views/waiting';
import { readTrees } from '../../seeds/reference';
import { at, holderOf, OfficeCase } from './office';
import { toDiscipline, toVerification } from './stages';

/* Scenario 6 where the subject's unit is known: whom a report may be forwarded to, and what when it lies there. */

const [tree] = readTrees();
if (!tree) throw new Error('no tree is seeded');
const about = (managedBy: Manager, unitId: string, on: string) => ({
  subject: { kind: 'member', name: 'Đối tượng', managedBy, unit: findPlace(tree, unitId, on) },
});
const commune = 'du-phu-thi-an-thu';
const viceChair = holderOf('viceChair');
const to = (toUnit: string, more: object = {}) => ({ toUnit, to: undefined, ...more });

describe('Scenario 6 with a unit: a commune’s official, received 2026-02-12', () => {
  const received = () =>
    OfficeCase.received('2026-02-12', about('grassrootsCommittee', commune, '2026-02-12'));

  test('is to be forwarded by 2026-02-26, and only to the commune', () => {
    const one = received();
    expect(one.dueOn('forwarding')).toBe('2026-02-26');
    for (const toUnit of ['tinh-uy', 'du-long-du-an-thu', 'above'])
      expect(one.refusalOf('forward', { on: '2026-02-24' }, to(toUnit))).toMatchObject({
        refused: 'notTheCompetentUnit',
        field: 'toUnit',
        params: { body: 'Đảng ủy xã Phú Thí (An Thử)' },
      });
    one.give('forward', { on: '2026-02-24' }, to(commune));
    expect(one.happened('forwarded')[0]?.data).toMatchObject({
      to: 'Đảng ủy xã Phú Thí (An Thử)',
      toUnit: { id: commune, level: 'grassroots' },
    });
  });

  test('with whom it is and since when is known, and that it is nobody’s turn here', () => {
    const one = received().give('forward', { on: '2026-02-24' }, to(commune));
    one.give('tell', { on: '2026-02-25' });
    expect(waitingFor(one.now)).toEqual({
      step: 'answer',
      roles: [],
      accounts: [],
      outside: { who: 'otherBody', name: 'Đảng ủy xã Phú Thí (An Thử)', since: at('2026-02-24') },
    });
    one.give('recordReturn', { on: '2026-03-02' });
    expect(one.now.forwarding).toBeUndefined();
    expect(waitingFor(one.now).step).toBe('classify');
    // Of five working days 13 and 23 February were used, Tết between them; Monday 2 March to Wednesday are the others.
    expect(one.dueOn('forwarding')).toBe('2026-03-04');
  });

  test('a body outside the organisation is named in words', () => {
    const one = received();
    expect(one.refusalOf('forward', { on: '2026-02-24' }, { to: undefined }).refused).toBe(
      'nowhereToForward',
    );
    one.give('forward', { on: '2026-02-24' }, { to: 'Tòa án nhân dân tỉnh' });
    expect(one.now.forwarding).toEqual({
      to: 'Tòa án nhân dân tỉnh',
      toUnit: undefined,
      at: at('2026-02-24'),
    });
  });
});

test('with a district, its official goes to the district; a commune’s to the commune, not to the district', () => {
  const on = '2025-06-25';
  const official = OfficeCase.received(on, about('districtCommittee', 'hu-an-thu', on));
  official.give('forward', { on }, to('hu-an-thu'));
  expect(official.now.forwarding?.to).toBe('Huyện ủy An Thử');
  const member = OfficeCase.received(on, about('cell', 'cb-phu-thi-an-thu', on));
  expect(member.refusalOf('forward', { on }, to('hu-an-thu')).params).toEqual({
    body: 'Đảng ủy xã Phú Thí (An Thử)',
  });
  expect(member.refusalOf('forward', { on }, to('cb-phu-thi-an-thu')).refused).toBe('notTheCompetentUnit');
  member.give('forward', { on }, to(commune));
});

describe('handle at the base: what this level has the power to settle is passed neither up nor down', () => {
  const on = '2026-03-02';
  test.each([
    ['with a unit', about('provincialStandingCommittee', 'du-xay-dung', on)],
    ['without one', {}],
  ])('%s', (_name, input) => {
    const one = OfficeCase.received(on, input);
    for (const toUnit of ['above', 'du-xay-dung'])
      expect(one.refusalOf('forward', { on }, { toUnit, to: 'UBKT Trung ương' })).toMatchObject({
        refused: 'settledHere',
        field: 'toUnit',
      });
  });
  test('what the centre manages goes up, to the body that is named', () => {
    const one = OfficeCase.received(on, about('centralCommittee', 'tinh-uy', on));
    expect(one.refusalOf('forward', { on }, to('tinh-uy')).refused).toBe('settledAbove');
    expect(one.refusalOf('forward', { on }, to('above')).refused).toBe('nowhereToForward');
    one.give('forward', { on }, { toUnit: 'above', to: 'UBKT Trung ương' });
    expect(one.now.forwarding?.to).toBe('UBKT Trung ương');
  });
  test('where no unit is known, one below cannot be chosen by its id alone', () => {
    const subject = { kind: 'member', name: 'Đối tượng', managedBy: 'cell' };
    const one = OfficeCase.received(on, { subject });
    expect(one.refusalOf('forward', { on }, to(commune)).refused).toBe('unitNotKnown');
    one.give('forward', { on }, { to: 'Đảng ủy xã Phú Thí' });
  });
});

describe('taken over from a lower level that lets it drag on', () => {
  // Thirty working days after Tuesday 24 February 2026: 25–27 Feb are 3, four weeks of March 20 (23), 30 March to 3 April 5 (28),
  // 6 and 7 April the last two.
  const forwarded = () =>
    OfficeCase.received('2026-02-12', about('grassrootsCommittee', commune, '2026-02-12')).give(
      'forward',
      { on: '2026-02-24' },
      to(commune),
    );

  test('to 2026-04-07 the commune has time; from the day after the case can be taken over, with what is left of its limits', () => {
    const one = forwarded();
    for (const on of ['2026-02-24', '2026-04-07'])
      expect(one.refusalOf('takeOver', { on, by: viceChair })).toEqual({
        refused: 'lowerLevelHasTime',
        params: { until: '2026-04-07' },
      });
    expect(one.refusalOf('takeOver', { on: '2026-04-08', by: holderOf('departmentHead') }).refused).toBe(
      'notYourRole',
    );
    one.give('takeOver', { on: '2026-04-08', by: viceChair });
    expect(one.now).toMatchObject({
      stage: 'intake',
      outcome: undefined,
      forwarding: undefined,
      takenOver: { from: 'Đảng ủy xã Phú Thí (An Thử)', since: '2026-02-24', at: at('2026-04-08') },
    });
    // Of seven working days 13 and 23 February were used; Wednesday 8 April to Friday, Monday and Tuesday are the others.
    expect(one.dueOn('handling')).toBe('2026-04-14');
    // Misdirected no more: that clock has ended with the forwarding and does not go on.
    expect(one.now.clocks.forwarding?.stoppedOn).toBe('2026-02-24');
    expect(one.refusalOf('forward', { on: '2026-04-09' }, to(commune)).refused).toBe('settledHere');
    expect(one.refusalOf('takeOver', { on: '2026-04-09' }).refused).toBe('notInThisStage');
  });

  test('and then the commission disciplines, though the lower level had the power', () => {
    const on = '2025-06-26';
    const member = about('cell', 'cb-phu-thi-an-thu', '2025-03-03');
    const heard = (one: OfficeCase) => toDiscipline(toVerification(one, on), on).give('holdHearing', { on });
    const straight = heard(OfficeCase.received('2025-03-03', member));
    const cell = { body: 'Chi bộ cơ quan xã Phú Thí (An Thử)' };
    expect(straight.refusalOf('recordVote', { on })).toEqual({
      refused: 'disciplineBelow',
      field: 'body',
      params: cell,
    });
    straight.give('recordVote', { on }, { body: 'proposing' }).give('conclude', { on });
    expect(straight.refusalOf('decideDiscipline', { on })).toMatchObject({
      refused: 'disciplineBelow',
      params: cell,
    });
    straight.give('proposeDiscipline', { on }, { to: 'Đảng ủy xã Phú Thí' });
    const over = OfficeCase.received('2025-03-03', member).give('forward', { on: '2025-03-04' }, to(commune));
    over.give('takeOver', { on: '2025-06-02', by: viceChair });
    heard(over).give('recordVote', { on }).give('conclude', { on }).give('decideDiscipline', { on });
    expect(over.now.discipline?.form).toBe('warning');
  });

  test('only from a lower level: not from a court, not from above, not what came back', () => {
    const on = '2026-06-01';
    const court = OfficeCase.received('2026-02-12').give('forward', { on: '2026-02-24' }, { to: 'Tòa án' });
    expect(court.refusalOf('takeOver', { on }).refused).toBe('notWithLowerLevel');
    const up = OfficeCase.received('2026-02-12', about('centralCommittee', 'tinh-uy', '2026-02-12'));
    up.give('forward', { on: '2026-02-24' }, { toUnit: 'above', to: 'UBKT Trung ương' });
    expect(up.refusalOf('takeOver', { on }).refused).toBe('notWithLowerLevel');
    const kept = OfficeCase.received('2026-02-12').give('keepOnFile', { on: '2026-02-24' });
    expect(kept.refusalOf('takeOver', { on }).refused).toBe('notForwarded');
  });

  test('a version that knows no taking over refuses it', () => {
    const one = forwarded();
    if (one.procedure.law === 'state') throw new Error('not of the Party');
    one.procedure = { ...one.procedure, takingOver: undefined };
    expect(one.refusalOf('takeOver', { on: '2026-06-01' }).refused).toBe('noTakingOver');
  });
});

describe('an addressee in words, for a report about a commune’s official', () => {
  const on = '2026-02-24';
  const meant = (text: string, managedBy: Manager = 'grassrootsCommittee', unitId = commune) => {
    const one = OfficeCase.received('2026-02-12', about(managedBy, unitId, '2026-02-12'));
    return unitMeant(one.now, unitsNamed(tree, text, on), one.procedure, on);
  };

  test('is the competent unit however it is written, and then forwarded to as that unit', () => {
    for (const text of [
      'Đảng ủy xã Phú Thí (An Thử)',
      'UBKT đảng uỷ xã Phú Thí, huyện An Thử',
      'dang uy xa phu thi (an thu)',
      // Five communes have the name; one of them is competent.
      'Đảng ủy xã Phú Thí',
    ])
      expect([text, meant(text)]).toEqual([text, { toUnit: commune }]);
    const one = OfficeCase.received('2026-02-12', about('grassrootsCommittee', commune, '2026-02-12'));
    one.give('forward', { on }, { to: 'UBKT Đảng ủy xã Phú Thí', toUnit: commune });
    expect(one.happened('forwarded')[0]?.data).toMatchObject({
      to: 'UBKT Đảng ủy xã Phú Thí',
      toUnit: { id: commune, level: 'grassroots' },
    });
  });

  test('that is another unit of the tree is refused, with both named', () =>
    expect(meant('Đảng ủy xã Long Dụ (An Thử)')).toEqual({
      refused: 'namesOtherUnit',
      field: 'to',
      params: { unit: 'Đảng ủy xã Long Dụ (An Thử)', body: 'Đảng ủy xã Phú Thí (An Thử)' },
    }));

  test('that is no longer there is refused', () =>
    expect(meant('UBKT Huyện ủy An Thử')).toMatchObject({
      refused: 'namesEndedUnit',
      params: { unit: 'Huyện ủy An Thử' },
    }));

  test('is not passed on where the report is for this level, nor down where it is for the one above', () => {
    const text = 'Đảng ủy xã Long Dụ (An Thử)';
    expect(meant(text, 'provincialStandingCommittee')).toMatchObject({ refused: 'namesUnitOfOurs' });
    expect(meant(text, 'centralCommittee')).toMatchObject({ refused: 'namesUnitBelow' });
  });

  test('that is outside the tree stands as it was written', () => {
    for (const text of ['Công an tỉnh', 'Tòa án nhân dân tỉnh Mẫu', 'UBKT Tỉnh ủy Khác', 'UBND xã Long Dụ'])
      expect(meant(text)).toBeUndefined();
  });

  test('stands as it was written where the registration names no unit, but not where this level settles', () => {
    const without = (managedBy: Manager) => {
      const one = OfficeCase.received('2026-02-12', {
        subject: { kind: 'member', name: 'Đối tượng', managedBy },
      });
      return unitMeant(one.now, unitsNamed(tree, 'Đảng ủy xã Phú Thí', on), one.procedure, on);
    };
    expect(without('grassrootsCommittee')).toBeUndefined();
    expect(without('provincialStandingCommittee')).toMatchObject({ refused: 'namesUnitOfOurs' });
  });
});
