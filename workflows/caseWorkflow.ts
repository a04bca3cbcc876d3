import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  continueAsNew,
  proxyLocalActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { Activities } from '../activities';
import {
  type Accepted,
  type Command,
  decide,
  decideHeard,
  decideNumberGiven,
  decideTimePassed,
  isAccepted,
} from '../domain/case/decide';
import type { CaseEvent } from '../domain/case/events/event';
import type { CaseState } from '../domain/case/state';
import { nextDue } from '../domain/clocks/passTime';
import type { Rules } from '../domain/procedure/migration';
import type { ChainHead } from '../domain/proof/chain';
import { type CaseArguments, giveCommand, hearCase, readCase, type Receipt } from './contract';
import { changeRules } from '../domain/case/commands/changeRules';
import { reachLinkedCases } from './linkedCases';
import { numberActs, typedActs } from './officeNumbers';
import { parseCommand } from './parseCommand';
import { takesPatch } from './patches';

// Local: an append is short and idempotent, and must not cost a round trip per command. It is tried until it succeeds:
// nobody is told "done" before their act is stored.
const { appendEvents } = proxyLocalActivities<Activities>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '100ms', maximumInterval: '10s', nonRetryableErrorTypes: ['ForkedHistory'] },
});

/** Receipts that a run carries on, so that a late repeat of a command is still recognised. */
const receiptsKept = 500;
const defaultRenewAfter = 1000;
/** A run that was started but never got its registration ends by itself. */
const registrationWait = '10 minutes';

/** Hosts one case: accepts commands, waits for what falls due, and stores every event before it answers. */
export async function caseWorkflow(args: CaseArguments): Promise<void> {
  const { caseId, resumption, opening, renewAfter = defaultRenewAfter } = args;
  let state: CaseState | undefined = resumption?.state;
  let head: ChainHead = resumption?.head ?? { seq: 0, hash: '' };
  const receipts = new Map<string, Receipt>(resumption?.receipts);
  const outbox: CaseEvent[] = [];
  let typed = resumption?.typed ?? [];
  let turns = 0;
  let rules: Rules = { procedure: args.procedure, calendar: args.calendar };

  const now = () => new Date(Date.now()).toISOString();
  const decided = (command: Command) =>
    decide(caseId, state, command, { now: now(), actor: command.actor, ...rules });

  function take(accepted: Accepted): Receipt {
    state = accepted.state;
    outbox.push(...accepted.events);
    turns += 1;
    return { seq: state.seq, number: state.number, stage: state.stage };
  }

  /** The validator's decision: the handler comes right after it, mostly to the same case at the same moment. */
  let validated: { asked: string; before: CaseState | undefined; accepted: Accepted } | undefined;

  /** From a change of rules on, everything is decided by the new ones. */
  function takeRules({ type, input }: Command): void {
    if (type !== 'changeRules') return;
    const { procedure, calendar } = changeRules.input().parse(input);
    rules = { procedure, calendar };
  }

  /** Replay calls no validators, so this must say the same whether or not one has decided before. */
  function acceptOrThrow(raw: Command): Accepted {
    const asked = JSON.stringify([Date.now(), raw]);
    if (validated?.asked === asked && validated.before === state) return validated.accepted;
    const decision = decided(parseCommand(raw));
    if (isAccepted(decision)) {
      validated = { asked, before: state, accepted: decision };
      return decision;
    }
    const { refusal } = decision;
    throw ApplicationFailure.nonRetryable(refusal.refused, refusal.refused, refusal);
  }

  if (opening && !state) take(acceptOrThrow(opening));

  setHandler(readCase, () => state);
  setHandler(hearCase, (message) => {
    const taken = state && decideHeard(state, message, { at: now(), commandId: `heard-${state.seq}` });
    if (taken) take(taken);
  });
  setHandler(
    giveCommand,
    async (command) => {
      const known = receipts.get(command.commandId);
      if (known && takesPatch('repeatsCount')) turns += 1;
      const receipt = known ?? take(acceptOrThrow(command));
      if (!known) takeRules(command);
      receipts.set(command.commandId, receipt);
      await condition(() => head.seq >= receipt.seq);
      return receipt;
    },
    {
      validator: (command) => {
        if (!receipts.has(command.commandId)) acceptOrThrow(command);
      },
    },
  );

  async function storeOutbox(current: CaseState): Promise<void> {
    // Whatever else is decided while this is under way goes with the next append, in one piece.
    const events = outbox.splice(0);
    head = await appendEvents({ head, events, state: current });
    typed = [...typed, ...typedActs(current, events)];
    await reachLinkedCases(current, events, rules);
  }

  /** Waits for the next command or the next due moment; turns what fell due into events. */
  async function waitOn(current: CaseState): Promise<void> {
    const due = nextDue(current);
    const delay = due === undefined ? undefined : Date.parse(due) - Date.now();
    const something = () => outbox.length > 0 || renewalDue();
    if (delay === undefined) return condition(something);
    if (delay > 0 && (await condition(something, delay))) return;
    if (!state) return;
    const passed = decideTimePassed(state, now(), `due-${state.seq}`);
    if (passed) take(passed);
  }

  const renewalDue = () => turns >= renewAfter || workflowInfo().continueAsNewSuggested;

  void numberActs({
    caseId,
    next: () => typed[0] ?? state?.unnumbered?.find(({ of }) => of <= head.seq),
    given: (act, number) => {
      typed = typed.filter(({ of }) => of !== act.of);
      const taken = state && number && decideNumberGiven(state, number, now());
      if (taken) take(taken);
    },
  });

  await condition(() => state !== undefined, registrationWait);
  for (;;) {
    if (!state) return;
    if (outbox.length > 0) {
      await storeOutbox(state);
    } else if (renewalDue()) {
      // A command that comes in meanwhile waits for its storing, and so must not be waited for.
      await condition(() => allHandlersFinished() || outbox.length > 0);
      if (outbox.length > 0) continue;
      const kept = [...receipts].slice(-receiptsKept);
      await continueAsNew<typeof caseWorkflow>({
        ...args,
        ...rules,
        resumption: { state, head, receipts: kept, ...(typed.length > 0 && { typed }) },
      });
    } else {
      await waitOn(state);
    }
  }
}
