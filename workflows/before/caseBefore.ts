import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  continueAsNew,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { makesWay } from '../../domain/case/hosting';
import { catchUp, giveCommand, hearCase, readCase } from '../contract';
import { type CaseArgumentsBefore, receiptsKept } from './contractBefore';
import { hostCase } from './hostedCase';
import { numberActs } from './officeNumbers';
import { takesPatch } from '../patches';
import { storeAtOnce } from './storeAtOnce';
import { storeInTurn } from './storeInTurn';

const defaultRenewAfter = 1000;
/** A run that was started but never got its registration ends by itself. */
const registrationWait = '10 minutes';

/** Replay asks no validators: whoever is asked here is no longer replaying, and has made way for a run that reads what is stored. */
const makeWay = (...asked: unknown[]): void => {
  void asked;
  throw ApplicationFailure.nonRetryable('this run makes way for the next one', makesWay);
};

/**
 * How a case was hosted before the patch `recorded`: it remembers what it decides, and decides it again on replay. It is kept only to
 * go through what such runs have recorded; none of them goes on by it (`caseWorkflow.ts`).
 */
export async function hostAsBefore(args: CaseArgumentsBefore): Promise<void> {
  const { opening, renewAfter = defaultRenewAfter } = args;
  const hosted = hostCase(args);
  const { receipts } = hosted;
  const order = takesPatch('timerStays') ? storeAtOnce(hosted, args.resumption) : storeInTurn(hosted);
  const renewalDue = () => hosted.turns() >= renewAfter || workflowInfo().continueAsNewSuggested;

  if (opening && !hosted.state()) hosted.give(opening);

  setHandler(readCase, () => hosted.state());
  setHandler(hearCase, (message) => hosted.hear(message));
  setHandler(
    catchUp,
    async () => {
      for (const act of await hosted.catchUp()) await order.settled(act);
    },
    { validator: makeWay },
  );
  setHandler(
    giveCommand,
    async (command) => {
      const { commandId } = command;
      const isRepeat = receipts.has(commandId);
      if (isRepeat && takesPatch('repeatsCount')) hosted.countTurn();
      const act = isRepeat ? hosted.findUnderway(commandId) : hosted.give(command);
      if (act) await order.settled(act);
      const receipt = receipts.get(commandId);
      if (receipt) return receipt;
      throw act?.refused;
    },
    { validator: makeWay },
  );

  void numberActs({
    caseId: args.caseId,
    next: () => hosted.nextToNumber(),
    given: (act, number) => hosted.takeNumber(act, number),
  });

  await condition(() => hosted.state() !== undefined, registrationWait);
  if (!hosted.state() && takesPatch('lostBeginning')) await hosted.catchUp();
  if (!hosted.state()) return;
  for (;;) {
    await order.goOn(renewalDue);
    // A command that comes in meanwhile waits for its storing, and so must not be waited for.
    await condition(() => allHandlersFinished() || hosted.hasUnsent());
    if (!hosted.hasUnsent()) break;
  }
  const state = hosted.state();
  if (!state) return;
  const typed = hosted.typed();
  await continueAsNew<typeof hostAsBefore>({
    ...args,
    ...hosted.rules(),
    resumption: {
      state,
      head: hosted.head(),
      receipts: [...receipts].slice(-receiptsKept),
      ...(typed.length > 0 && { typed: [...typed] }),
    },
  });
}
