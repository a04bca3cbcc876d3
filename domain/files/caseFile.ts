import type { EventData } from '../case/events/event';

/** The original of a file was given on: from when it lies elsewhere, and by whose entry. */
export type HandOver = Omit<EventData<'originalHandedOver'>, 'file'> & {
  seq: number;
  at: string;
  by: string;
};

/** A file of a case, as its history tells of it. */
export type CaseFile = EventData<'fileTakenIn'> & {
  /** Its number in the list of the file's contents, from 1. */
  number: number;
  seq: number;
  at: string;
  by: string;
  /** The command that took it in: a repeat is known by it. */
  commandId: string;
  handOvers?: HandOver[] | undefined;
  /** Of which file it is the working copy, with how many black boxes on how many sheets. */
  cutFrom?: { file: string; boxes: number; sheets: number; reason?: string | undefined } | undefined;
  /** The working copy that came in its place. */
  replacedBy?: string | undefined;
};

/** The file of that id; undefined where the case has none. */
export const findFile = (
  { files = [] }: { files?: readonly CaseFile[] | undefined },
  id: string,
): CaseFile | undefined => files.find(({ file }) => file === id);

/** The working copy of a file that counts; undefined where none was made. */
export const findCopyOf = (
  { files = [] }: { files?: readonly CaseFile[] | undefined },
  id: string,
): CaseFile | undefined => files.find(({ cutFrom, replacedBy }) => cutFrom?.file === id && !replacedBy);
