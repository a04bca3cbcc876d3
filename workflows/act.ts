import { ApplicationFailure, workflowInfo } from '@temporalio/workflow';
import type { DecidedAct, Source, Undone } from '../activities/appendActs';
import {
  type Accepted,
  decide,
  decideHeard,
  decideNumberGiven,
  decideTimePassed,
  isAccepted,
} from '../domain/case/decide';
import type { EventData } from '../domain/case/events/event';
import { givenLongAgo, reachesWithin } from '../domain/case/hosting';
import { refuse } from '../domain/case/refusal';
import { whyNoRoom } from '../domain/case/room';
import type { CaseState } from '../domain/case/state';
import type { Rules } from '../domain/procedure/migration';
import type { ProvenCommand } from '../domain/proof/proven';
import { parseCommand } from './parseCommand';

/** Something that happens to the case. What it brings about is decided when it is stored, and settled by what was stored. */
export interface Act {
  readonly commandId: string;
  readonly source: Source;
  /** What a register has given, where that is what happened. */
  readonly number?: EventData<'numberGiven'>;
  settled?: 'stored' | { undone: ApplicationFailure };
}

/** On what a decision rests besides the act itself. */
export interface DecidedOn {
  caseId: string;
  state: CaseState | undefined;
  rules: Rules | undefined;
  /** How large the case's events are so far. */
  size: number;
  at: string;
}

const undone = ({ type, detail }: Undone, seq: number): ApplicationFailure =>
  // With the number of events by which it was refused: whoever asked may find that more are stored.
  ApplicationFailure.nonRetryable(type, type, detail, seq);

/** What a command brings about. @throws ApplicationFailure with the reason when it is refused */
export function decideCommand(
  command: ProvenCommand,
  { caseId, state, rules, size, at }: DecidedOn,
): Accepted {
  const seq = state?.seq ?? 0;
  const { proof, ...given } = command;
  void proof;
  const parsed = parseCommand(given);
  if (!rules) throw undone({ type: 'notRegistered', detail: refuse('notRegistered') }, seq);
  const decision = decide(caseId, state, parsed, { now: at, actor: command.actor, ...rules });
  const refusal = isAccepted(decision) ? whyNoRoom(size, decision.events) : decision.refusal;
  if (refusal) throw undone({ type: refusal.refused, detail: refusal }, seq);
  if (!isAccepted(decision)) throw new RangeError('a decision is one or the other');
  return decision;
}

function decideSource(act: Act, on: DecidedOn): Accepted | undefined {
  const { source, commandId } = act;
  const { state, at } = on;
  if (source.is === 'command') return decideCommand(source.command, on);
  if (!state) throw undone({ type: 'notRegistered', detail: refuse('notRegistered') }, 0);
  switch (source.is) {
    case 'message':
      return decideHeard(state, source.told.message, { at, commandId }, on.rules);
    case 'number':
      return act.number && decideNumberGiven(state, act.number, at);
    case 'time':
      return decideTimePassed(state, at, commandId, on.rules);
  }
}

export interface Decided {
  act: DecidedAct;
  state: CaseState | undefined;
}

/**
 * Decides an act. On replay nothing hangs on what this says: the answer of the append is in the history. So it may fail there, as
 * where a later program does not know what an earlier one did.
 */
export function decideAct(act: Act, on: DecidedOn): Decided {
  const { commandId, source } = act;
  try {
    const accepted = decideSource(act, on);
    return { act: { commandId, source, events: accepted?.events ?? [] }, state: accepted?.state ?? on.state };
  } catch (error) {
    if (error instanceof ApplicationFailure && error.type) {
      const why = { type: error.type, detail: error.details?.[0] };
      return { act: { commandId, source, events: [], undone: why }, state: on.state };
    }
    if (!workflowInfo().unsafe.isReplaying) throw error;
    return { act: { commandId, source, events: [] }, state: on.state };
  }
}

/** Settles an act by what was recorded of it. */
export function settle(act: Act, why: Undone | undefined, seq: number): void {
  act.settled = why ? { undone: undone(why, seq) } : 'stored';
}

/** Another person, act or content under an id that is taken. It tells nothing of what was done under it. */
export const keyUsed = (): ApplicationFailure =>
  ApplicationFailure.nonRetryable('keyUsed', 'keyUsed', refuse('keyUsed'));

/**
 * Refuses a command that comes long after it was given: somebody who reaches Temporal may have kept one that was refused, or never
 * stored, until the case has changed. By the time at which it comes; what has come in time waits for the database as long as it must.
 */
export function requireJustGiven({ proof }: ProvenCommand): void {
  const earliest = new Date(Date.now() - reachesWithin * 60_000).toISOString();
  if (proof && proof.givenAt < earliest)
    throw ApplicationFailure.nonRetryable('given long ago', givenLongAgo);
}
