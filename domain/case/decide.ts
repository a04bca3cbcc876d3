import { whyMayNotGive } from '../access/policy';
import type { Actor } from '../access/policy';
import type { Day } from '../calendar/calendar';
import { dayOf, dayOfDate } from '../calendar/officeDays';
import { isPaused } from '../clocks/clock';
import { followActing } from '../clocks/acting';
import { followLapse } from '../clocks/lapse';
import { followLimitation } from '../clocks/limitationPeriods';
import { passTime } from '../clocks/passTime';
import { followNotices } from '../clocks/notices';
import { followPublications } from '../clocks/publicationEnd';
import { followProtection } from '../clocks/protection';
import { followReplies } from '../clocks/replies';
import { followReturned } from '../clocks/returned';
import { followSecrecy } from '../clocks/secrecy';
import { pauseClocks, startClock, stopAllClocks } from '../clocks/running';
import { type CommandType, commandTypes } from './commands';
import type { ChangeRulesInput } from './commands/changeRules';
import type { OwnPageCommandType } from './commands/ownPage';
import { register, type RegisterInput } from './commands/register';
import { forLevelOf } from '../procedure/levels';
import type { Context, RulesNow } from './context';
import { type CaseEvent, type EventData, happened, type Happening, systemActor } from './events/event';
import { evolve, isLookOnly } from './evolve/evolve';
import { isRefusal, type Refusal, refuse } from './refusal';
import { type CaseMessage, takeIn } from './messages';
import { findProposing, giversNow, happeningsOf, whyNotOffered } from './given';
import { throughProgram } from './throughProgram';
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

type Rules = Pick<Context, 'procedure' | 'calendar'>;

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
  if (state.stage === 'closed')
    return [
      ...stopAllClocks(state, ctx),
      ...followNotices(state, ctx),
      ...followProtection(state, ctx),
      ...followSecrecy(state, ctx),
      ...followLapse(state, ctx),
    ];
  return [
    ...followReplies(state, ctx),
    ...followNotices(state, ctx),
    ...followProtection(state, ctx),
    ...followSecrecy(state, ctx),
    ...followReturned(state, ctx),
    ...followActing(state, ctx),
    ...followPublications(state, ctx),
    ...followLapse(state, ctx),
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

function happeningsFor(state: CaseState | undefined, command: Command, ctx: Context): Happening[] | Refusal {
  const { type, input } = command;
  if (type !== 'register')
    return state ? happeningsOf(state, { ...command, type }, ctx) : refuse('notRegistered');
  if (state) return refuse('alreadyRegistered');
  return (
    whyMayNotGive(ctx.actor, register.givenBy, undefined) ?? register.decide(input as RegisterInput, ctx)
  );
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
  const happenings = happeningsFor(state, command, ctx);
  return isRefusal(happenings)
    ? { refusal: happenings }
    : carryOut(caseId, state, command, [...happenings, ...throughProgram(ctx)], given);
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
  if (happenings.every(isLookOnly)) return acted;
  const followed = recorded(acted.state, consequences(acted.state, contextAfter(command, acted.state, ctx)), {
    ...signature,
    by: systemActor,
  });
  return { events: [...acted.events, ...(followed?.events ?? [])], state: followed?.state ?? acted.state };
}

/** The system as it decides by the rules of a case. */
const systemContext = (state: CaseState, rules: Rules, now: string): Context => ({
  calendar: rules.calendar,
  procedure: forLevelOf(rules.procedure, state.registration.subject),
  now,
  actor: { id: systemActor, roles: [] },
});

/**
 * Turns what has fallen due by `now` into events; undefined when nothing has.
 * @param rules without them nothing further follows from it
 */
export function decideTimePassed(
  state: CaseState,
  now: string,
  commandId: string,
  rules?: Rules,
): Accepted | undefined {
  const happenings = passTime(state, now);
  if (happenings.length === 0) return undefined;
  const signature = { caseId: state.caseId, at: now, by: systemActor, commandId };
  const passed = recorded(state, happenings, signature);
  if (!passed || !rules || happenings.every(({ type }) => type !== 'declassified')) return passed;
  const followed = recorded(
    passed.state,
    followSecrecy(passed.state, systemContext(state, rules, now)),
    signature,
  );
  return { events: [...passed.events, ...(followed?.events ?? [])], state: followed?.state ?? passed.state };
}

/** Takes in what a linked case or a reporter tells; undefined when it is nothing new. */
export function decideHeard(
  state: CaseState,
  message: CaseMessage,
  signature: { at: string; commandId: string },
  rules?: Rules,
): Accepted | undefined {
  const ctx = rules && systemContext(state, rules, signature.at);
  const happenings = takeIn(state, message, signature.at, ctx);
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

export { findProposing, giversNow, whyNotOffered };

/** The commands that this person may give now, in the order of the procedure. */
export const offered = (state: CaseState, actor: Actor, rules: RulesNow): CommandType[] =>
  commandTypes.filter((type) => whyNotOffered(state, actor, type, rules) === undefined);
