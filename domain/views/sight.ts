import { hasSealedReporter } from '../access/identity';
import { noArea, openRoles, type Sight } from '../access/sight';
import type { Role } from '../access/roles';
import { grantKeys } from '../case/access';
import { levelOf } from '../case/secrecy';
import type { CaseState } from '../case/state';
import { findUnit } from '../case/subject';
import { decidersOf, submissionsIn } from '../case/submissions/submission';
import { decidersIn } from './deciders';
import { waitingFor } from './waiting';

/** What is the chair's is told as well: where no chair is left it comes up to the committee. */
const openable: readonly Role[] = [...openRoles, 'standingCommittee', 'chair'];

/** The unit to whose area a head has given it, or that of the subject, with those over it as on the day of receipt. */
function areasOf(state: CaseState): string[] {
  const { chain = [] } = state.area ?? findUnit(state.registration.subject) ?? {};
  return chain.length > 0 ? chain.map(({ id }) => id) : [noArea];
}

/** What was on an agenda stays open to its body. */
function bodiesOf({ meetings = [] }: CaseState): Role[] {
  return meetings.map(({ body }) => (body === 'commission' ? 'commissioner' : 'standingCommittee'));
}

/** What the level above decides or has decided. */
const isForCommittee = ({ proposedDiscipline, discipline, appeal }: CaseState): boolean =>
  proposedDiscipline !== undefined ||
  discipline?.by === 'superior' ||
  appeal?.reviewer === 'provincialStandingCommittee';

/** For which roles of the whole office there is something in the case: whatever waits for one of them among it. */
function openTo(state: CaseState, waits: readonly Role[], areas: readonly string[]): Role[] {
  const roles: (Role | 'officer')[] = [
    ...waits,
    ...submissionsIn(state).flatMap(decidersOf),
    ...(decidersIn(state) ?? []),
    ...state.escalations.map(({ to }) => to),
    ...bodiesOf(state),
  ];
  // What belongs nowhere yet stays with intake as well.
  if (state.stage === 'intake' || areas.includes(noArea)) roles.push('intakeOfficer');
  if (state.stage === 'publication' || state.publication) roles.push('publisher');
  if (hasSealedReporter(state)) roles.push('custodian');
  if (isForCommittee(state)) roles.push('standingCommittee');
  return openable.filter((role) => roles.includes(role));
}

const unique = (ids: readonly (string | undefined)[]): string[] => [
  ...new Set(ids.filter((id) => id !== undefined)),
];

/** Whom a case is given to: its team, and whose turn it is by their own name. */
const assignedTo = (state: CaseState, waits: readonly string[]): string[] =>
  unique([
    state.team?.leader,
    ...(state.team?.members ?? []),
    ...waits,
    ...submissionsIn(state).map(({ by, returned }) => (returned ? by : undefined)),
  ]);

/** Whoever has a hand in it: registered, proposed, prepared, appraised or decided. */
function knownTo(state: CaseState): string[] {
  const { registration, proposal, decision, publication, mergeProposal, firstMeeting, reporterMeeting } =
    state;
  return unique([
    registration.by,
    registration.splitFrom?.registrar,
    ...[proposal, decision, publication, mergeProposal, firstMeeting, reporterMeeting].map((act) => act?.by),
    ...submissionsIn(state).flatMap(({ by, appraised }) => [by, appraised?.by]),
    ...(state.conflictProposals ?? []).map(({ by }) => by),
    ...(state.instructions ?? []).map(({ by }) => by),
    ...(state.actedFor ?? []).map(({ by }) => by),
    state.secrecyProposal?.by,
  ]);
}

/** Who needs to know of a case, as its row says it. */
export function sightOf(state: CaseState): Sight {
  const waiting = waitingFor(state);
  const areas = areasOf(state);
  return {
    conflictOf: state.conflicts.map(({ accountId }) => accountId),
    openTo: openTo(state, waiting.roles, areas),
    areas,
    knownTo: knownTo(state),
    assignedTo: assignedTo(state, waiting.accounts),
    granted: grantKeys(state),
    secrecy: levelOf(state),
  };
}
