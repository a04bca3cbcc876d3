import type { Actor } from '../../domain/access/policy';
import type { TakeInFilesInput } from '../../domain/case/commands/takeInFiles';
import type { CaseFile } from '../../domain/files/caseFile';
import { everyCase } from '../../domain/access/policy';
import type { ArrivedFile } from '../../models/caseFiles';
import type { CommandOutcome } from '../commands/commandOutcome';
import type { Services } from '../services';
import { sealFileWords } from './words';

/** A file that has arrived, under the name that its sender gave it. */
export interface NamedFile extends ArrivedFile {
  name: string;
}

/** What is said of files that come together. */
export type AboutFiles = Pick<TakeInFilesInput, 'kind' | 'on' | 'pages' | 'of' | 'guarded'> & {
  /** Empty: each is called as its file is. */
  title: string;
  from: string;
  original: string;
};

interface Order {
  caseId: string;
  commandId: string;
  actor: Actor;
  files: readonly NamedFile[];
  about: AboutFiles;
}

/** What became of it; `there`: under this id files were taken in before, which is a repeat. */
export type TakenIn =
  | { kind: 'done'; files: CaseFile[] }
  | { kind: 'there'; files: CaseFile[] }
  | { kind: 'not'; outcome: CommandOutcome };

/** What a file is called where nobody has given it a title. */
export const withoutEnding = (name: string): string => name.replace(/\.[^.]{1,5}$/, '') || name;

/** Several files under one title are told apart by their place. */
const titleOf = (title: string, { name }: NamedFile, place: number, of: number): string =>
  title === '' ? withoutEnding(name) : of > 1 ? `${title} (${place + 1}/${of})` : title;

/** Takes files that have arrived into their case. What is not taken in stays, for the next try. */
export async function takeIn(order: Order, { cases }: Pick<Services, 'cases'>): Promise<TakenIn> {
  const { caseId, commandId, actor, files, about } = order;
  const { vault, gateway, views } = cases;
  const readTaken = async (): Promise<CaseFile[]> => {
    const view = await views.find(caseId, everyCase);
    return (view?.state.files ?? []).filter((one) => one.commandId === commandId);
  };
  /** The same was sent twice: what came with the second time is not needed. */
  const repeated = async (there: CaseFile[]): Promise<TakenIn> => {
    const needed = new Set(there.map(({ file }) => file));
    for (const { id } of files) if (!needed.has(id)) await cases.files.discard(id);
    return { kind: 'there', files: there };
  };
  const before = await readTaken();
  if (before.length > 0) return repeated(before);
  const { title, from, original, ...facts } = about;
  const sealed = await Promise.all(
    files.map(async (one, place) => {
      const { id, sha256, size, type, name, checked, unchecked } = one;
      const words = { name, title: titleOf(title, one, place, files.length), from, original };
      const scanned = { ...(checked && { checked }), ...(unchecked && { unchecked }) };
      return {
        file: id,
        sha256,
        size,
        type,
        ...scanned,
        words: await sealFileWords(vault, caseId, id, words),
      };
    }),
  );
  const input: TakeInFilesInput = { ...facts, files: sealed };
  const outcome = await gateway.give(caseId, { type: 'takeInFiles', commandId, actor, input });
  if (outcome.kind === 'done') {
    await cases.files.takenIn(files.map(({ id }) => id));
    return { kind: 'done', files: await readTaken() };
  }
  // Two of the same came at once, and the other was faster.
  const isRepeat = outcome.kind === 'refused' && outcome.refusal.refused === 'keyUsed';
  const there = isRepeat ? await readTaken() : [];
  return there.length > 0 ? repeated(there) : { kind: 'not', outcome };
}
