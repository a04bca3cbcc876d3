import { changeRules } from './changeRules';
import { putOnAgenda } from './discipline/putOnAgenda';
import { recordAttendance } from './discipline/recordAttendance';
import { recordPaper } from './recordPaper';

/** Commands that no form asks for field by field: a page of their own gives them. */
export const ownPageCommands = { changeRules, recordPaper, putOnAgenda, recordAttendance } as const;
export type OwnPageCommandType = keyof typeof ownPageCommands;

export const isOwnPageCommand = (type: string): type is OwnPageCommandType =>
  Object.hasOwn(ownPageCommands, type);
