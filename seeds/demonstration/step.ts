import type { Role } from '../../domain/access/roles';
import type { CommandType } from '../../domain/case/commands';
import type { CaseState } from '../../domain/case/state';

/** Whose hand does a step: a role of the office, or a place in the team of the case. */
export type Hand = Role | 'caseLeader';

/** What a step may look at: the case so far, the date it happens on, and who could be in a team. */
export interface Scene {
  state: CaseState;
  date: string;
  later: (days: number) => string;
  team: { leader: string; members: string[] };
  index: number;
}

/** One act of a story, some working days after the one before. */
export interface Step {
  name: string;
  gap: number;
  by: Hand;
  type: CommandType;
  input: (scene: Scene) => unknown;
  /** Whether there is something to do; absent: always. */
  when?: (state: CaseState) => boolean;
}

/** Makes a step; its name is by what a story says how far it goes. */
export const step = (name: string, gap: number, by: Hand, type: CommandType, input: Step['input']): Step => ({
  name,
  gap,
  by,
  type,
  input,
});
