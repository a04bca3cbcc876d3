import { extname } from 'node:path';
import { fileTypes, typeOfMedia } from '../../domain/files/types';
import type { CaseFile } from '../../domain/files/caseFile';
import type { FileWords } from './words';

/** Endings under which a type goes besides its own. */
const alsoCalled: Readonly<Record<string, readonly string[]>> = {
  jpg: ['jpeg'],
  tif: ['tiff'],
  doc: ['xls', 'ppt'],
  txt: ['csv'],
  ogg: ['opus', 'oga'],
  heic: ['heif'],
  webm: ['mkv'],
};

/** What no file system takes in a name. */
const notInNames = /[\\/:*?"<>|\x00-\x1f]/g;

/** Under which name a file leaves the office: its own, with an ending that says what it is by its content. */
export function downloadName(
  { type }: Pick<CaseFile, 'type'>,
  { name, title }: Pick<FileWords, 'name' | 'title'>,
): string {
  const known = typeOfMedia(type);
  const ending = extname(name).slice(1).toLowerCase();
  const bare = (name || title).replace(notInNames, '_').trim() || 'tai-lieu';
  if (known === undefined) return `${bare}.bin`;
  const endings = [known, ...(alsoCalled[known] ?? [])];
  return endings.includes(ending) ? bare : `${bare}.${known}`;
}

/** What a browser is told that a file is, where it plays it; undefined for one that is not played. */
export function playedAs({ type }: Pick<CaseFile, 'type'>): 'sound' | 'film' | undefined {
  const known = typeOfMedia(type);
  const as = known && fileTypes[known].as;
  return as === 'sound' || as === 'film' ? as : undefined;
}
