import type { Command } from '../case/decide';
import type { CaseEvent } from '../case/events/event';
import type { CaseMessage } from '../case/messages';

/** The versions by which a case goes, by their names. */
export interface RulesNamed {
  procedure: { id: string; version: number };
  calendar: { id: string; version: number };
}

/** A seal under a key that only the office's own programs hold, `key:mac`. */
export type Mac = string;

/** Who gave a command to which case and when: made where commands come in, and asked for before anything is stored. */
export interface CommandProof {
  caseId: string;
  givenAt: string;
  /** Who asked for what under this id, sealed under each key of the office, the current one first: a repeat has the same. */
  given: Mac[];
  /** Under which rules a case is to begin; only of a registration. */
  rules?: RulesNamed | undefined;
  mac: Mac;
}

/** A command as it reaches a case. Whatever comes without a proof is refused. */
export type ProvenCommand = Command & { proof?: CommandProof | undefined };

/** What one case tells another, which of its events says so, and the proof that it is stored there. */
export interface ProvenMessage {
  from: string;
  /** The event of which it tells. */
  seq: number;
  to: string;
  message: CaseMessage;
  mac: Mac;
}

/** Under which id a message is recorded where it is heard: to hear it twice does nothing. */
export const messageId = ({ from, seq, message }: Pick<ProvenMessage, 'from' | 'seq' | 'message'>): string =>
  `heard-${from}:${seq}:${message.says}`;

const heardId = /^heard-(.+)(:\d+:\w+)$/;

/** Which case told what was recorded under this id; undefined for what nobody told, or only before ids named who did. */
export const findTeller = (commandId: string): string | undefined => heardId.exec(commandId)?.[1];

/** The id without who told it; what was recorded together still bears one id. */
export const withoutTeller = (commandId: string, unnamed: string): string =>
  commandId.replace(heardId, `heard-${unnamed}$2`);

/** What a register has given for the paper of an act. */
export interface ProvenNumber {
  caseId: string;
  of: number;
  /** Absent where no register numbers such a paper. */
  number?: string | undefined;
  mac: Mac;
}

/** Where the stored events of a case end that an operator lets count, although no seal of ours reaches there. */
export interface TrustedHead {
  seq: number;
  hash: string;
  mac: Mac;
}

/** A stored event, with what its giver had asked for where it is the first of their act. */
export type RecordedEvent = CaseEvent & { given?: Mac | undefined };
