import type { z } from 'zod';
import type { AskedPeople } from '../access/people';
import type { Actor, Giver } from '../access/policy';
import type { Context, RulesNow } from './context';
import type { Happening } from './events/event';
import type { Refusal } from './refusal';
import type { CaseState } from './state';
import type { Stage } from './vocabulary';

/** A command to a case: who may give it, when, with what, and what it decides. */
export interface CommandDefinition<
  Type extends string,
  Input extends z.ZodType,
  Completed extends z.ZodType = Input,
> {
  type: Type;
  /** Article or section of the procedure it comes from. */
  citation: string;
  during: readonly Stage[];
  givenBy: readonly Giver[];
  /** Who may give it as the case stands, where these are fewer than `givenBy`. */
  giversIn?: (state: CaseState) => readonly Giver[] | undefined;
  /** What people send. */
  input: () => Input;
  /** What reaches the case, where more than its own state is needed and is found out where commands come in; nobody is asked for it. */
  completed?: () => Completed;
  /** Whose accounts must come with it, as `people` of what reaches the case. */
  people?: (state: CaseState, input: z.infer<Input>) => AskedPeople;
  /** Who may give it with this input, where the version names fewer than `givenBy`. */
  giversOf?: (state: CaseState, input: z.infer<Input>, ctx: Context) => readonly Giver[] | undefined;
  /** What stands in the way whatever the input; decides whether the command is offered at all. */
  obstacle?: (state: CaseState, actor: Actor, rules: RulesNow) => Refusal | undefined;
  /** Fields that need not be there in every case and must be in this one: its form says so. */
  demands?: (state: CaseState, rules?: Pick<Context, 'procedure'>) => readonly string[];
  decide: (state: CaseState, input: z.infer<Completed>, ctx: Context) => Happening[] | Refusal;
}

/** Builds a schema once, on first use. */
function once<Schema>(build: () => Schema): () => Schema {
  let schema: Schema | undefined;
  return () => (schema ??= build());
}

/** Types a definition by its schemas. */
export function defineCommand<
  const Type extends string,
  Input extends z.ZodType,
  Completed extends z.ZodType = Input,
>(definition: CommandDefinition<Type, Input, Completed>): CommandDefinition<Type, Input, Completed> {
  const { input, completed } = definition;
  return { ...definition, input: once(input), ...(completed && { completed: once(completed) }) };
}

export const openStages = ['intake', 'assignment', 'verification', 'discipline', 'publication'] as const;
