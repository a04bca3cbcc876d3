import type { AppealableDecision } from '../../../domain/appeals/appealable';
import { type Actor } from '../../../domain/access/policy';
import type { Instant } from '../../../domain/calendar/calendar';
import type { CommandType } from '../../../domain/case/commands';
import type { CaseState } from '../../../domain/case/state';
import type { OrganisationTree } from '../../../domain/organisations/tree';
import type { Procedure } from '../../../domain/procedure/procedure';
import type { People } from '../../../office/people/people';
import type { ShownLike } from '../likeness/shownLike';
import type { Translate } from '../../../language/texts';

/** Something that can be chosen. */
export interface Choice {
  value: string;
  text: string;
  hint?: string | undefined;
  /** Shown only for the place of others among it. */
  isHeading?: boolean | undefined;
}

/** Something that a person would look for among the choices, and why it is not there. */
export interface Unavailable {
  text: string;
  why: string;
}

export interface Choices {
  items: Choice[];
  unavailable: Unavailable[];
}

/** What choices depend on. */
export interface ChoiceContext {
  type: CommandType;
  state: CaseState;
  procedure: Procedure;
  /** The newest version of the organisation, where the office has written one. */
  tree: OrganisationTree | undefined;
  /** How many official members a ballot is of, where the meeting or a list says so. */
  officialMembers?: number | undefined;
  people: People;
  /** The decisions that the appeal can be against, where the command asks for one. */
  decisions: readonly AppealableDecision[];
  /** The cases that the case is likest to, where it is to be joined to one. */
  like?: readonly ShownLike[] | undefined;
  actor: Actor;
  /** How many open cases each officer has now, where people are picked for work. */
  openCases?: ReadonlyMap<string, number> | undefined;
  now: Instant;
  /** The date on the office's wall calendar. */
  today: string;
  t: Translate;
}
