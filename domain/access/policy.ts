import type { CaseState } from '../case/state';
import { type Refusal, refuse } from '../case/refusal';
import { type Role, roles } from './roles';
import { type Knowing, leadsEverywhere, type Visibility, waysOf } from './sight';

export type { Visibility } from './sight';

/** Somebody who is away, with the roles that wait for them. */
export interface Away {
  id: string;
  roles: readonly Role[];
  /** Where they hold them; absent while need to know is not in force. */
  knows?: Knowing | undefined;
}

/** Who acts: an account with its roles, as the session says, and those who are away and have named it their deputy. */
export interface Actor {
  id: string;
  roles: readonly Role[];
  covers?: readonly Away[] | undefined;
  /** What they need to know; absent while that is not in force in the office: then they see whatever their role works with. */
  knows?: Knowing | undefined;
  /** The account of the program through which they act. It does less than they could, and never more. */
  program?: string | undefined;
}

/** Who acts, as a case is told of it: what a person sees is decided before their command goes in. */
export const withoutKnowing = ({ id, roles: held, covers, program }: Actor): Actor => ({
  id,
  roles: held,
  ...(program !== undefined && { program }),
  ...(covers && { covers: covers.map((away) => ({ id: away.id, roles: away.roles })) }),
});

/** Places in the case's own team. */
export const placesInCase = ['caseTeam', 'caseLeader'] as const;
/** Who may give a command: a role of the office, or a place in the case. */
export type Giver = Role | (typeof placesInCase)[number];

export const hasConflict = (state: CaseState, accountId: string): boolean =>
  state.conflicts.some((conflict) => conflict.accountId === accountId);

/** Roles in which a program gives commands for its person: those that register, prepare and publish. A seat, a head's word and a vote are a person's. */
const throughPrograms: readonly Giver[] = ['intakeOfficer', 'areaOfficer', 'publisher'];

export const isGiver = (actor: Actor, state: CaseState | undefined, giver: Giver): boolean => {
  if (actor.program !== undefined && !throughPrograms.includes(giver)) return false;
  switch (giver) {
    case 'caseLeader':
      return state?.team?.leader === actor.id;
    case 'caseTeam':
      return state?.team?.leader === actor.id || (state?.team?.members.includes(actor.id) ?? false);
    default:
      return actor.roles.includes(giver);
  }
};

/**
 * Roles that a deputy takes up. A seat in a team, a vote, the committee's voice and the auditor's eye are personal; and accounts
 * are kept by their administrators alone.
 */
const preparing: readonly Role[] = ['intakeOfficer', 'areaOfficer', 'departmentHead', 'publisher'];
const deciding: readonly Role[] = ['viceChair', 'chair'];

const holdsAny = (roles: readonly Role[], of: readonly Role[]): boolean =>
  of.some((role) => roles.includes(role));

/** Who decides prepares nothing by cover, and who publishes approves nothing: each would have their own work before them. */
function mayActAs({ roles }: Actor, role: Role): boolean {
  if (deciding.includes(role))
    return holdsAny(roles, [...preparing, ...deciding]) && !roles.includes('publisher');
  return preparing.includes(role) && holdsAny(roles, preparing) && !holdsAny(roles, deciding);
}

/** For whom a person acts, each with the roles that they take up of them: those that they do not hold themselves. */
export const coverFor = (deputy: Actor): Away[] =>
  (deputy.covers ?? [])
    .filter(({ id }) => id !== deputy.id)
    .map(({ roles, ...away }) => ({
      ...away,
      roles: roles.filter((role) => !deputy.roles.includes(role) && mayActAs(deputy, role)),
    }))
    .filter(({ roles }) => roles.length > 0);

/** Whose own work is in a case: they act in it for nobody else, so that no one signs what they proposed. */
export const handsIn = ({
  registration,
  proposal,
  team,
  decision,
  publication,
  submissions = [],
}: CaseState): string[] => [
  ...new Set([
    registration.by,
    ...[proposal?.by, decision?.by, publication?.by, team?.leader].filter((id) => id !== undefined),
    ...(team?.members ?? []),
    ...submissions.flatMap(({ by, appraised }) => (appraised ? [by, appraised.by] : [by])),
  ]),
];

/** Whether a person may act in a case for somebody who is away: without a hand of their own, and for no second person. */
function mayCover(deputyId: string, { id }: Away, state: CaseState): boolean {
  const actedForAnother = (state.actedFor ?? []).some((one) => one.by === deputyId && one.for !== id);
  return !hasConflict(state, id) && !handsIn(state).includes(deputyId) && !actedForAnother;
}

/** For whom a person gives a command, where their own roles do not let them give it. */
export function findCovered(
  actor: Actor,
  givers: readonly Giver[],
  state: CaseState | undefined,
): Away | undefined {
  if (!state || hasConflict(state, actor.id) || givers.some((giver) => isGiver(actor, state, giver)))
    return undefined;
  return coverFor(actor).find(
    (away) => away.roles.some((role) => givers.includes(role)) && mayCover(actor.id, away, state),
  );
}

/** In which office a person gives a command: the highest of their own roles that may give it, or of those that they take up. */
export function officeOf(
  actor: Actor,
  givers: readonly Giver[],
  state: CaseState | undefined,
): Role | undefined {
  const mayGive = (role: Role) => givers.includes(role);
  const covered = findCovered(actor, givers, state)?.roles ?? [];
  const held = actor.roles.some(mayGive) ? actor.roles : covered;
  return roles.filter((role) => held.includes(role) && mayGive(role)).at(-1);
}

/** Those for whom a person may act in a case now. */
export const coveredIn = (actor: Actor, state: CaseState): Away[] =>
  hasConflict(state, actor.id) ? [] : coverFor(actor).filter((away) => mayCover(actor.id, away, state));

/** The roles in which a person may act in a case: their own, and those that they take up of others. */
export const rolesIn = (actor: Actor, state: CaseState): Role[] => [
  ...actor.roles,
  ...coveredIn(actor, state).flatMap(({ roles }) => roles),
];

/** Whether this person may give a command that `givers` may give; a conflict of interest closes every door. */
export function whyMayNotGive(
  actor: Actor,
  givers: readonly Giver[],
  state: CaseState | undefined,
): Refusal | undefined {
  if (state && hasConflict(state, actor.id)) return refuse('conflictOfInterest');
  if (givers.some((giver) => isGiver(actor, state, giver))) return undefined;
  if (findCovered(actor, givers, state)) return undefined;
  const inPerson = { ...actor, program: undefined };
  if (actor.program !== undefined && givers.some((giver) => isGiver(inPerson, state, giver)))
    return refuse('needsPerson');
  return refuse('notYourRole', { params: { givers: givers.join(',') } });
}

/** Who is named where a log tells what was done: the program, whose account says for whom. */
export const doneBy = ({ id, program }: Pick<Actor, 'id' | 'program'>): string => program ?? id;

/** Roles whose holders work with cases; an administrator runs accounts and sees no case. */
const caseRoles: readonly Role[] = [
  'intakeOfficer', 'areaOfficer', 'teamLeader', 'departmentHead', 'commissioner', 'viceChair', 'chair',
  'standingCommittee', 'publisher', 'custodian', 'auditor',
]; // prettier-ignore

export const maySeeCases = (actor: Actor): boolean => actor.roles.some((role) => caseRoles.includes(role));

/**
 * Nobody is taken out of the auditor's sight: the audit is the last to look, and would be blind where somebody declares it so. What an
 * auditor in conflict sees they still cannot act upon, and their conflict stands in the case for every other auditor.
 */
const keepsSight = ({ roles }: Actor): boolean => roles.includes('auditor');

/** Whether something is kept from a person whom it concerns themselves, or who is close to whom it is about. */
export const isKeptFrom = (actor: Actor, accountIds: readonly string[]): boolean =>
  accountIds.includes(actor.id) && !keepsSight(actor);

/** Everything: for the office's own programs, and for whom no conflict shuts out. */
export const everyCase: Visibility = { all: true, exceptConflictOf: '' };

/** In which ways a person needs to know of cases; undefined for whom nothing is kept back but by conflicts. */
function findWays(actor: Actor, knowing: Knowing) {
  const held = [
    { roles: actor.roles, knowing },
    ...coverFor(actor).map(({ id, roles: taken, knows = nowhere(knowing) }) => ({
      roles: taken,
      knowing: knows,
      for: id,
    })),
  ];
  const ways = waysOf(actor.id, knowing, held);
  return ways.some(leadsEverywhere) ? undefined : ways;
}

/** Of whom nothing is said: they work in no area, and are cleared for nothing. */
const nowhere = ({ today }: Knowing): Knowing => ({ areas: [], clearance: 'ordinary', today });

/** Which cases a person may see: the one place where it is decided, for everything that shows, counts or finds them. */
export const visibilityOf = (actor: Actor): Visibility => {
  if (!maySeeCases(actor)) return { all: false };
  if (keepsSight(actor)) return everyCase;
  const ways = actor.knows && findWays(actor, actor.knows);
  return { all: true, exceptConflictOf: actor.id, ...(ways && { ways }) };
};

/** Who reads what is told of cases beside the cases themselves; intake looks no further than its own. */
const aboutCases: readonly Role[] = [
  'areaOfficer', 'teamLeader', 'departmentHead', 'commissioner', 'viceChair', 'chair', 'standingCommittee', 'auditor',
]; // prettier-ignore

/** Duties outside single cases, and who has them. */
const duties = {
  register: ['intakeOfficer'],
  import: ['intakeOfficer', 'departmentHead'],
  replay: ['auditor', 'chair'],
  manageAccounts: ['administrator'],
  arrangeCover: ['departmentHead', 'viceChair', 'chair', 'administrator'],
  // Which programs there are, for whom each acts, and when it last did.
  seePrograms: ['viceChair', 'chair', 'auditor', 'administrator'],
  stopPrograms: ['viceChair', 'chair', 'administrator'],
  // Who sees how many cases, and that this is how it is to be; what the cases are it does not tell.
  arrangeNeedToKnow: ['viceChair', 'chair', 'administrator'],
  // Who closes an account is told how much waits for it, and of no case which; who takes it over a head decides.
  handOver: ['departmentHead', 'viceChair', 'chair'],
  addRules: ['administrator'],
  changeRules: ['viceChair', 'chair'],
  convene: ['viceChair', 'chair'],
  setBodies: ['administrator'],
  // The chair confirms what the log tells of: who is watched does not watch.
  readOfficeLog: ['auditor'],
  // Whether the public door delivers what it has sealed: for those who keep the machines, and those who watch.
  watchDoor: ['administrator', 'auditor', 'chair'],
  seeSubjects: ['departmentHead', 'viceChair', 'chair', 'auditor'],
  seePictures: ['departmentHead', 'viceChair', 'chair', 'auditor'],
  seeKeeping: ['departmentHead', 'viceChair', 'chair', 'auditor'],
  changeKeeping: ['departmentHead', 'viceChair', 'chair'],
  keepRegisters: ['departmentHead', 'viceChair', 'chair'],
  seePlans: ['departmentHead', 'commissioner', 'viceChair', 'chair', 'auditor'],
  draftPlans: ['departmentHead', 'viceChair', 'chair'],
  approvePlans: ['chair'],
  // Complex and pending matters: of the list each sees the cases that they see (`matters.ts`).
  seeMatters: aboutCases,
  leadMatters: ['departmentHead', 'viceChair', 'chair'],
  // What went to bodies outside, from the cases that each sees.
  seeCoordination: aboutCases,
  // What courts and police tell of members names people: each sees what belongs to a case that they see, who follows it sees all of it.
  seeMemberNotices: ['intakeOfficer', ...aboutCases],
  followMemberNotices: ['intakeOfficer', 'departmentHead', 'viceChair', 'chair', 'auditor'],
  takeMemberNotices: ['intakeOfficer', 'departmentHead', 'viceChair', 'chair'],
  // That nothing is to be done is for a head to say.
  leaveMemberNotices: ['departmentHead', 'viceChair', 'chair'],
  // How many there are in the whole office, those among them that some may not see.
  countMatters: ['viceChair', 'chair', 'auditor'],
  // Who comes to be received is a possible reporter: outcomes are read by these, who it was by fewer still (`reception.ts`).
  seeReception: ['intakeOfficer', 'departmentHead', 'viceChair', 'chair', 'custodian', 'auditor'],
  scheduleReception: ['departmentHead', 'viceChair', 'chair'],
  // What a session has found of whom is told to others by its notice alone, which a head approves item by item.
  seeSessionNotices: ['departmentHead', 'commissioner', 'viceChair', 'chair', 'publisher', 'auditor'],
  draftSessionNotices: ['departmentHead', 'viceChair', 'chair'],
  approveSessionNotices: ['viceChair', 'chair'],
  publishSessionNotices: ['viceChair', 'chair', 'publisher'],
  // The Front and the mass committee: figures, what is public, and what they recommend; no case.
  supervise: ['supervisor'],
  followSupervision: ['departmentHead', 'viceChair', 'chair', 'auditor'],
  answerSupervision: ['viceChair', 'chair'],
  // Of whom an opinion is, nobody knows; whoever hands out the sheets puts them down.
  seeOpinions: ['intakeOfficer', 'departmentHead', 'viceChair', 'chair', 'auditor'],
  takeDownOpinions: ['intakeOfficer', 'departmentHead'],
  receiveCitizens: ['intakeOfficer', 'departmentHead', 'viceChair', 'chair'],
  // Figures are the office's: they count cases that are kept from whoever reads them, and open none of those.
  seeFigures: ['departmentHead', 'commissioner', 'viceChair', 'chair', 'auditor'],
  sendFigures: ['departmentHead', 'viceChair', 'chair'],
  approveSummaries: ['viceChair', 'chair'],
} as const satisfies Record<string, readonly Role[]>;
export type Duty = keyof typeof duties;

export const mayDo = (actor: Actor, duty: Duty): boolean =>
  duties[duty].some((role) => actor.roles.includes(role));

/** Whose duty it is. */
export const givenTo = (duty: Duty): readonly Role[] => duties[duty];

/**
 * What of an import a person may see. Its rows name reporters, and whoever runs it answers for them: that is for who brought the file.
 * A head sees how far it is; to everybody else it is not there.
 */
export function seesOfImport(actor: Actor, { by }: { by: string }): 'all' | 'progress' | 'nothing' {
  if (!mayDo(actor, 'import')) return 'nothing';
  if (by === actor.id) return 'all';
  return actor.roles.includes('departmentHead') ? 'progress' : 'nothing';
}

/** Whether a person can be the deputy of another: works with cases, and may take up one of their roles. */
export const mayBeDeputy = (deputy: Actor, away: Away): boolean =>
  maySeeCases(deputy) && coverFor({ ...deputy, covers: [away] }).length > 0;

const heads: readonly Role[] = ['departmentHead', 'viceChair', 'chair'];

/** Whether a person is a head above another, who works with cases. */
export function isHeadOver(actor: Away, person: Away): boolean {
  const rank = ({ roles }: Away): number => Math.max(...roles.map((role) => heads.indexOf(role)));
  return (
    rank(actor) >= 0 && rank(actor) > rank(person) && holdsAny(person.roles, [...preparing, ...deciding])
  );
}

/** Who says when a person is away: they themselves, an administrator, or a head above them. */
export const mayArrangeCover = (actor: Actor, person: Away): boolean =>
  actor.id === person.id || actor.roles.includes('administrator') || isHeadOver(actor, person);

/** The rules are no secret of a case: whoever works with cases, or keeps the office's settings, reads them. */
export const mayReadProcedures = (actor: Actor): boolean =>
  maySeeCases(actor) || mayDo(actor, 'manageAccounts');

/** Day, place and members of a meeting are for whoever works with cases; of its agenda each sees what `maySee` lets them see. */
export const mayReadMeetings = maySeeCases;

/** Whoever works with cases reads the registers; an administrator sees the order of the numbers, and nothing of what they are for. */
export const mayReadRegisters = (actor: Actor): boolean =>
  maySeeCases(actor) || mayDo(actor, 'manageAccounts');

/** Who answers for a report, and for its reporter's identity: whoever registered it, or on whose behalf it was registered. */
export const registrarOf = ({ registration }: CaseState): string =>
  registration.splitFrom?.registrar ?? registration.by;
