import { ApplicationFailure } from '@temporalio/workflow';
import { systemActor } from '../domain/case/events/event';
import { evolve } from '../domain/case/evolve/evolve';
import type { CaseState } from '../domain/case/state';
import { unreadableHistory } from '../domain/proof/historyFaults';
import type { Mac, ProvenCommand, RecordedEvent } from '../domain/proof/proven';
import type { Receipt } from './contract';

/** An act that is stored: what its giver was told, and who asked for what. */
export interface KnownAct {
  receipt: Receipt;
  by: string;
  given?: Mac | undefined;
}

/** Whether a command asks for what was asked for under its id before. What older programs stored says only who acted. */
export const isRepeat = ({ by, given }: KnownAct, { actor, proof }: ProvenCommand): boolean =>
  given === undefined ? by === actor.id : (proof?.given.includes(given) ?? false);

/** What a run knows of its case: what its stored events say, and nothing else. */
export interface KnownCase {
  state(): CaseState | undefined;
  /** How large its events are together, in characters of JSON. */
  size(): number;
  find(commandId: string): KnownAct | undefined;
  /** Takes in events that are stored, in their order. @throws ApplicationFailure when this program cannot read them */
  take(events: readonly RecordedEvent[]): void;
}

export function createKnownCase(): KnownCase {
  let state: CaseState | undefined;
  let size = 0;
  const acts = new Map<string, KnownAct>();

  function takeOne(event: RecordedEvent): void {
    const { given, ...plain } = event;
    const after = evolve(state, plain);
    state = after;
    size += JSON.stringify(plain).length;
    const { seq, number, stage } = after;
    const known = acts.get(event.commandId);
    // What follows from an act is signed by the system; its first event names the person.
    const by = known && known.by !== systemActor ? known.by : event.by;
    acts.set(event.commandId, { receipt: { seq, number, stage }, by, given: known?.given ?? given });
  }

  return {
    state: () => state,
    size: () => size,
    find: (commandId) => acts.get(commandId),
    take: (events) => {
      try {
        events.forEach(takeOne);
      } catch (error) {
        const why = error instanceof Error ? error.message : '';
        throw ApplicationFailure.nonRetryable(`the stored events cannot be read: ${why}`, unreadableHistory);
      }
    },
  };
}
