import { mustBeServed } from '../../domain/appeals/served';
import { decideHeard } from '../../domain/case/decide';
import type { CaseEvent } from '../../domain/case/events/event';
import { hasHeardBefore } from '../../domain/case/heardBefore';
import type { CaseMessage } from '../../domain/case/messages';
import { at, holderOf, OfficeCase } from './office';
import { withParting } from './seeded';
import { toDiscipline, toVerification } from './stages';

/** Hears as the version before did: the id says nothing of the event that was told of. */
function hear(one: OfficeCase, message: CaseMessage, on: string): CaseEvent[] {
  const taken = decideHeard(one.now, message, { at: at(on, '10:00'), commandId: `heard-${one.now.seq}` });
  if (!taken) return [];
  one.events.push(...taken.events);
  one.state = taken.state;
  return taken.events;
}

/** Tells all once more, as after an update: what is known to have been heard is passed over. */
function tellAgain(one: OfficeCase, told: readonly (readonly [CaseMessage, string])[]): CaseEvent[] {
  const { length } = one.events;
  for (const [message, on] of told)
    if (!hasHeardBefore(one.events, { message, at: at(on) })) hear(one, message, '2026-09-01');
  return one.events.slice(length);
}

const disciplined = () =>
  toDiscipline(toVerification(OfficeCase.received('2025-09-01'), '2025-09-08'), '2025-10-01')
    .give('holdHearing', { on: '2025-12-22' })
    .give('recordVote', { on: '2025-12-22' })
    .give('conclude', { on: '2025-12-23' })
    .give('decideDiscipline', { on: '2025-12-24' });
const closedAndReopened = (one: OfficeCase, on: string) => {
  while (one.now.owed.length > 0) one.give('tell', { on });
  if (mustBeServed(one.now)) one.give('serveDecision', { on });
  return one.give('closeCase', { on }).give('reopen', { on });
};
const reopened = (one: OfficeCase, on: string) =>
  closedAndReopened(
    one.give('approvePublication', { on, by: holderOf('chair') }).give('publish', { on }),
    on,
  );
const again = (one: OfficeCase, on: string) =>
  one
    .give('submitReport', { on })
    .give('holdHearing', { on })
    .give('recordVote', { on })
    .give('conclude', { on })
    .give('decideDiscipline', { on });
const pursued = () => toVerification(OfficeCase.received('2026-01-05'), '2026-01-08');
const mergedInto = (into: string) =>
  OfficeCase.received('2026-01-05').give('merge', { on: '2026-01-06' }, { into });
const petition = () => {
  const allegations = [{ summary: 'Một.' }, { summary: 'Hai.' }];
  return OfficeCase.received('2026-01-05', { kind: 'mixed', allegations })
    .by(withParting)
    .give('splitPetition', {
      on: '2026-01-06',
    });
};

const from = { caseId: 'c-9', number: 'TC-9' };
const merged: CaseMessage = { says: 'reportMerged', data: from };
const unmerged: CaseMessage = { says: 'reportUnmerged', data: from };
const lodged: CaseMessage = { says: 'appealLodged', data: { ...from, lodgedOn: '2026-01-10' } };
const review = (decision: string, on: string): CaseMessage => ({
  says: 'disciplineReviewed',
  data: { ...from, result: 'annulled', decision, on, apologyOwed: true },
});
const ended = (outcome: 'settled' | 'withdrawn'): CaseMessage => ({
  says: 'mergedMatterEnded',
  data: { ...from, outcome },
});

type Told = readonly (readonly [CaseMessage, string])[];
const heardThen: Record<string, { one: () => OfficeCase; told: Told; since?: (one: OfficeCase) => void }> = {
  'an appeal that was lodged': { one: disciplined, told: [[lodged, '2026-01-10']] },
  'an appeal that was decided': {
    one: disciplined,
    told: [
      [lodged, '2026-01-10'],
      [review('30-QĐ/TU', '2026-03-03'), '2026-03-03'],
    ],
  },
  'an appeal that was decided, and the case disciplined anew since': {
    one: disciplined,
    told: [
      [lodged, '2026-01-10'],
      [review('30-QĐ/TU', '2026-03-03'), '2026-03-03'],
    ],
    since: (one) => {
      one.give('apologise', { on: '2026-03-10' });
      // Its decision fell, and nobody publishes it any more.
      again(closedAndReopened(one, '2026-03-12'), '2026-03-12');
    },
  },
  'a decision that found no discipline any more': {
    one: () => reopened(disciplined(), '2026-01-12'),
    told: [[review('30-QĐ/TU', '2026-03-03'), '2026-03-03']],
  },
  'a part that was registered': {
    one: petition,
    told: [[{ says: 'partRegistered', data: { caseId: 'c-1-2', number: 'TC-10' } }, '2026-01-06']],
  },
  'a report that was merged': { one: pursued, told: [[merged, '2026-02-02']] },
  'a report that was merged, and left again': {
    one: pursued,
    told: [
      [merged, '2026-02-02'],
      [unmerged, '2026-02-03'],
    ],
  },
  'a report that was merged, left, and was merged again': {
    one: pursued,
    told: [
      [merged, '2026-02-02'],
      [unmerged, '2026-02-03'],
      [merged, '2026-02-04'],
    ],
  },
  'the end of a matter, of which the reporter was told since': {
    one: () => mergedInto('c-9'),
    told: [[ended('settled'), '2026-03-03']],
    since: (one) => one.give('tell', { on: '2026-03-04' }),
  },
  'two ends of a matter': {
    one: () => mergedInto('c-9'),
    told: [
      [ended('withdrawn'), '2026-03-03'],
      [ended('settled'), '2026-04-03'],
    ],
  },
};

test.each(Object.keys(heardThen))(
  '%s, heard in the version before, is told again and nothing happens',
  (name) => {
    const { one: begin, told, since } = heardThen[name] ?? { one: pursued, told: [] };
    const one = begin();
    for (const [message, on] of told) expect(hear(one, message, on)).not.toEqual([]);
    since?.(one);
    const before = one.now;
    expect(tellAgain(one, told)).toEqual([]);
    expect(one.now).toEqual(before);
  },
);

test('what was lost then is heard now, and what followed it as well', () => {
  const one = pursued();
  hear(one, merged, '2026-02-02');
  const told: Told = [
    [merged, '2026-02-02'],
    [unmerged, '2026-02-03'],
  ];
  expect(tellAgain(one, told).map(({ type }) => type)).toEqual(['reportUnmerged']);
  expect(one.now.mergedReports).toEqual([]);
});

test('a decision on an appeal happens once without any memory of ids; another decision is news', () => {
  const one = disciplined();
  hear(one, lodged, '2026-01-10');
  hear(one, review('30-QĐ/TU', '2026-03-03'), '2026-03-03');
  expect(hear(one, review('30-QĐ/TU', '2026-03-03'), '2026-03-05')).toEqual([]);
  expect(hear(one, review('44-QĐ/TU', '2026-05-05'), '2026-05-05').map(({ type }) => type)).toEqual([
    'disciplineReviewed',
    'apologyOwed',
  ]);
});

test('what an appeal did before the case was disciplined is about another decision', () => {
  const one = again(reopened(disciplined(), '2026-05-04'), '2026-05-04');
  expect(hear(one, lodged, '2026-05-05')).toEqual([]);
  const late = { ...review('30-QĐ/TU', '2026-03-03') };
  expect(hear(one, late, '2026-05-05').map(({ type }) => type)).toEqual(['apologyOwed']);
  expect(one.now.discipline?.form).toBeDefined();
});

test('conflicts were not told of then: each is heard', () => {
  const data = { accountId: 'u-publisher', relation: 'Anh em', origin: 'c-9', caseId: 'c-9' };
  const message: CaseMessage = { says: 'conflictDeclared', data };
  const one = pursued();
  expect(tellAgain(one, [[message, '2026-02-02']]).map(({ type }) => type)).toEqual(['conflictDeclared']);
  expect(tellAgain(one, [[message, '2026-02-02']])).toEqual([]);
});
