import { createHash } from 'node:crypto';
import type { NamedSubject } from '../../domain/case/subject';
import type { ReadableRow } from './readRow';

/** A UUID (version 8: made of a digest) that is the same for the same parts. */
function uuidOf(...parts: string[]): string {
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest();
  digest.writeUInt8((digest.readUInt8(6) & 0x0f) | 0x80, 6);
  digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = digest.toString('hex', 0, 16);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const evened = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();

const managerOf = (subject: NamedSubject): string =>
  subject.kind === 'official' ? evened(subject.managingBody) : subject.managedBy;

/** The number of the office's register, which begins anew every year. */
export const registerNumberOf = ({ number, input }: ReadableRow): string =>
  `${input.receivedOn.slice(0, 4)}:${number.toLowerCase()}`;

/**
 * The id of the case that a row becomes: the same row has the same id in every file and every run, so that it arrives once.
 * It is made of what the case itself shows; who reported, and a private citizen, are left out so that nobody can try names on it.
 */
export const caseIdOf = (report: ReadableRow): string => idOf(report, report.input);

/** The id under which the same row came in before addresses and telephones were cut out of what a case shows. */
export const caseIdBefore = (report: ReadableRow): string => idOf(report, report.before);

function idOf(
  report: ReadableRow,
  { kind, source, receivedOn, subject, allegations }: ReadableRow['input'],
): string {
  const named =
    subject.kind === 'privateCitizen'
      ? []
      : [managerOf(subject), evened(subject.name), evened(subject.position), evened(subject.organisation)];
  const contents = allegations.map(({ summary, code }) => evened(`${code ?? ''} ${summary}`));
  return uuidOf('row', registerNumberOf(report), kind, source, receivedOn, ...named, ...contents);
}

/** The id of the import of a file, or of one sheet of it: the same file is the same import. */
export const importIdOf = (bytes: Buffer, sheet?: string): string =>
  uuidOf(
    'file',
    createHash('sha256').update(bytes).digest('hex'),
    ...(sheet === undefined ? [] : [evened(sheet).toLowerCase()]),
  );
