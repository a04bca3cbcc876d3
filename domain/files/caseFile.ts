import type { EventData } from '../case/events/event';

/** The original of a file was given on: from when it lies elsewhere, and by whose entry. */
export type HandOver = Omit<EventData<'originalHandedOver'>, 'file'> & {
  seq: number;
  at: string;
  by: string;
  /** The command that entered it: a repeat is known by it. */
  commandId?: string | undefined;
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
};

/** The file of that id; undefined where the case has none. */
export const findFile = (
  { files = [] }: { files?: readonly CaseFile[] | undefined },
  id: string,
): CaseFile | undefined => files.find(({ file }) => file === id);
