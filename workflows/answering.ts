import { condition, log } from '@temporalio/workflow';
import { messageId, type ProvenCommand, type ProvenMessage } from '../domain/proof/proven';
import { type Act, decideCommand, keyUsed, requireJustGiven } from './act';
import type { Receipt } from './contract';
import { isRepeat, type KnownCase } from './knownCase';
import type { Renewal } from './renewal';
import type { Storing } from './storing';

const isSameAsked = (one: ProvenCommand, other: ProvenCommand): boolean =>
  one.proof?.given[0] !== undefined && one.proof.given[0] === other.proof?.given[0];

/** Answers whoever comes with a command or a message: done, with its receipt, or refused; a repeat as the first time. */
export interface Answering {
  /** What is stored of the case has been read: from now on there is an answer. */
  begin(): void;
  hasBegun(): boolean;
  give(command: ProvenCommand): Promise<Receipt>;
  /** @throws ApplicationFailure for what is refused before it leaves a trace in history */
  check(command: ProvenCommand): void;
  hear(told: ProvenMessage): Promise<void>;
  /** Gives the registration with which the case is to begin, unless it has begun. */
  register(opening: ProvenCommand | undefined): Promise<void>;
  catchUp(): Promise<void>;
}

export function createAnswering(known: KnownCase, storing: Storing, renewal: Renewal): Answering {
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

  return {
    begin: () => {
      isOpen = true;
    },
    hasBegun: () => isOpen,
    give,
    check: (command) => {
      const state = known.state();
      const there = known.find(command.commandId);
      // What is stored already is answered whenever it is asked for.
      if (!there) requireJustGiven(command);
      // While the case is being opened nobody knows yet.
      if (!isOpen || (!state && command.type === 'register')) return;
      if (there && !isRepeat(there, command)) throw keyUsed();
      if (!there && !underway.has(command.commandId)) decideCommand(command, storing.decidedOn());
    },
    hear: async (told) => {
      await condition(() => isOpen);
      renewal.count();
      const commandId = messageId(told);
      if (known.find(commandId)) return;
      await settled(storing.enqueue({ commandId, source: { is: 'message', told } }));
    },
    register: async (opening) => {
      if (!opening || known.state()) return;
      await give(opening).catch((error: unknown) => log.error('not opened', { error }));
    },
    catchUp: async () => {
      await condition(() => isOpen);
      await storing.storeNow();
    },
  };
}
