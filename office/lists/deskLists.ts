import { ladder, type OfficePerson, rolesBelow } from '../../domain/access/nobodyLeft';
import type { Actor } from '../../domain/access/policy';
import type { Role } from '../../domain/access/roles';
import { openStages } from '../../domain/case/command';
import type { CaseFilter, ToldRow } from '../../models/caseViews';
import { concernsOf, dueSoon } from './caseLists';

/** How cases are looked at on a head's desk. */
export const looks = ['open', 'overdue', 'dueSoon', 'stalled', 'returned', 'answersLate'] as const;
export type Look = (typeof looks)[number];

/** By what a look narrows: what both a question to the database and a row that is there can be asked. */
type Narrowing = Pick<CaseFilter, 'stages' | 'tags' | 'attention' | 'openClocks'>;

/**
 * What each look narrows by. A further one is a name above, a line here – of a clock that goes on, e.g. `{ openClocks: ['appeal'] }` – and its
 * words in `desk.json`.
 */
const narrowings: Record<Look, Narrowing> = {
  open: { stages: openStages },
  overdue: { tags: ['overdue'] },
  dueSoon,
  stalled: { tags: ['stalled'] },
  returned: { openClocks: ['returned'] },
  answersLate: { tags: ['answerLate'] },
};

/** Whether a row is in the list of a look: the same as its question to the database says. */
export function fitsLook(look: Look, { stage, tags = [], attention, openClocks = [] }: ToldRow): boolean {
  const { stages, tags: asked, attention: attentions, openClocks: clocks } = narrowings[look];
  return (
    (!stages || stages.includes(stage)) &&
    (!asked || asked.some((tag) => tags.includes(tag))) &&
    (!attentions || attentions.includes(attention)) &&
    (!clocks || clocks.every((kind) => openClocks.includes(kind)))
  );
}

/** Of whom: all with a head and below, or everybody's open cases, for those who ask by officer. */
export const scopes = ['area', 'work'] as const;
type Scope = (typeof scopes)[number];
type ScopedList = `${Scope}${Capitalize<Look>}`;

/** What became of what a head has instructed. */
const instructionLists = ['instructedOpen', 'instructedActed', 'instructedDone'] as const;
type InstructionList = (typeof instructionLists)[number];

export type DeskList = ScopedList | 'areaAll' | InstructionList;

export const listOf = (scope: Scope, look: Look): ScopedList =>
  `${scope}${look.charAt(0).toUpperCase()}${look.slice(1)}` as ScopedList;

const scoped = new Map<DeskList, { scope: Scope; look: Look }>(
  scopes.flatMap((scope) => looks.map((look) => [listOf(scope, look), { scope, look }] as const)),
);
const fates = { instructedOpen: 'open', instructedActed: 'acted', instructedDone: 'done' } as const;

export const deskLists: readonly DeskList[] = [...scoped.keys(), 'areaAll', ...instructionLists];

/** Heads with a desk: the standing committee looks at what has come up to it, and no further down. */
const topOf = ({ roles }: Pick<Actor, 'roles'>): Role | undefined =>
  ladder.filter((head) => head !== 'standingCommittee' && roles.includes(head)).at(-1);

export const hasDesk = (actor: Pick<Actor, 'roles'>): boolean => topOf(actor) !== undefined;

/**
 * The area of a head: what waits for them, for another head of their rank, or for anybody below; and what has come up to them or to a
 * head below, whoever's turn it is.
 */
function areaOf(actor: Actor, people: readonly OfficePerson[]): CaseFilter {
  const top = topOf(actor);
  const { waitingFor, escalatedTo } = concernsOf(actor, people);
  const roles = top ? [...rolesBelow(top), top] : [];
  const beneath = { roles, accounts: top ? people.map(({ id }) => id) : [] };
  const toHeads = { ...escalatedTo, roles: ladder.filter((head) => roles.includes(head)) };
  return { anyOf: [{ beneath }, { waitingFor }, { escalatedTo: toHeads }] };
}

const isInstructionList = (list: DeskList): list is InstructionList =>
  instructionLists.some((one) => one === list);

/** What a list of the desk asks of the read model. */
export function filterOfDeskList(list: DeskList, actor: Actor, people: readonly OfficePerson[]): CaseFilter {
  if (isInstructionList(list)) return { instructed: { by: actor.id, fate: fates[list] } };
  const one = scoped.get(list);
  const area = one?.scope === 'work' ? { stages: openStages } : areaOf(actor, people);
  return { ...area, ...(one && narrowings[one.look]) };
}
