import { findCovered, whyMayNotGive } from '../access/policy';
import type { Actor } from '../access/policy';
import type { Day } from '../calendar/calendar';
import { dayOf, dayOfDate } from '../calendar/officeDays';
import { isPaused } from '../clocks/clock';
import { followLimitation } from '../clocks/limitationPeriods';
import { passTime } from '../clocks/passTime';
import { followNotices } from '../clocks/notices';
import { followReplies } from '../clocks/replies';
import { pauseClocks, startClock, stopAllClocks } from '../clocks/running';
import type { CommandDefinition } from './command';
import { type CommandType, commandTypes, findCommand } from './commands';
import type { ChangeRulesInput } from './commands/changeRules';
import { isOwnPageCommand, type OwnPageCommandType, ownPageCommands } from './commands/ownPage';
import { register, type RegisterInput } from './commands/register';
import { forLevelOf } from '../procedure/levels';
import type { Context, RulesNow } from './context';
import { type CaseEvent, type EventData, happened, type Happening, systemActor } from './events/event';
import { evolve } from './evolve/evolve';
import { enteredLate, whyNotInOrder, withoutLateReason } from './order/whyNotInOrder';
import { isRefusal, type Refusal, refuse } from './refusal';
import { type CaseMessage, takeIn } from './messages';
import type { CaseState } from './state';

/** A command as it reaches a case; `input` fits the schema of its type. */
export interface Command {
  type: CommandType | OwnPageCommandType | 'register';
  commandId: string;
  actor: Actor;
  input: unknown;
  /** The last act of a person that the giver had seen, if they looked before they acted. */
  seenAct?: number | undefined;
}

export interface Accepted {
  events: CaseEvent[];
  state: CaseState;
}
export type Decision = Accepted | { refusal: Refusal };

export const isAccepted = (decision: Decision): decision is Accepted => 'events' in decision;

interface Signature {
  caseId: string;
  at: string;
  by: string;
  commandId: string;
}

/** Numbers and signs what happened, and folds it into the case. */
function recorded(
  before: CaseState | undefined,
  happenings: readonly Happening[],
  signature: Signature,
): Accepted | undefined {
  const events: CaseEvent[] = [];
  let state = before;
  for (const happening of happenings) {
    const event: CaseEvent = { ...signature, ...happening, seq: (state?.seq ?? 0) + 1 };
    state = evolve(state, event);
    events.push(event);
  }
  return state && { events, state };
}

/** Nobody need act while discipline is deferred; the case is missed again once the deferral should have ended. */
function watchedFrom({ deferral, stage }: CaseState, { calendar, now }: Context): Day {
  const today = dayOf(calendar, now);
  const until = deferral && stage === 'discipline' ? dayOfDate(calendar, deferral.until, now) : today;
  return until > today ? until : today;
}

/** What follows from any act of a person: a closed case has no clocks; a paused one rests; an open one is not stalled (procedure §9). */
function consequences(state: CaseState, ctx: Context): Happening[] {
  if (state.stage === 'closed') return [...stopAllClocks(state, ctx), ...followNotices(state, ctx)];
  return [
    ...followReplies(state, ctx),
    ...followNotices(state, ctx),
    ...followLimitation(state, ctx),
    ...progressWatched(state, ctx),
  ];
}

/** Any act shows that the case goes on, and the watch on progress begins anew. */
function progressWatched(state: CaseState, ctx: Context): Happening[] {
  // A clock that an act starts while the case rests, as acceptance does, rests with it (procedure §4, clock rules).
  if (state.paused) return pauseClocks(state, ctx, state.paused);
  const { stall } = state.clocks;
  if (isPaused(stall)) return [];
  const from = watchedFrom(state, ctx);
  const fresh = stall?.startedOn === from && stall.stoppedOn === undefined;
  return fresh ? [] : startClock(state, ctx, 'stall', from);
}

/** Who acts for somebody who is away has their roles for it. */
function inRoleOf(actor: Actor, { givenBy }: AnyDefinition, state: CaseState): Actor {
  const away = findCovered(actor, givenBy, state);
  return away ? { ...actor, roles: [...actor.roles, ...away.roles] } : actor;
}

type AnyDefinition = Pick<CommandDefinition<string, never>, 'during' | 'givenBy' | 'obstacle'>;

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

function happeningsOf(state: CaseState | undefined, command: Command, ctx: Context): Happening[] | Refusal {
  if (command.type === 'register') {
    if (state) return refuse('alreadyRegistered');
    return (
      whyMayNotGive(ctx.actor, register.givenBy, undefined) ??
      register.decide(command.input as RegisterInput, ctx)
    );
  }
  if (!state) return refuse('notRegistered');
  const { type } = command;
  const definition = isOwnPageCommand(type) ? ownPageCommands[type] : findCommand(type);
  // A page of its own is nobody's to open for another.
  const actor = isOwnPageCommand(type) ? { ...ctx.actor, covers: undefined } : ctx.actor;
  const forbidden = whyMayNotGive(actor, definition.givenBy, state);
  if (forbidden) return forbidden;
  // Before any obstacle: it may be the colleague's act that now stands in the way.
  if (command.seenAct !== undefined && command.seenAct < state.lastAct.seq) {
    return refuse('colleagueWasFaster', { params: { by: state.lastAct.by, at: state.lastAct.at } });
  }
  if (isOwnPageCommand(type))
    return inOrder(state, command, ctx, ownPageCommands[type].decide(state, command.input as never, ctx));
  const given = findCommand(type);
  const notNow = whyNotNow(given, state, ctx.actor, ctx);
  if (notNow) return notNow;
  const givers = given.giversOf?.(state, command.input as never, ctx) ?? given.givenBy;
  if (whyMayNotGive(ctx.actor, givers, state))
    return refuse('onlyGivenBy', { params: { offices: givers.join(',') } });
  const decided = inOrder(
    state,
    command,
    ctx,
    given.decide(state, withoutLateReason(command.input) as never, ctx),
  );
  const away = findCovered(ctx.actor, givers, state);
  if (isRefusal(decided) || !away) return decided;
  return [...decided, happened('actedForAbsent', { accountId: away.id })];
}

/** No act is on a day on which it cannot have been; one that is entered late says why. */
function inOrder(
  state: CaseState,
  { type, input }: Command,
  ctx: Context,
  decided: Happening[] | Refusal,
): Happening[] | Refusal {
  if (isRefusal(decided) || type === 'register') return decided;
  return whyNotInOrder(state, type, input, ctx) ?? [...decided, ...enteredLate(state, type, input, ctx)];
}

/** What follows from a change of rules goes by the new ones. */
function contextAfter({ type, input }: Command, state: CaseState, ctx: Context): Context {
  if (type !== 'changeRules') return ctx;
  const { procedure, calendar } = input as ChangeRulesInput;
  return { ...ctx, procedure: forLevelOf(procedure, state.registration.subject), calendar };
}

/** The rules as they are at the level that manages the subject. */
function contextFor(state: CaseState | undefined, { type, input }: Command, ctx: Context): Context {
  const opening = type === 'register' ? (input as RegisterInput) : undefined;
  const subject = state?.registration.subject ?? opening?.subject;
  return subject ? { ...ctx, procedure: forLevelOf(ctx.procedure, subject) } : ctx;
}

/**
 * Decides a command: the events it brings about with the case after them, or the reason of refusal. Pure.
 * @param command its input must already fit the command's schema
 */
export function decide(
  caseId: string,
  state: CaseState | undefined,
  command: Command,
  given: Context,
): Decision {
  const ctx = contextFor(state, command, given);
  const happenings = happeningsOf(state, command, ctx);
  return isRefusal(happenings)
    ? { refusal: happenings }
    : carryOut(caseId, state, command, happenings, given);
}

/** What a command brings about, and what follows from it by itself. */
export function carryOut(
  caseId: string,
  state: CaseState | undefined,
  command: Command,
  happenings: readonly Happening[],
  given: Context,
): Accepted {
  const ctx = contextFor(state, command, given);
  const signature = { caseId, at: ctx.now, by: ctx.actor.id, commandId: command.commandId };
  const acted = recorded(state, happenings, signature);
  if (!acted) throw new RangeError(`command ${command.type} decided nothing`);
  const followed = recorded(acted.state, consequences(acted.state, contextAfter(command, acted.state, ctx)), {
    ...signature,
    by: systemActor,
  });
  return { events: [...acted.events, ...(followed?.events ?? [])], state: followed?.state ?? acted.state };
}

/** Turns what has fallen due by `now` into events; undefined when nothing has. */
export function decideTimePassed(state: CaseState, now: string, commandId: string): Accepted | undefined {
  const happenings = passTime(state, now);
  if (happenings.length === 0) return undefined;
  return recorded(state, happenings, { caseId: state.caseId, at: now, by: systemActor, commandId });
}

/** Takes in what a linked case tells; undefined when it is nothing new. */
export function decideHeard(
  state: CaseState,
  message: CaseMessage,
  signature: { at: string; commandId: string },
): Accepted | undefined {
  const happenings = takeIn(state, message, signature.at);
  if (happenings.length === 0) return undefined;
  return recorded(state, happenings, { caseId: state.caseId, by: systemActor, ...signature });
}

/** A register has given the number of an act's paper; it is nobody's act. */
export function decideNumberGiven(
  state: CaseState,
  given: EventData<'numberGiven'>,
  at: string,
): Accepted | undefined {
  const signature = { caseId: state.caseId, by: systemActor, at, commandId: `number-${given.of}` };
  return recorded(state, [happened('numberGiven', given)], signature);
}

/** Why this person cannot give this command now, whatever they put in; undefined when it is offered. */
export const whyNotOffered = (
  state: CaseState,
  actor: Actor,
  type: CommandType,
  rules: RulesNow,
): Refusal | undefined => whyNotNow(findCommand(type), state, actor, rules);

/** The commands that this person may give now, in the order of the procedure. */
export const offered = (state: CaseState, actor: Actor, rules: RulesNow): CommandType[] =>
  commandTypes.filter((type) => whyNotOffered(state, actor, type, rules) === undefined);
