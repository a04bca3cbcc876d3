import type { Response } from 'express';
import { plainFileName } from '../../domain/text/plainLetters';

/** What the files are that the office writes, by their endings. */
const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  json: 'application/json; charset=utf-8',
  jsonl: 'application/jsonl; charset=utf-8',
  pdf: 'application/pdf',
  xes: 'application/xml; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export type Ending = keyof typeof mediaTypes;

/** Says that a file follows that is to be kept, under a name that every file system and mail program takes: no other place names files. */
export const keepAs = (res: Response, fileName: string): Response => res.attachment(plainFileName(fileName));

/** The same of a file that the office writes itself. @param name without its ending; may be in any letters */
export const keepWritten = (res: Response, name: string, ending: Ending): Response =>
  keepAs(res, `${name}.${ending}`).type(mediaTypes[ending]);
