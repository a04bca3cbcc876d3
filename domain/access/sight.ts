import type { Role } from './roles';

/** How secret a case is (mật, tối mật, tuyệt mật), lowest first; most are none of these. */
export const secrecyLevels = ['ordinary', 'confidential', 'secret', 'topSecret'] as const;
export type SecrecyLevel = (typeof secrecyLevels)[number];

/** The levels of State secrets (Luật Bảo vệ bí mật nhà nước art. 8). */
export const gradedLevels = ['confidential', 'secret', 'topSecret'] as const satisfies SecrecyLevel[];

/** Stands for the whole office where a person works in all of it. */
export const wholeOffice = 'wholeOffice';
/** Where a case belongs whose subject is of no unit of the tree, and that nobody has given an area. */
export const noArea = 'none';

/** Where a person works, and up to which level they are cleared. */
export interface Placing {
  /** Units of the organisation's tree, with all that is below them; or the whole office. */
  areas: readonly string[];
  clearance: SecrecyLevel;
}

/** What the office says of a person while need to know is in force; without it everybody who works with cases sees them all. */
export interface Knowing extends Placing {
  /** Access that is given for a time ends by itself: the day on which it is asked. */
  today: string;
  /** Of the standing committee: those who can sign today, over whom it stands where none of them can in a case. */
  signing?: readonly Acting[] | undefined;
  /** Those of them who are chair: what comes up to the chair goes past the vice-chairs. */
  chairs?: readonly Acting[] | undefined;
}

/** Somebody whose turn it can be, and who acts for them while they are away. */
export interface Acting {
  id: string;
  deputy?: string | undefined;
}

/** Whether neither of them can act in a case: recused, or the deputy's own work is in it. */
export const isKept = (
  { id, deputy }: Acting,
  { conflictOf, hands = [] }: { conflictOf: readonly string[]; hands?: readonly string[] | undefined },
): boolean =>
  conflictOf.includes(id) ||
  (deputy !== undefined && (conflictOf.includes(deputy) || hands.includes(deputy)));

/** What of a case says who needs to know of it: each a field of its row, by which the database is asked the same. */
export interface Sight {
  /** Who takes no part, whatever else they are. */
  conflictOf: string[];
  /** Roles of the whole office for which there is something in the case: what is at intake, on an agenda, to be published, escalated. */
  openTo: Role[];
  /** The unit of its subject with those over it, or of what a head has given it to; `noArea` where it is in none. */
  areas: string[];
  /** Accounts with a hand in it. */
  knownTo: string[];
  /** Accounts that it is given to: they go on seeing it however secret it becomes. */
  assignedTo: string[];
  /** Who is let in for a time: one key for each day of it (`grantKey`). */
  granted: string[];
  secrecy: SecrecyLevel;
}
export type SightField = Exclude<keyof Sight, 'conflictOf'>;

export const grantKey = (accountId: string, day: string): string => `${accountId} ${day}`;

/** One way in which a person needs to know of cases: all of it holds together. */
export interface Way {
  /** Each of these fields has one of these values. */
  has: Partial<Record<SightField, readonly string[]>>;
  /** None of these can act in it. */
  nobodyOf?: readonly Acting[] | undefined;
  /** Not where this account takes no part: it is in its place that they see it. */
  exceptConflictOf?: string | undefined;
}

/** Which cases lists, counts and searches may show: everything that a person sees goes through this or `maySee`. */
export type Visibility =
  | { all: false }
  | {
      all: true;
      exceptConflictOf: string;
      /** Only what one of these leads to; absent where all of them are seen. */
      ways?: readonly Way[] | undefined;
    };

const levelsUpTo = (level: SecrecyLevel): SecrecyLevel[] =>
  secrecyLevels.slice(0, secrecyLevels.indexOf(level) + 1);

/** What is secret is for those who are cleared for it. */
const cleared = ({ clearance }: Knowing): Way['has'] =>
  clearance === 'topSecret' ? {} : { secrecy: levelsUpTo(clearance) };

const within = ({ areas }: Knowing, besides: readonly string[] = []): Way['has'] =>
  areas.includes(wholeOffice) ? {} : { areas: [...areas, ...besides] };

/** Roles for which a case is open or not, wherever it belongs. */
export const openRoles = [
  'intakeOfficer',
  'commissioner',
  'publisher',
  'custodian',
] as const satisfies Role[];

/** In which ways a role needs to know: by its area, by what there is for it in a case, or of all. */
function waysOfRole(role: Role, knowing: Knowing): Way[] {
  switch (role) {
    case 'viceChair':
    case 'chair':
    case 'auditor':
      return [{ has: {} }];
    // What belongs nowhere yet is the heads' to place.
    case 'departmentHead':
      return [{ has: within(knowing, [noArea]) }];
    case 'areaOfficer':
      return [{ has: { ...within(knowing), ...cleared(knowing) } }];
    case 'intakeOfficer':
    case 'commissioner':
    case 'publisher':
      return [{ has: { openTo: [role], ...cleared(knowing) } }];
    // Whatever has a reporter to be kept secret, however secret the case is.
    case 'custodian':
      return [{ has: { openTo: [role] } }];
    // It stands over the office: what came up to it is not kept from it.
    case 'standingCommittee':
      return [
        { has: { openTo: [role] } },
        ...(knowing.chairs ? [{ has: { openTo: ['chair'] }, nobodyOf: knowing.chairs }] : []),
        ...(knowing.signing ? [{ has: {}, nobodyOf: knowing.signing }] : []),
      ];
    // Who leads a team sees its cases, as each of its members does.
    case 'teamLeader':
    case 'administrator':
    // Whoever supervises from outside is told figures, and of no case that it is there.
    case 'supervisor':
      return [];
  }
}

/** Roles that see every case, wherever they are placed. */
export const seesEverywhere = (role: Role): boolean =>
  waysOfRole(role, { areas: [], clearance: 'ordinary', today: '' }).some(leadsEverywhere);

/** Somebody's roles with where they hold them: a person's own, or those that a deputy takes up of one who is away. */
export interface HeldRoles {
  roles: readonly Role[];
  knowing: Knowing;
  /** For whom they are held. */
  for?: string | undefined;
}

/** Whether a way leads to every case. */
export const leadsEverywhere = ({ has, nobodyOf, exceptConflictOf }: Way): boolean =>
  Object.keys(has).length === 0 && nobodyOf === undefined && exceptConflictOf === undefined;

/** In which ways an account needs to know: by its own name, and by each of its roles. */
export function waysOf(accountId: string, own: Knowing, held: readonly HeldRoles[]): Way[] {
  return [
    { has: { knownTo: [accountId], ...cleared(own) } },
    { has: { assignedTo: [accountId] } },
    { has: { granted: [grantKey(accountId, own.today)] } },
    ...held.flatMap(({ roles, knowing, for: away }) =>
      roles
        .flatMap((role) => waysOfRole(role, knowing))
        .map((way) => (away === undefined ? way : { ...way, exceptConflictOf: away })),
    ),
  ];
}

/** What of a case a visibility asks; rows from before say less, and are shown to fewer. */
export interface SeenSide extends Partial<
  Record<Exclude<SightField, 'secrecy'>, readonly string[] | undefined>
> {
  conflictOf: readonly string[];
  secrecy?: SecrecyLevel | undefined;
  hands?: readonly string[] | undefined;
}

const valuesOf = (side: SeenSide, field: SightField): readonly string[] => {
  const value = side[field] ?? [];
  return typeof value === 'string' ? [value] : value;
};

const leadsTo = ({ has, nobodyOf, exceptConflictOf }: Way, side: SeenSide): boolean =>
  (nobodyOf?.every((one) => isKept(one, side)) ?? true) &&
  (exceptConflictOf === undefined || !side.conflictOf.includes(exceptConflictOf)) &&
  Object.entries(has).every(([field, asked]) =>
    asked.some((value) => valuesOf(side, field as SightField).includes(value)),
  );

/** Whether somebody needs to know of a case, whatever keeps them from it besides. */
export const needsToKnow = (visibility: Visibility, side: SeenSide): boolean =>
  visibility.all && (visibility.ways?.some((way) => leadsTo(way, side)) ?? true);

/** Whether a case is seen: what `visible` of `models/caseFilter.ts` asks the database. */
export const isSeen = (visibility: Visibility, side: SeenSide): boolean =>
  visibility.all && !side.conflictOf.includes(visibility.exceptConflictOf) && needsToKnow(visibility, side);
