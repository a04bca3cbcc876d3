import { findCovered, whyMayNotGive } from '../access/policy';
import type { Actor, Giver } from '../access/policy';
import { forLevelOf } from '../procedure/levels';
import type { Step } from '../procedure/steps';
import type { CommandDefinition } from './command';
import { type CommandType, findCommand, inputSchema } from './commands';
import { isOwnPageCommand, type OwnPageCommandType, ownPageCommands } from './commands/ownPage';
import type { Context, RulesNow } from './context';
import { type EventData, happened, type Happening } from './events/event';
import { enteredLate, whyNotInOrder, withoutLateReason } from './order/whyNotInOrder';
import { isRefusal, type Refusal, refuse } from './refusal';
import { approvedInput, asOfApproval, type Signature } from './submissions/approvedInput';
import { findStep, giversUnder, isSteppedAct } from './submissions/stepFor';
import { findSubmission } from './submissions/submission';
import type { CaseState, Submission } from './state';
import { whyNotThrough } from './throughProgram';
import { anyApproverOf, decidesAlone, submitted, whyNotSubmitted } from './submissions/submit';

type AnyDefinition = Pick<CommandDefinition<string, never>, 'during' | 'givenBy' | 'obstacle'>;

/** A command to a case that is there, as it reaches it. */
interface GivenCommand {
  type: CommandType | OwnPageCommandType;
  input: unknown;
  seenAct?: number | undefined;
}

/** Who acts for somebody who is away has their roles for it. */
function inRoleOf(actor: Actor, { givenBy }: AnyDefinition, state: CaseState): Actor {
  const away = findCovered(actor, givenBy, state);
  return away ? { ...actor, roles: [...actor.roles, ...away.roles] } : actor;
}

function whyNotNow(
  definition: AnyDefinition,
  state: CaseState,
  actor: Actor,
  rules: RulesNow,
): Refusal | undefined {
  const forbidden = whyMayNotGive(actor, definition.givenBy, state);
  if (forbidden) return forbidden;
  if (!definition.during.includes(state.stage))
    return refuse('notInThisStage', { params: { stage: state.stage } });
  return definition.obstacle?.(state, inRoleOf(actor, definition, state), rules);
}

/** A command as the rules of a case have it given: decided in steps, by whoever proposes it. */
function definitionUnder(type: CommandType, state: CaseState, { procedure }: Pick<Context, 'procedure'>) {
  const definition = findCommand(type);
  const rules = forLevelOf(procedure, state.registration.subject);
  return { ...definition, givenBy: definition.giversIn?.(state) ?? giversUnder(rules, definition) };
}

/** By which steps a command of this person goes on its way, where they do not decide by themselves. */
export function findProposing(
  state: CaseState,
  actor: Actor,
  type: CommandType,
  { procedure }: Pick<Context, 'procedure'>,
): Step | undefined {
  const step = findStep(forLevelOf(procedure, state.registration.subject), type);
  return step && !decidesAlone(step, state, actor) ? step : undefined;
}

/** Who may give a command to a case as it stands, under its rules. */
export const giversNow = (
  type: CommandType,
  state: CaseState,
  rules: Pick<Context, 'procedure'>,
): readonly Giver[] => definitionUnder(type, state, rules).givenBy;

/** Why this person cannot give this command now, whatever they put in; undefined when it is offered. */
export function whyNotOffered(
  state: CaseState,
  actor: Actor,
  type: CommandType,
  rules: RulesNow,
): Refusal | undefined {
  if (state.destroyed) return refuse('fileDestroyed');
  const given = definitionUnder(type, state, rules);
  return (
    whyNotThrough(actor, type) ??
    whyNotNow(given, state, actor, rules) ??
    (findProposing(state, actor, type, rules) && whyNotSubmitted(state, type))
  );
}

/** What a command to a case that is there brings about, before anything follows from it. */
export function happeningsOf(state: CaseState, command: GivenCommand, ctx: Context): Happening[] | Refusal {
  const { type } = command;
  if (state.destroyed) return refuse('fileDestroyed');
  const definition = isOwnPageCommand(type) ? ownPageCommands[type] : definitionUnder(type, state, ctx);
  // A page of its own is nobody's to open for another.
  const actor = isOwnPageCommand(type) ? { ...ctx.actor, covers: undefined } : ctx.actor;
  const forbidden = whyNotThrough(actor, type) ?? whyMayNotGive(actor, definition.givenBy, state);
  if (forbidden) return forbidden;
  // Before any obstacle: it may be the colleague's act that now stands in the way.
  if (command.seenAct !== undefined && command.seenAct < state.lastAct.seq) {
    return refuse('colleagueWasFaster', { params: { by: state.lastAct.by, at: state.lastAct.at } });
  }
  if (isOwnPageCommand(type))
    return inOrder(state, command, ctx, ownPageCommands[type].decide(state, command.input as never, ctx));
  const notNow = whyNotOffered(state, ctx.actor, type, ctx);
  if (notNow) return notNow;
  const step = findStep(ctx.procedure, type);
  const { giversOf } = findCommand(type);
  // Whoever approves is among those that the act itself asks for.
  const givers = (step ? undefined : giversOf?.(state, command.input as never, ctx)) ?? definition.givenBy;
  if (whyMayNotGive(ctx.actor, givers, state))
    return refuse('onlyGivenBy', { params: { offices: givers.join(',') } });
  const decided = decidedBy(state, command, type, ctx, step);
  const away = findCovered(ctx.actor, givers, state);
  if (isRefusal(decided) || !away) return decided;
  return [...decided, happened('actedForAbsent', { accountId: away.id })];
}

/** What is decided at once, what goes on its way through the office, and what comes to its end there. */
function decidedBy(
  state: CaseState,
  command: GivenCommand,
  type: CommandType,
  ctx: Context,
  step: Step | undefined,
): Happening[] | Refusal {
  const { input } = command;
  const proposes = step && isSteppedAct(type) && !decidesAlone(step, state, ctx.actor);
  // As whoever will approve it would: what its author may not do themselves is no reason against it.
  const judged = proposes ? { ...ctx, actor: anyApproverOf(step) } : ctx;
  const decided = inOrder(
    state,
    command,
    judged,
    findCommand(type).decide(state, withoutLateReason(input) as never, judged),
  );
  if (isRefusal(decided)) return decided;
  if (proposes) return submitted(state, step, type, input);
  const [first] = decided;
  return type === 'approve' && first?.type === 'actApproved'
    ? withApproved(state, decided, first.data, input as Signature, ctx)
    : decided;
}

/** What was approved is carried out, as the act of whoever approved it. */
function withApproved(
  state: CaseState,
  approval: Happening[],
  { submission }: EventData<'actApproved'>,
  signature: Signature,
  ctx: Context,
): Happening[] | Refusal {
  const one = findSubmission(state, submission);
  if (!one) return refuse('noSuchSubmission', { field: 'submission' });
  const carriedOut = carriedOutBy(state, one, signature, ctx);
  return isRefusal(carriedOut) ? asOfApproval(one, carriedOut) : [...approval, ...carriedOut];
}

function carriedOutBy(
  state: CaseState,
  one: Submission,
  signature: Signature,
  ctx: Context,
): Happening[] | Refusal {
  const { act: type, approvedBy: givenBy } = one;
  const given = findCommand(type);
  const notNow = whyNotNow({ ...given, givenBy }, state, ctx.actor, ctx);
  if (notNow) return notNow;
  const parsed = inputSchema(type).safeParse(approvedInput(one, signature));
  // What its form asks for has changed since, or a number or day in it is none.
  if (!parsed.success) return refuse('submissionOutdated');
  const { data: input } = parsed;
  return inOrder(state, { type, input }, ctx, given.decide(state, withoutLateReason(input) as never, ctx));
}

/** No act is on a day on which it cannot have been; one that is entered late says why. */
function inOrder(
  state: CaseState,
  { type, input }: GivenCommand,
  ctx: Context,
  decided: Happening[] | Refusal,
): Happening[] | Refusal {
  if (isRefusal(decided)) return decided;
  return whyNotInOrder(state, type, input, ctx) ?? [...decided, ...enteredLate(state, type, input, ctx)];
}
