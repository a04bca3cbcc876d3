import { allHandlersFinished, condition, continueAsNew, log, setHandler } from '@temporalio/workflow';
import { createAlarm } from './alarm';
import { createAnswering } from './answering';
import type { CaseArgumentsBefore } from './before/contractBefore';
import { goOver } from './before/goOver';
import { type CaseArguments, catchUp, giveCommand, hearCase, hearMessage, readCase } from './contract';
import { createKnownCase } from './knownCase';
import { numberActs } from './numbering';
import { openStored } from './opening';
import { takesPatch } from './patches';
import { createRenewal } from './renewal';
import { createStoring } from './storing';
import { tellWhatIsOwed } from './telling';

/** A run that was started but never got its registration ends by itself. */
const registrationWait = '10 minutes';

/**
 * Hosts one case: takes commands, waits for what falls due, and has every event stored before it answers. What it knows is what is
 * stored, as the append has answered it and history has recorded it; what it goes on to do follows from those answers alone, so
 * that a later program goes the same way on replay, whatever it would decide by itself.
 */
export async function caseWorkflow(args: CaseArguments | CaseArgumentsBefore): Promise<void> {
  if (!takesPatch('recorded') && 'procedure' in args) return goOver(args);
  // One that a program of the version before starts knows nothing of the last two.
  const { caseId, opening, trusted, reached, renewAfter }: CaseArguments = {
    trusted: undefined,
    reached: undefined,
    ...args,
  };

  const known = createKnownCase();
  const storing = createStoring(caseId, known);
  const renewal = createRenewal(renewAfter);
  const answering = createAnswering(known, storing, renewal);

  // Half read it would be another case than it is.
  setHandler(readCase, () => (answering.hasBegun() ? known.state() : undefined));
  setHandler(giveCommand, answering.give, { validator: answering.check });
  setHandler(hearMessage, answering.hear);
  setHandler(catchUp, answering.catchUp);
  // A run from before this way of telling: the case that it belongs to tells it again, with a proof.
  setHandler(hearCase, ({ says }) => log.info('heard without a proof', { says }));

  // What is stored of the case is all that it begins with.
  await openStored({ caseId, trusted, reached }, known, storing);
  answering.begin();

  // A new one is registered first.
  await answering.register(opening);
  await condition(() => known.state() !== undefined || storing.fault() !== undefined, registrationWait);
  if (!known.state() && !storing.fault()) await storing.storeNow();
  const fault = storing.fault();
  if (fault) throw fault;
  if (!known.state()) return;

  // Beside its other work: numbers for its papers, and news for linked cases.
  void numberActs(caseId, storing);
  void tellWhatIsOwed(caseId, storing);

  // Until it is time to renew itself it waits for what falls due; commands are answered meanwhile.
  const alarm = createAlarm();
  renewal.begin();
  const isDone = () => renewal.isDue() && storing.isIdle() && allHandlersFinished();
  for (;;) {
    alarm.setTo(storing.standing().due);
    await condition(
      () =>
        storing.fault() !== undefined ||
        alarm.hasRung() ||
        alarm.due() !== storing.standing().due ||
        storing.isLeft() ||
        isDone(),
    );
    const broken = storing.fault();
    if (broken) throw broken;
    if (alarm.hasRung()) {
      alarm.stop();
      renewal.count();
      storing.enqueue({ commandId: `due-${storing.head().seq}`, source: { is: 'time' } });
    }
    // What a clock, a register or another case has brought about has nobody else to store it.
    while (storing.isLeft()) await storing.storeNow();
    if (isDone()) break;
  }
  await continueAsNew<typeof caseWorkflow>({ caseId, trusted, reached: storing.head(), renewAfter });
}
