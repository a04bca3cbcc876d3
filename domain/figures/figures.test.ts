import fc from 'fast-check';
import { figureForms, periodSchemes } from '../../office/figures/forms';
import { OfficeCase } from '../../tests/domain/office';
import { announced, toVerification } from '../../tests/domain/stages';
import type { CaseEvent } from '../case/events/event';
import { outcomes, reportKinds, reporterStandings } from '../case/vocabulary';
import { visitOfActs } from '../reception/evolveVisit';
import { findCaseEntry, type Entry, visitEntry } from './entries';
import { columnsOf, rowsOf } from './form';
import { addedUp, checksOf, differencesOf, fillIn } from './grid';
import type { MatterAct } from '../matters/matter';
import { type CaseMark, marksOf } from './marks';
import { matterEntries } from './matterEntries';
import { findPeriodById, periodId } from './period';

const formOf = (id: string) => {
  const form = figureForms().find((one) => one.id === id);
  if (!form) throw new RangeError(`there is no form ${id}`);
  return form;
};
/** The first quarter of 2026 by calendar months, with all that is on record. */
const quarter = { from: '2026-01-01', to: '2026-03-31', recordedBy: '2027-01-01T00:00:00.000Z' };

const entriesOf = (cases: Record<string, readonly CaseEvent[]>, span = quarter): Entry[] =>
  Object.entries(cases).flatMap(([id, events]) => findCaseEntry(id, marksOf(events), span) ?? []);

const member = (managedBy: string) => ({
  subject: {
    kind: 'member',
    name: 'Nguyễn Văn Mẫu',
    position: 'Phó Giám đốc',
    organisation: 'Sở Mẫu',
    managedBy,
  },
});
const coded = (...codes: string[]) => ({
  allegations: codes.map((code) => ({ summary: 'Nội dung.', code })),
});

/** From verification to a report with that finding. */
function reported(one: OfficeCase, on: string, finding: string): OfficeCase {
  one.give('announceDecision', { on }).give('recordExplanation', { on });
  one.now.allegations.forEach(() => one.give('setFinding', { on }, { finding }));
  return one.give('submitReport', { on }, { proposesDiscipline: finding === 'upheld' });
}

/** To a conclusion of that finding on a day, and where discipline is due to a warning. */
function concluded(one: OfficeCase, on: string, finding: string): OfficeCase {
  reported(toVerification(one, on), on, finding);
  const isDue = finding === 'upheld';
  one.give('holdHearing', { on });
  if (!isDue) return one.give('conclude', { on }, { disciplineDue: false });
  return one
    .give('recordVote', { on }, { votes: { warning: 8 } })
    .give('conclude', { on })
    .give('decideDiscipline', { on });
}

const cases = {
  // Carried over from 2025, right, and disciplined within the quarter.
  a: concluded(OfficeCase.received('2025-12-22', coded('TC-06', 'DD-08'), 'a'), '2026-02-10', 'upheld'),
  // New, of a cadre of the grassroots, and wrong.
  b: concluded(
    OfficeCase.received('2026-01-05', { ...member('grassrootsCommittee'), ...coded('ĐĐ-02') }, 'b'),
    '2026-03-02',
    'unfounded',
  ),
  // New, accepted, and open at the end.
  c: toVerification(OfficeCase.received('2026-02-02', coded('TC-06'), 'c'), '2026-02-05'),
  // Anonymous, and kept on file for it.
  d: OfficeCase.received('2026-02-03', { reporter: { standing: 'anonymous' }, checkable: false }, 'd').give(
    'keepOnFile',
    { on: '2026-02-04' },
    { ground: 'hiddenOrFalseName' },
  ),
  // Forwarded in the quarter, and sent back after it.
  e: OfficeCase.received('2026-03-02', member('districtCommittee'), 'e')
    .give('forward', { on: '2026-03-04' })
    .give('recordReturn', { on: '2026-04-06' }),
  // Guided before the quarter: nothing of it is in it.
  f: OfficeCase.received('2025-11-03', {}, 'f').give('guide', { on: '2025-11-05' }),
};
const events = Object.fromEntries(Object.entries(cases).map(([id, one]) => [id, one.events]));

test('petitions of a quarter, worked out by hand', () => {
  const { figures, behind } = fillIn(formOf('petitions'), entriesOf(events));
  // a carried over; b, c, d, e new; a and b concluded, d kept, e forwarded; c is left.
  expect(figures.total).toMatchObject({
    carriedOver: 1, received: 4, reopened: 0, all: 5, concluded: 2, forwarded: 1, guided: 0, kept: 1, merged: 0, withdrawn: 0,
    settled: 4, open: 1, rate: 80,
  }); // prettier-ignore
  expect(figures.senderAnonymous).toMatchObject({ received: 1, kept: 1, open: 0 });
  expect(figures.mustSettle).toMatchObject({ carriedOver: 1, received: 2, settled: 2, open: 1 });
  expect(figures.notHidden).toMatchObject({ received: 1, settled: 1 });
  expect(figures.passedOn).toMatchObject({ received: 1, settled: 1 });
  expect(figures.levelGrassroots).toMatchObject({ received: 1, concluded: 1 });
  expect(behind('total', 'settled').sort()).toEqual(['a', 'b', 'd', 'e']);
  expect(behind('total', 'open')).toEqual(['c']);
});

test('denounced members: right and partly right in one column, contents each, discipline', () => {
  const { figures } = fillIn(formOf('denouncedMembers'), entriesOf(events));
  expect(figures.total).toMatchObject({
    carriedOver: 1, received: 2, all: 3, noBasis: 0, wrong: 1, right: 1, settled: 2, mustDiscipline: 1, disciplined: 1, open: 1,
  }); // prettier-ignore
  // Two cases say corruption, one of them land besides.
  expect(figures.content6).toMatchObject({ all: 2, right: 1 });
  expect(figures.content8).toMatchObject({ all: 1, right: 1 });
  expect(figures.content2).toMatchObject({ all: 1, wrong: 1 });
  expect(fillIn(formOf('discipline'), entriesOf(events)).figures).toMatchObject({
    warning: { disciplined: 1, byCommission: 1, bySuperior: 0 },
    reprimand: { disciplined: 0 },
  });
});

test('what came back is taken up again in the period after, and was done in the one before', () => {
  const second = { ...quarter, from: '2026-04-01', to: '2026-06-30' };
  const { figures } = fillIn(formOf('petitions'), entriesOf({ e: cases.e.events }, second));
  expect(figures.total).toMatchObject({
    carriedOver: 0,
    received: 0,
    reopened: 1,
    all: 1,
    settled: 0,
    open: 1,
  });
});

test('what is entered late counts on its own day, once it is on record', () => {
  const one = OfficeCase.received('2026-03-02', {}, 'late');
  reported(toVerification(one, '2026-03-05'), '2026-03-20', 'unfounded');
  one.give('holdHearing', { on: '2026-03-25' });
  one.give('conclude', { on: '2026-04-14' }, { disciplineDue: false, on: '2026-03-27' });
  const at = (recordedBy: string) =>
    fillIn(formOf('petitions'), entriesOf({ one: one.events }, { ...quarter, recordedBy }));
  const sent = at('2026-04-01T02:00:00.000Z').figures;
  expect(sent.total).toMatchObject({ concluded: 0, open: 1 });
  const now = at('2026-05-01T02:00:00.000Z').figures;
  expect(now.total).toMatchObject({ concluded: 1, open: 0 });
  expect(differencesOf(formOf('petitions'), sent, now)).toContainEqual({
    row: 'total',
    column: 'open',
    was: 1,
    is: 0,
  });
});

test('withdrawn has a column, and a wrong entry was another from the first day', () => {
  const one = announced()
    .give('correctRegistration', { on: '2026-04-02' }, { subjectManagedBy: 'districtCommittee' })
    .give('meetReporter', { on: '2026-03-30' })
    .give('withdraw', { on: '2026-03-30' });
  const { figures } = fillIn(formOf('denouncedMembers'), entriesOf({ one: one.events }));
  expect(figures.total).toMatchObject({ received: 1, settled: 1, withdrawn: 1, withoutFinding: 1, open: 0 });
  expect(figures.levelDistrict).toMatchObject({ received: 1 });
});

const mark = (seq: number, on: string, deed: CaseMark['deed']): CaseMark => ({
  seq,
  at: `${on}T03:00:00.000Z`,
  on,
  deed,
});
const received = (on: string, more: object = {}) =>
  mark(1, on, {
    kind: 'received', on, as: 'denunciation', source: 'post', standing: 'named', subject: 'member', level: 'cell', allegations: [{ id: 'a1' }],
    ...more,
  } as CaseMark['deed']); // prettier-ignore
const filled = (id: string, ...all: CaseMark[][]) =>
  fillIn(
    formOf(id),
    all.flatMap((marks, i) => findCaseEntry(`c${i}`, marks, quarter) ?? []),
  ).figures;

test('appeals: upheld, raised, lowered, annulled, by what they are against', () => {
  const appeal = (appealed: 'warning' | 'dismissal', result?: 'upheld' | 'lowered' | 'annulled') => [
    received('2026-01-10', { as: 'disciplineAppeal' }),
    mark(2, '2026-01-20', { kind: 'accepted', appealed }),
    ...(result ? [mark(3, '2026-03-03', { kind: 'appealDecided', result })] : []),
  ];
  const figures = filled('appeals', appeal('warning', 'upheld'), appeal('warning', 'lowered'), appeal('dismissal', 'annulled'), appeal('dismissal')); // prettier-ignore
  expect(figures.total).toMatchObject({ received: 4, upheld: 1, raised: 0, lowered: 1, annulled: 1, notTakenOn: 0, decided: 3, open: 1 }); // prettier-ignore
  expect(figures.dismissal).toMatchObject({ received: 2, annulled: 1, open: 1 });
});

test('assets in đồng: before, recommended, recovered, given up, still to come, and what came beyond', () => {
  const asset = (id: string, amount: number) => ({ kind: 'toRecover' as const, id, amount });
  const figures = filled(
    'assets',
    [
      received('2025-10-01'),
      mark(2, '2025-12-01', asset('k1', 500)),
      mark(3, '2025-12-20', { kind: 'recovered', id: 'k1', amount: 100 }),
      mark(4, '2026-02-01', { kind: 'recovered', id: 'k1', amount: 150 }),
      mark(5, '2026-03-01', { kind: 'givenUp', id: 'k1', amount: 50 }),
    ],
    [received('2026-01-02'), mark(2, '2026-02-02', asset('k1', 300)), mark(3, '2026-03-02', { kind: 'recovered', id: 'k1', amount: 320 })], // prettier-ignore
  );
  expect(figures.total).toEqual({
    carriedOver: 400, toRecover: 300, surplus: 20, all: 720, recovered: 470, givenUp: 50, left: 200,
  }); // prettier-ignore
});

test('passed on, overdue, escalated, published, rewarded', () => {
  const one = [
    received('2026-01-02'),
    mark(2, '2026-01-20', { kind: 'late', clock: 'handling' }),
    mark(3, '2026-01-21', { kind: 'escalated' }),
    mark(4, '2026-01-22', { kind: 'notLate', clock: 'handling' }),
    mark(5, '2026-02-01', { kind: 'transferred' }),
    mark(6, '2026-03-01', { kind: 'transferred' }),
    mark(7, '2026-03-02', { kind: 'suspended' }),
  ];
  const two = [
    received('2026-01-02'),
    mark(2, '2026-03-20', { kind: 'late', clock: 'settling' }),
    mark(3, '2026-03-21', { kind: 'concluded', disciplineDue: false }),
    mark(4, '2026-03-25', { kind: 'published' }),
    mark(5, '2026-03-26', { kind: 'commendationProposed' }),
    mark(6, '2026-03-27', { kind: 'commended', result: 'internally' }),
    mark(7, '2026-04-02', { kind: 'published' }),
  ];
  expect(filled('transferred', one, two).total).toEqual({
    transferred: 2,
    answered: 0,
    waiting: 2,
    suspended: 1,
  });
  expect(filled('overdue', one, two).total).toEqual({ fellOverdue: 2, overdue: 1, escalated: 1 });
  expect(filled('results', one, two).total).toEqual({
    concluded: 1, published: 1, takenBack: 0, proposed: 1, openly: 0, internally: 1, declined: 0,
  }); // prettier-ignore
});

test('reception: turns by what came of them, persons, groups', () => {
  const visit = (visitId: string, people: number, outcome?: 'guided' | 'refusedOnSpot') => {
    const of = { visitId, by: 'u', at: '2026-01-05T02:00:00.000Z', commandId: visitId };
    const arrived = { kind: 'arrived', dayId: 'd', on: '2026-01-05', turn: 1, matter: 'denunciation', standing: 'self', people } as const; // prettier-ignore
    const found = visitOfActs([{ ...of, revision: 1, deed: arrived }]);
    if (!found) throw new RangeError('no visit');
    return visitEntry(
      { ...found, ...(outcome && { settled: { outcome, on: '2026-01-05' } }) } as typeof found,
      'head',
    );
  };
  const { figures } = fillIn(formOf('reception'), [visit('v1', 1, 'guided'), visit('v2', 6, 'refusedOnSpot'), visit('v3', 2)]); // prettier-ignore
  expect(figures.total).toEqual({
    accepted: 0, guided: 1, answered: 0, refused: 1, unsettled: 1, turns: 3, persons: 9, groups: 1, becameCases: 0, late: 0,
  }); // prettier-ignore
  expect(figures.dayHead?.turns).toBe(3);
});

test('complex matters: the list at both ends of the period', () => {
  const act = (caseId: string, revision: number, at: string, deed: MatterAct['deed']): MatterAct => ({
    caseId, revision, by: 'u', at: `${at}T02:00:00.000Z`, commandId: `${caseId} ${revision}`, deed,
  }); // prettier-ignore
  const step: MatterAct['deed'] = {
    kind: 'stepSet',
    stepId: 's',
    who: 'u',
    due: '2026-03-10',
    dueAt: '2026-03-10T17:00:00.000Z',
    steps: [],
  };
  const acts = [
    // On it before, with a step that is late; taken off within; put on within by rule; come and gone within; after it.
    act('a', 1, '2025-12-01', { kind: 'listed' }),
    act('a', 2, '2026-02-01', step),
    act('b', 1, '2025-12-01', { kind: 'listed' }),
    act('b', 2, '2026-02-01', { kind: 'takenOff' }),
    act('c', 1, '2026-02-01', { kind: 'criteriaMet', met: [{ kind: 'longOpen' }, { kind: 'press' }] }),
    act('d', 1, '2026-02-01', { kind: 'listed' }),
    act('d', 2, '2026-03-01', { kind: 'caseClosed' }),
    act('e', 1, '2026-04-01', { kind: 'listed' }),
  ];
  const span = { begin: '2025-12-31T17:00:00.000Z', end: '2026-03-31T17:00:00.000Z' };
  const form = formOf('matters');
  const { figures } = fillIn(form, matterEntries(acts, span));
  expect(figures.total).toEqual({ before: 2, added: 1, takenOff: 1, listed: 2, late: 1 });
  expect(figures.roadmapWith).toMatchObject({ listed: 1, late: 1 });
  expect([figures.longOpen?.listed, figures.press?.listed, figures.stalled?.listed]).toEqual([1, 1, 0]);
  expect(checksOf(form, figures).every(({ holds }) => holds)).toBe(true);
});

test('whatever there is, sums agree, and offices add up to what they say together', () => {
  const day = fc
    .integer({ min: 1, max: 28 })
    .map((n) => `2026-0${(n % 5) + 1}-${String(n).padStart(2, '0')}`);
  const deed = fc.oneof(
    fc.constant({ kind: 'accepted' as const }),
    fc.constant({ kind: 'backAgain' as const }),
    fc.constantFrom(...outcomes).map((outcome) => ({ kind: 'ended' as const, outcome })),
    fc.boolean().map((disciplineDue) => ({ kind: 'concluded' as const, disciplineDue })),
    fc.constantFrom(...reportKinds).map((as) => ({ kind: 'classified' as const, as })),
    fc.nat(900).map((amount) => ({ kind: 'toRecover' as const, id: 'k', amount })),
    fc.nat(900).map((amount) => ({ kind: 'recovered' as const, id: 'k', amount })),
  );
  const history = fc
    .tuple(
      day,
      fc.constantFrom(...reporterStandings),
      fc.constantFrom(...reportKinds),
      fc.array(fc.tuple(day, deed), { maxLength: 8 }),
    )
    .map(([on, standing, as, rest]) => [
      received(on, { standing, as }),
      ...rest.map(([own, one], i) => mark(i + 2, own, one)),
    ]);
  fc.assert(
    fc.property(fc.array(history, { maxLength: 12 }), fc.nat(12), (all, cut) => {
      const span = { ...quarter, from: '2026-02-10', to: '2026-04-10' };
      const entries = all.flatMap((marks, i) => findCaseEntry(`c${i}`, marks, span) ?? []);
      for (const form of figureForms().filter(({ counts }) => counts === 'cases')) {
        const { figures } = fillIn(form, entries);
        expect(checksOf(form, figures).filter(({ holds }) => !holds)).toEqual([]);
        const halves = [entries.slice(0, cut), entries.slice(cut)].map((some) => fillIn(form, some).figures);
        expect(differencesOf(form, addedUp(form, halves), figures)).toEqual([]);
      }
    }),
    { numRuns: 60 },
  );
});

test('what is left at the end of one period is carried over into the next', () => {
  const next = { ...quarter, from: '2026-04-01', to: '2026-06-30' };
  const left = fillIn(formOf('petitions'), entriesOf(events)).figures.total?.open;
  expect(fillIn(formOf('petitions'), entriesOf(events, next)).figures.total?.carriedOver).toBe(left);
});

test('periods and their days: the State’s as its law says, the Party’s as the office has set them', () => {
  const days = (id: string) => {
    const period = findPeriodById(periodSchemes(), id);
    return period && [periodId(period), period.from, period.to];
  };
  expect(days('state.quarter1.2026')).toEqual(['state.quarter1.2026', '2025-12-15', '2026-03-14']);
  expect(days('state.quarter2.2026')?.slice(1)).toEqual(['2026-03-15', '2026-06-14']);
  expect(days('state.sixMonths.2026')?.slice(1)).toEqual(['2025-12-15', '2026-06-14']);
  expect(days('state.nineMonths.2026')?.slice(1)).toEqual(['2025-12-15', '2026-09-14']);
  expect(days('state.year.2026')?.slice(1)).toEqual(['2025-12-15', '2026-12-14']);
  expect(days('state.month.2026-01')).toEqual(['state.month.2026-01', '2025-12-15', '2026-01-14']);
  expect(days('party.month.2028-02')?.slice(1)).toEqual(['2028-02-01', '2028-02-29']);
  expect(days('party.quarter1.2026')?.slice(1)).toEqual(['2026-01-01', '2026-03-31']);
  expect(days('party.term.2025-2030')).toEqual(['party.term.2025-2030', '2025-10-01', '2030-09-30']);
  expect(days('party.range.2026-01-02.2026-02-03')?.[0]).toBe('party.range.2026-01-02.2026-02-03');
  for (const none of [
    'party.quarter2.2026',
    'party.month.2026',
    'none.year.2026',
    'party.range.2026-02-03.2026-01-02',
    'party.year.1999',
    'x',
  ])
    expect([none, days(none)]).toEqual([none, undefined]);
});

test('every form has a name for each row and column, and its own rows part all that it counts', () => {
  for (const form of figureForms()) {
    expect(columnsOf(form).every(({ vi, en }) => vi !== '' && en !== '')).toBe(true);
    expect(rowsOf(form).filter(({ kind }) => kind === 'total')).toHaveLength(1);
  }
});
