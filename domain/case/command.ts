import type { z } from 'zod';
import type { Actor, Giver } from '../access/policy';
import type { Context } from './context';
import type { Happening } from './events/event';
import type { Refusal } from './refusal';
import type { CaseState } from './state';
import type { Stage } from './vocabulary';

/** A command to a case: who may give it, when, with what, and what it decides. */
export interface CommandDefinition<Type extends string, Input extends z.ZodType> {
  type: Type;
  /** Article or section of the procedure it comes from. */
  citation: string;
  during: readonly Stage[];
  givenBy: readonly Giver[];
  input: () => Input;
  /** Who may give it with this input, where the version names fewer than `givenBy`. */
  giversOf?: (state: CaseState, input: z.infer<Input>, ctx: Context) => readonly Giver[] | undefined;
  /** What stands in the way whatever the input; decides whether the command is offered at all. */
  obstacle?: (state: CaseState, actor: Actor) => Refusal | undefined;
  decide: (state: CaseState, input: z.infer<Input>, ctx: Context) => Happening[] | Refusal;
}

/** Types a definition by its schema, and builds the schema once, on first use. */
export function defineCommand<const Type extends string, Input extends z.ZodType>(
  definition: CommandDefinition<Type, Input>,
): CommandDefinition<Type, Input> {
  let schema: Input | undefined;
  return { ...definition, input: () => (schema ??= definition.input()) };
}

export const openStages = ['intake', 'assignment', 'verification', 'discipline', 'publication'] as const;
