import type { CommandType } from '../../domain/case/commands';
import type { FileKind } from '../../domain/files/kinds';

/** Acts whose form takes files along, and what these are. */
const attachable: Partial<Record<CommandType, FileKind>> = {
  recordEvidence: 'evidence',
  recordMinutes: 'minutes',
  recordExplanation: 'explanation',
  recordReply: 'reply',
  recordTransferReply: 'reply',
  meetReporter: 'minutes',
  holdHearing: 'minutes',
  requestProtection: 'letter',
  reportRetaliation: 'letter',
  withdraw: 'letter',
  recordReturn: 'reply',
  announceDecision: 'minutes',
  serveDecision: 'minutes',
  transferToInvestigators: 'minutes',
  recordRecovery: 'evidence',
  publish: 'minutes',
  recordPublicationProof: 'signedPaper',
  endPublication: 'minutes',
  submitReport: 'other',
  recordSuperiorDecision: 'other',
  recordDissent: 'other',
};

/** What a file is that comes with an act; undefined where none do. */
export const kindAttached = (type: string): FileKind | undefined =>
  Object.hasOwn(attachable, type) ? attachable[type as CommandType] : undefined;
