import fc from 'fast-check';
import { findPassedOn } from '../../domain/access/nobodyLeft';
import { type Role, roles } from '../../domain/access/roles';
import { type CommandType, commandTypes } from '../../domain/case/commands';
import { whyNotOffered } from '../../domain/case/decide';
import type { CaseState } from '../../domain/case/state';
import { clocksIn, endsByItself, isOpen, keyOf } from '../../domain/clocks/clock';
import { getProcedureInForce } from '../../domain/procedure/procedure';
import { project } from '../../domain/views/caseView';
import { dateOf, dayNumber } from './naiveCalendar';
import { at, calendar, OfficeCase, procedures } from './office';
import { lateInput, ordinaryGiver } from './ordinary';
import { ordinaryPersons } from './people';
import { toDiscipline, toVerification } from './stages';

/** The way of an ordinary case, last first. */
const onward: readonly CommandType[] = [
  'closeCase', 'recordCommendation', 'restoreName', 'serveDecision', 'tell', 'recordRecovery', 'followRecommendation', 'publish',
  'approvePublication', 'decideDiscipline', 'decideAppeal', 'concludeWithDiscipline', 'conclude', 'recordVote', 'holdHearing', 'submitReport', 'setFinding', 'recordExplanation',
  'announceDecision', 'signDecision', 'formTeam', 'proposeAssignment', 'accept', 'acceptAppeal', 'classify',
]; // prettier-ignore

/** What needs a meeting on record, or the word of another case. */
const elsewhere: readonly CommandType[] = [
  // Hands of what is decided in steps, which is given whole here.
  'appraise', 'approve', 'returnSubmission', 'takeBackSubmission',
  'recordDissent', 'countersignDissent', 'takeBackPublication', 'apologise', 'refuseApology',
  // No file is past its term within the years of a walk.
  'proposeDestruction', 'decideDestruction',
]; // prettier-ignore

const commune = { kind: 'member', name: 'Nguyễn Văn Mẫu', managedBy: 'grassrootsCommittee' };
const official = { kind: 'official', name: 'Trần Văn Mẫu', managingBody: 'UBND tỉnh Mẫu' };
const central = { kind: 'member', name: 'Lê Văn Mẫu', managedBy: 'centralCommittee' };
const appeal = { kind: 'disciplineAppeal' };
const mixed = { kind: 'mixed', allegations: [{ summary: 'Một.' }, { summary: 'Hai.' }] };

/** What an open case must always have: somebody of the office who is named to go on with it, or to follow what another body owes. */
function whyNobodyWaits(state: CaseState): string | undefined {
  if (state.stage === 'closed') return undefined;
  const view = project(state);
  const { waiting } = view;
  const holds = (role: Role) => ordinaryPersons.some((one) => one.roles.includes(role));
  if (waiting.roles.length + waiting.accounts.length === 0) return `${waiting.step} waits for nobody`;
  const strange = waiting.roles.find((role) => !roles.includes(role) || !holds(role));
  if (strange) return `${waiting.step} waits for ${strange}, whom nobody is`;
  // Recused, somebody else is named: never is the desk of the case empty.
  const passed = findPassedOn(waiting, view, ordinaryPersons)?.to;
  const someone = ordinaryPersons.some(
    ({ id, roles: held }) =>
      !view.conflictOf.includes(id) &&
      (waiting.accounts.includes(id) || held.some((role) => role === passed || waiting.roles.includes(role))),
  );
  return someone || passed === 'standingCommittee' ? undefined : `${waiting.step} is on no desk`;
}

/** When each open limit of the office is due, of those that run. */
const dues = ({ now }: OfficeCase) =>
  new Map(
    clocksIn(now)
      .filter((clock) => isOpen(clock) && clock.kind !== 'stall' && !endsByItself(clock.kind))
      .map((clock) => [keyOf(clock), { due: clock.dates?.dueOn, late: clock.overdueSince !== undefined }]),
  );

/** Events that say by which rule, reason or rest a limit is due later. */
const saysWhy = ['clockExtended', 'clockResumed', 'clockContinued', 'clockMoved'];

/** A limit that is due later than before, where no act of this step says why. */
function younger(before: ReturnType<typeof dues>, one: OfficeCase, from: number): string[] {
  const events = one.events.slice(from);
  return [...dues(one)].flatMap(([key, { due, late }]) => {
    const was = before.get(key);
    if (!was) return [];
    const told = events.filter(
      (event) =>
        'kind' in event.data &&
        keyOf({ kind: 'stall', ...event.data } as Parameters<typeof keyOf>[0]) === key,
    );
    const started = told.find(({ type }) => type === 'clockStarted');
    const isNamed = started ? 'anewBy' in started.data : told.some(({ type }) => saysWhy.includes(type));
    const isLater = was.due !== undefined && due !== undefined && due > was.due;
    const isForgiven = was.late && !late;
    return (isLater || isForgiven) && !isNamed ? [`${key}: ${was.due} → ${due}`] : [];
  });
}

/**
 * The order of the days of a case, written down from the procedure and not from the table of predecessors: each was not before any that
 * stands before it in its row.
 */
const orders: readonly ((state: CaseState) => (string | undefined)[])[] = [
  ({ registration, decision, announcedOn, explanationOn, hearing, conclusion }) => [
    registration.receivedOn,
    decision?.signedOn,
    announcedOn,
    explanationOn,
    hearing?.on,
    conclusion?.on,
  ],
  ({ conclusion, publication }) => [conclusion?.on, publication?.publishedOn],
  ({ discipline, served }) => [discipline?.on, served?.on],
  ({ hearing, vote, discipline }) => [hearing?.on, vote?.adopted ? vote.on : undefined, discipline?.on],
  ({ conclusion, discipline }) => [conclusion?.on, discipline?.on],
  ({ hearing, appeal: of }) => [hearing?.on, of?.decision?.on],
  ({ conclusion, restoration }) => [conclusion?.on, restoration?.settled?.on],
  ({ conclusion, falseReport }) => [conclusion?.on, falseReport?.on],
  ({ suspension }) => [suspension?.from, suspension?.endedOn],
  ({ conclusion, commendation }) => [conclusion?.on, commendation?.on, commendation?.decided?.on],
  ({ publication }) => [publication?.publishedOn, publication?.takenBack?.on],
];
const disordered = (state: CaseState): string[][] =>
  orders
    .map((days) => days(state).filter((day) => day !== undefined))
    .filter((days) => days.some((day, i) => i > 0 && day < (days[i - 1] ?? '')));

test('no row of acts leaves an open case without anybody, makes a limit younger unsaid, or lets a day stand before its predecessors', () => {
  const given = new Set<CommandType>();
  const reached = { moved: 0, late: 0, recused: 0 };
  const step = fc.record({
    days: fc.oneof({ weight: 5, arbitrary: fc.nat(4) }, fc.nat(40)),
    onward: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, fc.constant(false)),
    choice: fc.nat(1000),
    ago: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(12)),
    pressed: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 30, maxLength: 90, size: 'max' }),
      fc.constantFrom<Record<string, unknown>>(
        {},
        { subject: commune },
        { subject: official },
        { subject: central },
        appeal,
        mixed,
      ),
      fc.constantFrom('upheld', 'upheld', 'unfounded', 'noBasis'),
      fc.boolean(),
      (row, more, finding, ahead) => {
        const first = '2023-03-01';
        const law = more.subject === official ? 'state' : 'party';
        const one = new OfficeCase(getProcedureInForce(procedures, first, law), calendar);
        one.give('register', { on: first }, { receivedOn: first, ...more });
        const isDue = finding === 'upheld' && law === 'party';
        if (ahead && Object.keys(more).length === 0) toVerification(one, '2023-03-06');
        if (ahead && isDue && one.now.stage === 'verification') toDiscipline(one, '2023-03-13');
        const done = new Set<CommandType>();
        let day = dayNumber('2023-03-13');
        for (const { days, onward: goesOn, choice, ago, pressed } of row) {
          day = Math.min(day + days, dayNumber('2026-12-31'));
          const on = dateOf(day);
          const known = dues(one);
          const waited = one.events.length;
          one.wait(at(on));
          expect(younger(known, one, waited)).toEqual([]);
          const possible = commandTypes.filter(
            (type) => !whyNotOffered(one.now, ordinaryGiver(type), type, one.rulesOn(on)),
          );
          const next = goesOn ? onward.find((type) => possible.includes(type)) : undefined;
          // Aside from the way on, what no walk has done yet, else what this one has not: so nearly all is done, whatever the lots.
          const rare = possible.filter((one) => !given.has(one));
          const unseen = possible.filter((one) => !done.has(one));
          const list = [rare, unseen].find((some) => some.length > 0) ?? possible;
          const type = next ?? list[choice % Math.max(list.length, 1)];
          if (!type) continue;
          const said = dateOf(Math.max(day - ago, dayNumber(first)));
          const input = {
            ...(ago > 0 ? lateInput(type, one.now, said) : one.inputFor(type, on)),
            ...(type === 'classify' && { kind: one.now.kind }),
            ...(type === 'setFinding' && { finding }),
            ...(type === 'submitReport' && { proposesDiscipline: isDue }),
            ...(type === 'makeRecommendation' &&
              choice % 2 > 0 && { kind: 'assetRecovery', amount: 1_000_000 }),
            ...(type === 'recordVote' && choice % 3 === 0 && { warning: 2 }),
            ...(type === 'conclude' && { disciplineDue: isDue }),
            ...(type === 'meetReporter' && { pressureSuspected: pressed }),
          };
          const before = dues(one);
          const from = one.events.length;
          try {
            one.give(type, { on }, input);
          } catch {
            continue;
          }
          given.add(type);
          done.add(type);
          expect([type, whyNobodyWaits(one.now)]).toEqual([type, undefined]);
          expect([type, younger(before, one, from)]).toEqual([type, []]);
          expect([type, disordered(one.now)]).toEqual([type, []]);
          for (const [key, { due, late }] of dues(one)) {
            if (late) reached.late += 1;
            if ((before.get(key)?.due ?? due) !== due) reached.moved += 1;
          }
          if (one.now.conflicts.length > 0) reached.recused += 1;
        }
      },
    ),
    { numRuns: 300, endOnFailure: true },
  );
  // The walks are worth something only if they give nearly all there is, and come where it could go wrong.
  const never = commandTypes.filter((type) => !given.has(type) && !elsewhere.includes(type));
  expect(never.length < 14 ? [] : never).toEqual([]);
  expect(Math.min(reached.moved, reached.late, reached.recused)).toBeGreaterThan(50);
});
