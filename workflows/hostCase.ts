import { allHandlersFinished, condition, continueAsNew, log, setHandler } from '@temporalio/workflow';
import { messageId, type ProvenCommand, type ProvenMessage } from '../domain/proof/proven';
import type { Act } from './act';
import { createAlarm } from './alarm';
import {
  type CaseArguments,
  catchUp,
  giveCommand,
  hearCase,
  hearMessage,
  readCase,
  type Receipt,
} from './contract';
import { decideCommand, keyUsed, requireJustGiven } from './act';
import { createKnownCase, isRepeat } from './knownCase';
import { numberActs } from './numbering';
import { openStored } from './opening';
import { createRenewal } from './renewal';
import { createStoring } from './storing';
import { tellWhatIsOwed } from './telling';

/** A run that was started but never got its registration ends by itself. */
const registrationWait = '10 minutes';

const isSameAsked = (one: ProvenCommand, other: ProvenCommand): boolean =>
  one.proof?.given[0] !== undefined && one.proof.given[0] === other.proof?.given[0];

/**
 * Hosts one case. What it knows is what is stored, as the append has answered it and history has recorded it; what it goes on to do
 * follows from those answers alone, so that a later program goes the same way on replay, whatever it would decide by itself.
 */
export async function hostCase({
  caseId,
  opening,
  trusted,
  reached,
  renewAfter,
}: CaseArguments): Promise<void> {
  const known = createKnownCase();
  const storing = createStoring(caseId, known);
  const renewal = createRenewal(renewAfter);
  const underway = new Map<string, { command: ProvenCommand; act: Act }>();
  let isOpen = false;

  const settled = async (act: Act): Promise<void> => {
    while (!act.settled) await storing.storeNow();
    if (act.settled !== 'stored') throw act.settled.undone;
  };

  async function carryOut(command: ProvenCommand): Promise<void> {
    const { commandId } = command;
    const { rules } = command.proof ?? {};
    if (command.type === 'register' && !known.state() && rules) await storing.useRules(rules);
    const act = storing.enqueue({ commandId, source: { is: 'command', command } });
    underway.set(commandId, { command, act });
    try {
      await settled(act);
    } finally {
      underway.delete(commandId);
    }
  }

  async function give(command: ProvenCommand): Promise<Receipt> {
    await condition(() => isOpen);
    renewal.count();
    const { commandId } = command;
    for (;;) {
      const there = known.find(commandId);
      if (there) {
        if (isRepeat(there, command)) return there.receipt;
        throw keyUsed();
      }
      const same = underway.get(commandId);
      if (!same) await carryOut(command);
      else if (!isSameAsked(same.command, command)) throw keyUsed();
      else await settled(same.act);
    }
  }

  async function hear(told: ProvenMessage): Promise<void> {
    await condition(() => isOpen);
    renewal.count();
    const commandId = messageId(told);
    if (known.find(commandId)) return;
    await settled(storing.enqueue({ commandId, source: { is: 'message', told } }));
  }

  /** What is refused here leaves no trace in history. While the case is being opened nobody knows yet. */
  function check(command: ProvenCommand): void {
    const state = known.state();
    const there = known.find(command.commandId);
    // What is stored already is answered whenever it is asked for.
    if (!there) requireJustGiven(command);
    if (!isOpen || (!state && command.type === 'register')) return;
    if (there && !isRepeat(there, command)) throw keyUsed();
    if (!there && !underway.has(command.commandId)) decideCommand(command, storing.decidedOn());
  }

  // Half read it would be another case than it is.
  setHandler(readCase, () => (isOpen ? known.state() : undefined));
  setHandler(giveCommand, give, { validator: check });
  setHandler(hearMessage, hear);
  setHandler(catchUp, async () => {
    await condition(() => isOpen);
    await storing.storeNow();
  });
  // A run from before this way of telling: the case that it belongs to tells it again, with a proof.
  setHandler(hearCase, ({ says }) => log.info('heard without a proof', { says }));

  await openStored({ caseId, trusted, reached }, known, storing);
  isOpen = true;

  if (opening && !known.state())
    await give(opening).catch((error: unknown) => log.error('not opened', { error }));
  await condition(() => known.state() !== undefined || storing.fault() !== undefined, registrationWait);
  if (!known.state() && !storing.fault()) await storing.storeNow();
  const fault = storing.fault();
  if (fault) throw fault;
  if (!known.state()) return;

  void numberActs(caseId, storing);
  void tellWhatIsOwed(caseId, storing);
  const alarm = createAlarm();
  renewal.begin();

  const isIdle = () => storing.isIdle();
  const isDone = () => renewal.isDue() && isIdle() && allHandlersFinished();
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
  await continueAsNew<typeof hostCase>({ caseId, trusted, reached: storing.head(), renewAfter });
}
