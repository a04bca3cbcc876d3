import type { FileKind } from '../../../domain/files/kinds';

export const filesPath = (caseId: string): string => `/cases/${encodeURIComponent(caseId)}/files`;
export const filePath = (caseId: string, file: string): string =>
  `${filesPath(caseId)}/${encodeURIComponent(file)}`;

/** The form that takes a file in, filled in with what it is and to which event it belongs. */
export const takeInPath = (caseId: string, kind: FileKind, of: number): string =>
  `${filesPath(caseId)}?fileKind=${kind}&fileOf=${of}#take-in`;
