import type { Act } from './act';
import { ApplicationFailure, proxyLocalActivities } from '@temporalio/workflow';
import type { ActivitiesBefore } from '../../activities/before';
import { changeRules } from '../../domain/case/commands/changeRules';
import {
  type Accepted,
  type Command,
  decideHeard,
  decideNumberGiven,
  decideTimePassed,
  isAccepted,
} from '../../domain/case/decide';
import type { CaseEvent, EventData } from '../../domain/case/events/event';
import type { CaseMessage } from '../../domain/case/messages';
import type { CaseState } from '../../domain/case/state';
import { nextDue } from '../../domain/clocks/passTime';
import type { NumberedAct } from '../../domain/papers/numberedAct';
import type { Rules } from '../../domain/procedure/migration';
import type { ChainHead } from '../../domain/proof/chain';
import { forkedHistory } from '../../domain/proof/historyFaults';
import type { Receipt } from '../contract';
import type { CaseArgumentsBefore } from './contractBefore';
import { byAct, findSource, lostAct } from './lostAttempt';
import { typedActs } from './officeNumbers';
import { decideAsThen } from './decidedThen';

// Local: an append is short and idempotent, and must not cost a round trip per command. It is tried until it succeeds:
// nobody is told "done" before their act is stored.
const { appendEvents, findStored, readRules } = proxyLocalActivities<ActivitiesBefore>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '100ms', maximumInterval: '10s', nonRetryableErrorTypes: [forkedHistory] },
});
export const isSettled = ({ isStored, refused }: Act): boolean => isStored || refused !== undefined;

/** What has been stored in one piece, and the case after it. */
export interface Stored {
  state: CaseState;
  events: CaseEvent[];
}

/** A case in the memory of its run: what has happened, what of it is stored, and who was answered what. */
export interface HostedCase {
  readonly receipts: Map<string, Receipt>;
  state(): CaseState | undefined;
  rules(): Rules;
  head(): ChainHead;
  /** Accepted commands and due moments of this run. */
  turns(): number;
  countTurn(): void;
  /** When something falls due by itself next. */
  due(): string | undefined;
  /** Whether something has been decided that is not with the database yet. */
  hasUnsent(): boolean;
  /** The act of a command that is not settled yet. */
  findUnderway(commandId: string): Act | undefined;
  /** Whether the command may be given now. @throws ApplicationFailure with the reason when it may not */
  check(command: Command): void;
  /** Carries a command out. @throws ApplicationFailure with the reason when it is refused */
  give(command: Command): Act;
  hear(message: CaseMessage): void;
  /** Turns what has fallen due into events. */
  passTime(): void;
  /** Acts whose typed number is still to be entered in the register. */
  typed(): readonly NumberedAct[];
  /** The next act that is stored and has not been to the register, if there is one. */
  nextToNumber(): NumberedAct | undefined;
  takeNumber(act: NumberedAct, given: EventData<'numberGiven'> | undefined): void;
  /** Takes up what was stored behind the case by an attempt that was lost with its command; the acts are still to be settled. */
  catchUp(): Promise<readonly Act[]>;
  /** Stores all that is unsent, in one piece; undefined when it has first to go behind what is there already. */
  storeUnsent(): Promise<Stored | undefined>;
}

/** Takes a case up, from its beginning or where an earlier run left it. It decides again on replay what it had decided. */
export function hostCase({ caseId, resumption, procedure, calendar }: CaseArgumentsBefore): HostedCase {
  let state: CaseState | undefined = resumption?.state;
  let storedState = state;
  let head: ChainHead = resumption?.head ?? { seq: 0, hash: '' };
  let due = state && nextDue(state);
  const receipts = new Map<string, Receipt>(resumption?.receipts);
  const underway = new Map<string, Act>();
  let unsent: Act[] = [];
  let isStoring = false;
  let typed = resumption?.typed ?? [];
  let turns = 0;
  let rules: Rules = { procedure, calendar };

  const now = () => new Date(Date.now()).toISOString();

  function decidedOrThrow(command: Command, before: CaseState | undefined, at: string): Accepted {
    const context = { now: at, actor: command.actor, ...rules };
    const decision = decideAsThen(caseId, before, command, context);
    if (isAccepted(decision)) return decision;
    const { refusal } = decision;
    // With the number of events by which it was refused: whoever asked may find that more are stored.
    throw ApplicationFailure.nonRetryable(refusal.refused, refusal.refused, refusal, before?.seq ?? 0);
  }

  /** The validator's decision: the handler comes right after it, mostly to the same case at the same moment. */
  let validated: { asked: string; before: CaseState | undefined; accepted: Accepted } | undefined;

  /** Replay calls no validators, so this must say the same whether or not one has decided before. */
  function decidedNow(command: Command, before: CaseState | undefined, at: string): Accepted {
    const asked = JSON.stringify([at, command]);
    if (validated?.asked === asked && validated.before === before) return validated.accepted;
    const accepted = decidedOrThrow(command, before, at);
    validated = { asked, before, accepted };
    return accepted;
  }

  function take(act: Act, accepted: Accepted | undefined): Act {
    if (!accepted) return act;
    state = accepted.state;
    due = nextDue(state);
    act.events = accepted.events;
    unsent.push(act);
    if (act.commandId !== undefined) {
      receipts.set(act.commandId, { seq: state.seq, number: state.number, stage: state.stage });
      underway.set(act.commandId, act);
    }
    return act;
  }

  function leave(act: Act): void {
    if (act.commandId !== undefined) underway.delete(act.commandId);
  }

  const begin = (decideOn: Act['decideOn'], commandId?: string): Act => {
    const act = { decideOn, commandId, events: [], isStored: false };
    return take(act, decideOn(state, now()));
  };

  /** Something that no person gave, and for which nobody waits. */
  function goOnWith(decideOn: (state: CaseState, at: string) => Accepted | undefined): void {
    const act = begin((before, at) => before && decideOn(before, at));
    if (act.events.length > 0) turns += 1;
  }

  /** From a change of rules on, everything is decided by the new ones. */
  function takeRules({ type, input }: Command): void {
    if (type !== 'changeRules') return;
    const next = changeRules.input().parse(input);
    rules = { procedure: next.procedure, calendar: next.calendar };
  }

  /** A lost command brings no rules with it, only their names. */
  async function followLostRules(found: readonly CaseEvent[]): Promise<void> {
    const changed = found.findLast(
      ({ type, commandId }) => type === 'rulesChanged' && !underway.has(commandId),
    );
    if (changed?.type === 'rulesChanged') rules = await readRules(changed.data);
  }

  /**
   * An earlier attempt at this very step had stored its events, and was lost before Temporal heard of it. What is stored stays: each
   * act is decided again at the moment at which it was decided then, and must say the same; the rest follows behind it. An act of
   * which this run has not heard is taken as it is stored if one of our workers wrote it.
   */
  function continueFrom(found: readonly CaseEvent[], isOurs: boolean, acts: readonly Act[]): void {
    let again = [...acts, ...unsent];
    unsent = [];
    state = storedState;
    for (const events of byAct(found)) {
      const source =
        findSource(again, state, events) ?? (isOurs && findSource([lostAct(events)], state, events));
      if (!source) throw ApplicationFailure.nonRetryable('the stored history has forked', forkedHistory);
      again = again.filter((act) => act !== source.act);
      take(source.act, source.accepted);
    }
    for (const act of again) {
      try {
        take(act, act.decideOn(state, now()));
      } catch (error) {
        act.refused = error;
        leave(act);
        if (act.commandId !== undefined) receipts.delete(act.commandId);
      }
    }
  }

  return {
    receipts,
    state: () => state,
    rules: () => rules,
    head: () => head,
    turns: () => turns,
    countTurn: () => {
      turns += 1;
    },
    due: () => due,
    hasUnsent: () => unsent.length > 0,
    findUnderway: (commandId) => underway.get(commandId),
    check: (command) => {
      decidedNow(command, state, now());
    },
    give: (command) => {
      const act = begin((before, at) => decidedNow(command, before, at), command.commandId);
      turns += 1;
      takeRules(command);
      return act;
    },
    hear: (message) => {
      goOnWith((before, at) => decideHeard(before, message, { at, commandId: `heard-${before.seq}` }));
    },
    passTime: () => {
      goOnWith((before, at) => decideTimePassed(before, at, `due-${before.seq}`));
    },
    typed: () => typed,
    nextToNumber: () => typed[0] ?? state?.unnumbered?.find(({ of }) => of <= head.seq),
    takeNumber: (act, given) => {
      typed = typed.filter(({ of }) => of !== act.of);
      if (given) goOnWith((before, at) => decideNumberGiven(before, given, at));
    },
    catchUp: async () => {
      const from = head;
      const found = await findStored(caseId, from);
      if (!found) return [];
      await followLostRules(found);
      // What is being stored now, or was meanwhile, finds by itself what is there.
      if (head !== from || isStoring || unsent.length > 0) return [];
      continueFrom(found, true, []);
      turns += 1;
      return [...unsent];
    },
    storeUnsent: async () => {
      const current = state;
      if (!current) throw new RangeError('a case begins with its registration');
      // Whatever else is decided while this is under way goes with the next append, in one piece.
      const acts = unsent;
      unsent = [];
      const events = acts.flatMap((act) => act.events);
      isStoring = true;
      const { found, isOurs = false, ...next } = await appendEvents({ head, events, state: current });
      if (found && isOurs) await followLostRules(found);
      isStoring = false;
      if (found) {
        continueFrom(found, isOurs, acts);
        return undefined;
      }
      head = next;
      storedState = current;
      for (const act of acts) {
        act.isStored = true;
        leave(act);
      }
      typed = [...typed, ...typedActs(current, events)];
      return { state: current, events };
    },
  };
}
