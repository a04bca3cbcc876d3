import fc from 'fast-check';
import { maySee } from '../../domain/access/maySee';
import { findPassedOn, ladder, type OfficePerson, reachedBy, seatsOf } from '../../domain/access/nobodyLeft';
import { type Actor, coverFor, visibilityOf } from '../../domain/access/policy';
import type { Role } from '../../domain/access/roles';
import { type Knowing, secrecyLevels, wholeOffice } from '../../domain/access/sight';
import { signatories } from '../../domain/access/signatories';
import { evolve } from '../../domain/case/evolve/evolve';
import type { CaseEvent } from '../../domain/case/events/event';
import type { CaseState } from '../../domain/case/state';
import { decidersOf, submissionsIn } from '../../domain/case/submissions/submission';
import type { PlacedUnit } from '../../domain/organisations/unit';
import { getProcedureInForce } from '../../domain/procedure/procedure';
import { type CaseView, project } from '../../domain/views/caseView';
import { plainRow } from '../../models/caseRows';
import { unseen, visible } from '../../models/sightCondition';
import { turnsPassedTo } from '../../models/passedOn';
import { demonstrationPeople } from '../../seeds/accounts/demonstration';
import { castFrom } from '../../seeds/demonstration/cast';
import { play } from '../../seeds/demonstration/history';
import { stories } from '../../seeds/demonstration/stories';
import { readCalendar, readProcedures, readTrees } from '../../seeds/reference';
import { fitsCondition } from './fittingCondition';

const today = '2026-11-24';
const procedures = readProcedures('office');
const [tree] = readTrees();
const stage = {
  calendar: readCalendar('office'),
  cast: castFrom(demonstrationPeople),
  now: `${today}T08:00:00.000Z`,
  tree,
  procedureFor: (day: string) => getProcedureInForce(procedures, day, 'party'),
};
const histories: CaseEvent[][] = stories.map(
  (story, i) => play(story, i, `2026-${String(i).padStart(6, '0')}`, stage).events,
);

const ids = demonstrationPeople.map(({ _id }) => _id);
const units = ['du-xay-dung', 'dang-uy-ubnd', 'du-phu-thi-an-thu', 'hu-dong-du', 'tinh-uy'];

const placedAt = (chain: readonly string[]): PlacedUnit => ({
  id: chain[0] ?? '',
  chain: chain.map((id) => ({ id, level: 'grassroots', name: id })),
  tree: { id: 'tinh-mau', version: 1 },
});

/** A case of the demonstration at some moment of its life, in some unit, with some people recused. */
const someCase = fc
  .record({
    history: fc.nat(histories.length - 1),
    // At their end as often as anywhere before.
    length: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constant(1)),
    chain: fc.option(fc.uniqueArray(fc.constantFrom(...units), { minLength: 1, maxLength: 3 })),
    recused: fc.oneof(
      { weight: 3, arbitrary: fc.constant<string[]>([]) },
      fc.uniqueArray(fc.constantFrom<string[]>(...ids), { maxLength: 4 }),
      // All who sign, so that it comes up to the committee.
      fc.constant<string[]>(['u-demo-chair', 'u-demo-vice-1', 'u-demo-vice-2']),
    ),
    secrecy: fc.option(fc.constantFrom(...secrecyLevels), { nil: undefined }),
    access: fc.array(
      fc.record({
        accountId: fc.constantFrom(...ids),
        from: fc.constantFrom('2026-11-01', '2026-11-24', '2026-11-25'),
        until: fc.constantFrom('2026-11-23', '2026-11-24', '2026-12-20'),
      }),
      { maxLength: 2 },
    ),
    area: fc.option(fc.constantFrom(...units), { nil: undefined, freq: 3 }),
  })
  .map(({ history, length, chain, recused, secrecy, access, area }): CaseState => {
    const events = histories[history] ?? [];
    let state: CaseState | undefined;
    for (const event of events.slice(0, 1 + Math.round(length * (events.length - 1))))
      state = evolve(state, event);
    if (!state) throw new Error('a history without events');
    const { subject } = state.registration;
    const unit = chain ? placedAt(chain) : undefined;
    const placed = area !== undefined && placedAt([area]);
    return {
      ...state,
      secrecy,
      access,
      ...(placed && { area: placed }),
      registration: {
        ...state.registration,
        subject: 'unit' in subject || subject.kind === 'member' ? { ...subject, unit } : subject,
      },
      conflicts: [
        ...state.conflicts,
        ...recused.map((accountId) => ({ accountId, relation: 'người thân', at: stage.now })),
      ],
    };
  });

const areas = fc.oneof(
  fc.constant([wholeOffice]),
  fc.uniqueArray(fc.constantFrom(...units), { maxLength: 2 }),
);
/** The people of the demonstration, placed anyhow; some are away, some have left. */
const office = fc
  .tuple(
    ...demonstrationPeople.map(({ _id: id, roles }) =>
      fc
        .record({
          areas,
          clearance: fc.constantFrom(...secrecyLevels),
          active: fc.nat(5),
          away: fc.option(fc.constantFrom(...ids), { freq: 4 }),
        })
        .map(({ active, away, ...placed }): OfficePerson => ({
          id,
          roles,
          active: active > 0,
          knows: { ...placed, today },
          ...(away !== null && away !== id && { awayFor: away }),
        })),
    ),
  )
  .map((people) => {
    const seats = (role: Role) => seatsOf(role, people).map(({ id, deputy }) => ({ id, deputy }));
    const acting = { signing: signatories.flatMap(seats), chairs: seats('chair') };
    return people.map((one) =>
      one.roles.includes('standingCommittee') && one.knows
        ? { ...one, knows: { ...one.knows, ...acting } }
        : one,
    );
  });

/** Whoever signs in: themselves, with those who are away and for whom they act. */
const actorOf = ({ id, roles, knows }: OfficePerson, people: readonly OfficePerson[]): Actor => ({
  id,
  roles,
  knows,
  covers: people.filter(({ active, awayFor }) => active && awayFor === id),
});

// The rules once more, as the office says them, from the case alone.
const levelOf = ({ secrecy = 'ordinary' }: CaseState) => secrecyLevels.indexOf(secrecy);
const registeredBy = ({ registration }: CaseState) => [registration.by, registration.splitFrom?.registrar];
const teamOf = ({ team }: CaseState) => (team ? [team.leader, ...team.members] : []);
const viewed = new WeakMap<CaseState, CaseView>();
/** What lists show of a case, once for all who look at it. */
function viewOf(state: CaseState): CaseView {
  const view = viewed.get(state) ?? project(state);
  viewed.set(state, view);
  return view;
}
const turnOf = (state: CaseState) => viewOf(state).waiting;
function handsIn(state: CaseState): (string | undefined)[] {
  return [
    ...registeredBy(state),
    ...teamOf(state),
    state.proposal?.by,
    state.decision?.by,
    state.publication?.by,
    state.mergeProposal?.by,
    state.reporterMeeting?.by,
    ...submissionsIn(state).flatMap(({ by, appraised }) => [by, appraised?.by]),
    ...(state.conflictProposals ?? []).map(({ by }) => by),
    ...(state.instructions ?? []).map(({ by }) => by),
    ...(state.actedFor ?? []).map(({ by }) => by),
    state.secrecyProposal?.by,
  ];
}
const assigned = (state: CaseState) => [
  ...teamOf(state),
  ...turnOf(state).accounts,
  ...submissionsIn(state).flatMap(({ by, returned }) => (returned ? [by] : [])),
];
function isIn(state: CaseState, { areas: worked }: Knowing): boolean {
  if (worked.includes(wholeOffice)) return true;
  const { subject } = state.registration;
  const ofSubject = 'unit' in subject ? (subject.unit?.chain ?? []) : [];
  const chain = state.area ? state.area.chain : ofSubject;
  return chain.some(({ id }) => worked.includes(id));
}
const isPlaced = ({ registration: { subject }, area }: CaseState): boolean =>
  area !== undefined || ('unit' in subject && (subject.unit?.chain.length ?? 0) > 0);
/** A role is asked for something: its turn, a decision, or an escalation. */
const isAsked = (state: CaseState, role: Role): boolean =>
  turnOf(state).roles.includes(role) ||
  submissionsIn(state).some((one) => decidersOf(one).includes(role)) ||
  (viewOf(state).decides ?? []).includes(role) ||
  state.escalations.some(({ to }) => to === role);
/** Something in the case is for a role of the whole office. */
function isFor(state: CaseState, role: Role): boolean {
  const { meetings = [], conflictProposals = [] } = state;
  const asked = isAsked(state, role);
  const onAgendaOf = (body: string) => meetings.some((meeting) => meeting.body === body);
  if (role === 'intakeOfficer') return asked || state.stage === 'intake' || !isPlaced(state);
  if (role === 'publisher') return asked || state.stage === 'publication' || state.publication !== undefined;
  if (role === 'custodian') return asked || state.registration.reporter.ref !== undefined;
  if (role === 'commissioner') return asked || onAgendaOf('commission');
  return (
    asked ||
    onAgendaOf('standingCommittee') ||
    conflictProposals.some(({ decidedBy }) => decidedBy === 'standingCommittee') ||
    state.proposedDiscipline !== undefined ||
    state.discipline?.by === 'superior' ||
    state.appeal?.reviewer === 'provincialStandingCommittee'
  );
}

function seesByRole(state: CaseState, role: Role, knows: Knowing): boolean {
  const isCleared = secrecyLevels.indexOf(knows.clearance) >= levelOf(state);
  switch (role) {
    case 'auditor':
    case 'chair':
    case 'viceChair':
      return true;
    case 'departmentHead':
      return isIn(state, knows) || !isPlaced(state);
    case 'areaOfficer':
      return isIn(state, knows) && isCleared;
    case 'intakeOfficer':
    case 'publisher':
    case 'commissioner':
      return isFor(state, role) && isCleared;
    case 'custodian':
      return isFor(state, role);
    case 'standingCommittee': {
      const recused = state.conflicts.map(({ accountId }) => accountId);
      const hands = viewOf(state).hands ?? [];
      const isOut = ({ id, deputy = '' }: { id: string; deputy?: string | undefined }) =>
        recused.includes(id) || recused.includes(deputy) || hands.includes(deputy);
      const isChairs = isAsked(state, 'chair') && (knows.chairs ?? []).every(isOut);
      return isFor(state, role) || isChairs || (knows.signing ?? []).every(isOut);
    }
    case 'teamLeader':
    case 'administrator':
    case 'supervisor':
      return false;
  }
}

function oracle(state: CaseState, actor: Actor): boolean {
  const { id, roles, knows } = actor;
  if (!knows) throw new Error('need to know is in force');
  if (roles.every((role) => role === 'administrator' || role === 'supervisor')) return false;
  if (roles.includes('auditor')) return true;
  const recused = state.conflicts.map(({ accountId }) => accountId);
  if (recused.includes(id)) return false;
  if (assigned(state).includes(id)) return true;
  if (state.access?.some((one) => one.accountId === id && one.from <= today && today <= one.until))
    return true;
  if (handsIn(state).includes(id) && secrecyLevels.indexOf(knows.clearance) >= levelOf(state)) return true;
  if (roles.some((role) => seesByRole(state, role, knows))) return true;
  return coverFor(actor).some(
    (away) =>
      !recused.includes(away.id) &&
      away.roles.some((role) => away.knows !== undefined && seesByRole(state, role, away.knows)),
  );
}

test('policy, question to the database and the rules as they are said agree for everybody', () => {
  const told = { seen: 0, hidden: 0 };
  fc.assert(
    fc.property(someCase, office, (state, people) => {
      const row = plainRow(viewOf(state));
      for (const person of people) {
        const actor = actorOf(person, people);
        const expected = oracle(state, actor);
        const seenBy = visibilityOf(actor);
        told[expected ? 'seen' : 'hidden'] += 1;
        expect([person, maySee(actor, state)]).toEqual([person, expected]);
        expect([person, fitsCondition(row, visible(seenBy))]).toEqual([person, expected]);
        expect([person, fitsCondition(row, unseen(seenBy))]).toEqual([person, !expected]);
      }
    }),
    { numRuns: 120 },
  );
  expect(Math.min(told.seen, told.hidden)).toBeGreaterThan(500);
});

/** Who can act in a role in a case today: holders and deputies who are there and not recused. */
const actingIn = (state: CaseState, role: Role, people: readonly OfficePerson[]): OfficePerson[] => {
  const recused = state.conflicts.map(({ accountId }) => accountId);
  return seatsOf(role, people).flatMap(({ id, deputy }) => {
    const hasHand = deputy !== undefined && (viewOf(state).hands ?? []).includes(deputy);
    const acting = people.find((one) => one.id === (deputy ?? id));
    return !acting || hasHand || recused.includes(id) || recused.includes(acting.id) ? [] : [acting];
  });
};

test('nothing waits for somebody who cannot see it', () => {
  let passed = 0;
  fc.assert(
    fc.property(someCase, office, (state, people) => {
      const view = viewOf(state);
      const sees = (one: OfficePerson) => maySee(actorOf(one, people), state);
      const reach = (roles: readonly Role[], accounts: readonly string[]) => {
        if (roles.length + accounts.length === 0) return;
        const up = findPassedOn({ roles, accounts }, view, people);
        if (up) passed += 1;
        const asked = up ? [up.to] : roles;
        const able = [
          ...asked.flatMap((role) => actingIn(state, role, people)),
          ...(up
            ? []
            : people.filter(
                ({ id, active, awayFor }) => active && awayFor === undefined && accounts.includes(id),
              )),
        ];
        // Where nobody at all is there, over whom nobody stands, nobody can see it either.
        if (able.length > 0)
          expect([up, able.map(({ id }) => id), able.some(sees)]).toEqual([
            up,
            able.map(({ id }) => id),
            true,
          ]);
        else expect(up === undefined || up.to === 'standingCommittee').toBe(true);
      };
      reach(view.waiting.roles, view.waiting.accounts);
      for (const one of submissionsIn(state)) reach(decidersOf(one), []);
      reach(view.decides ?? [], []);
      for (const to of view.escalatedTo) if (to !== 'officer') reach([reachedBy(to, view, people)], []);
    }),
    { numRuns: 250 },
  );
  expect(passed).toBeGreaterThan(100);
});

test('what comes up to a head since nobody below sees it is found by the same question', () => {
  let found = 0;
  fc.assert(
    fc.property(someCase, office, (state, people) => {
      const view = viewOf(state);
      const row = plainRow(view);
      const up = findPassedOn(view.waiting, view, people);
      for (const head of ladder) {
        // As a reader asks it: one who holds the office, is there and sees the case of themselves.
        const reader = people.find(
          ({ id, active, awayFor, roles, knows }) =>
            active && awayFor === undefined && roles.includes(head) && maySee({ id, roles, knows }, state),
        );
        if (!reader) continue;
        const comesUp = turnsPassedTo({ heads: [head], people }).some((asked) => fitsCondition(row, asked));
        if (comesUp) found += 1;
        expect([head, comesUp]).toEqual([head, up?.to === head]);
      }
    }),
    { numRuns: 250 },
  );
  expect(found).toBeGreaterThan(50);
});
