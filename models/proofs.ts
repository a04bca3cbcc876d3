import canonicalize from 'canonicalize';
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Command } from '../domain/case/decide';
import type { ChainHead } from '../domain/proof/chain';
import type {
  CommandProof,
  Mac,
  ProvenCommand,
  ProvenMessage,
  ProvenNumber,
  RulesNamed,
  TrustedHead,
} from '../domain/proof/proven';
import { type DerivedKey, keysFor, type KeyUse, type MasterKey } from './keyRing';

/** A command and who asked for what by it: `asked` is what the person sent, before anything was found out about it. */
export interface Giving {
  caseId: string;
  command: Command;
  asked: unknown;
  givenAt: string;
  rules?: RulesNamed | undefined;
}

/**
 * Proves and checks who speaks to a case. Each use has a key of its own, so that none can be passed off as another; whoever reaches
 * Temporal or the database, and has not the office's secret, makes none of them.
 */
export interface Proofs {
  proveCommand(giving: Giving): ProvenCommand;
  holdsCommand(caseId: string, command: ProvenCommand): boolean;
  proveMessage(told: Omit<ProvenMessage, 'mac'>): ProvenMessage;
  holdsMessage(told: ProvenMessage): boolean;
  proveNumber(given: Omit<ProvenNumber, 'mac'>): ProvenNumber;
  holdsNumber(given: ProvenNumber): boolean;
  /** What an operator says of a case whose last events bear no seal. */
  trust(caseId: string, head: ChainHead): TrustedHead;
  isTrusted(caseId: string, trusted: TrustedHead): boolean;
}

/** As JSON, which is what reaches the other side. */
const canonical = (value: unknown): string => canonicalize(JSON.parse(JSON.stringify(value))) ?? '';

/** Macs of one use, under its current key and older ones. */
function macsOf(use: KeyUse, masterKeys: readonly MasterKey[]) {
  const keys = keysFor(use, masterKeys);
  const bytes = ({ key }: DerivedKey, what: string, value: unknown) =>
    createHmac('sha256', key).update(what).update('\n').update(canonical(value)).digest();
  const over = (key: DerivedKey, what: string, value: unknown): Mac =>
    `${key.id}:${bytes(key, what, value).toString('base64')}`;
  return {
    over: (what: string, value: unknown): Mac => over(keys.current, what, value),
    /** Under each key that the office has, the current one first: what an older one sealed can be found among them. */
    overByAll: (what: string, value: unknown): Mac[] =>
      masterKeys.flatMap(({ id }) => keys.find(id) ?? []).map((key) => over(key, what, value)),
    holds: (mac: Mac, what: string, value: unknown): boolean => {
      const [id = '', told = ''] = mac.split(':');
      const key = keys.find(id);
      const given = Buffer.from(told, 'base64');
      return key !== undefined && given.length === 32 && timingSafeEqual(bytes(key, what, value), given);
    },
  };
}

const provenPart = (
  { type, commandId, actor, input, seenAct }: Command,
  proof: Omit<CommandProof, 'mac'>,
) => ({
  command: { type, commandId, actor, input, seenAct },
  proof: { caseId: proof.caseId, givenAt: proof.givenAt, given: proof.given, rules: proof.rules },
});

const askedPart = (
  caseId: string,
  { commandId, type, actor }: Pick<Command, 'commandId' | 'type' | 'actor'>,
  asked: unknown,
) => ({
  caseId,
  commandId,
  type,
  by: actor.id,
  ...(actor.program !== undefined && { program: actor.program }),
  asked,
});

const messagePart = ({ from, seq, to, message }: Omit<ProvenMessage, 'mac'>) => ({ from, seq, to, message });
const numberPart = ({ caseId, of, number }: Omit<ProvenNumber, 'mac'>) => ({ caseId, of, number });

/** @param masterKeys the current one first; what older ones proved still holds */
export function createProofs(masterKeys: readonly MasterKey[]): Proofs {
  const commands = macsOf('commands', masterKeys);
  const messages = macsOf('messages', masterKeys);
  const answers = macsOf('activityAnswers', masterKeys);
  return {
    proveCommand: ({ caseId, command, asked, givenAt, rules }) => {
      const given = commands.overByAll('given', askedPart(caseId, command, asked));
      const proof = { caseId, givenAt, given, ...(rules && { rules }) };
      return { ...command, proof: { ...proof, mac: commands.over('command', provenPart(command, proof)) } };
    },
    holdsCommand: (caseId, command) => {
      const { proof } = command;
      return proof?.caseId === caseId && commands.holds(proof.mac, 'command', provenPart(command, proof));
    },
    proveMessage: (told) => ({ ...told, mac: messages.over('message', messagePart(told)) }),
    holdsMessage: (told) => messages.holds(told.mac, 'message', messagePart(told)),
    proveNumber: (given) => ({ ...given, mac: answers.over('number', numberPart(given)) }),
    holdsNumber: (given) => answers.holds(given.mac, 'number', numberPart(given)),
    trust: (caseId, { seq, hash }) => ({ seq, hash, mac: commands.over('trusted', { caseId, seq, hash }) }),
    isTrusted: (caseId, { seq, hash, mac }) => commands.holds(mac, 'trusted', { caseId, seq, hash }),
  };
}
