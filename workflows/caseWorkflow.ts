import {
  allHandlersFinished,
  condition,
  continueAsNew,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { type CaseArguments, catchUp, giveCommand, hearCase, readCase, receiptsKept } from './contract';
import { hostCase } from './hostedCase';
import { numberActs } from './officeNumbers';
import { takesPatch } from './patches';
import { storeAtOnce } from './storeAtOnce';
import { storeInTurn } from './storeInTurn';

const defaultRenewAfter = 1000;
/** A run that was started but never got its registration ends by itself. */
const registrationWait = '10 minutes';

/** Hosts one case: accepts commands, waits for what falls due, and stores every event before it answers. */
export async function caseWorkflow(args: CaseArguments): Promise<void> {
  const { opening, renewAfter = defaultRenewAfter } = args;
  const hosted = hostCase(args);
  const { receipts } = hosted;
  const order = takesPatch('timerStays') ? storeAtOnce(hosted, args.resumption) : storeInTurn(hosted);
  const renewalDue = () => hosted.turns() >= renewAfter || workflowInfo().continueAsNewSuggested;

  if (opening && !hosted.state()) hosted.give(opening);

  setHandler(readCase, () => hosted.state());
  setHandler(hearCase, (message) => hosted.hear(message));
  setHandler(catchUp, async () => {
    for (const act of await hosted.catchUp()) await order.settled(act);
  });
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
    {
      validator: (command) => {
        if (!receipts.has(command.commandId)) hosted.check(command);
      },
    },
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
  await continueAsNew<typeof caseWorkflow>({
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
