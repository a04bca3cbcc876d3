import { changeRules } from './changeRules';
import { putOnAgenda } from './discipline/putOnAgenda';
import { cutFile } from './identity/cutFile';
import { handOverOriginal } from './handOverOriginal';
import { makeWorkingCopy } from './identity/makeWorkingCopy';
import { readIdentity } from './identity/readIdentity';
import { recordAttendance } from './discipline/recordAttendance';
import { recordPublicCheck } from './publication/recordPublicCheck';
import { recordPaper } from './recordPaper';
import { takeInFiles } from './takeInFiles';

/** Commands that no form asks for field by field: a page of their own gives them. */
export const ownPageCommands = {
  changeRules,
  recordPaper,
  recordPublicCheck,
  putOnAgenda,
  recordAttendance,
  takeInFiles,
  handOverOriginal,
  readIdentity,
  makeWorkingCopy,
  cutFile,
} as const;
export type OwnPageCommandType = keyof typeof ownPageCommands;

export const isOwnPageCommand = (type: string): type is OwnPageCommandType =>
  Object.hasOwn(ownPageCommands, type);
