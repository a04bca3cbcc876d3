import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { toText } from '../envelopes/bytes';
import { boxName, messageKinds } from '../envelopes/envelope';
import { findSealedTo, type KeyPair, sealTo } from '../envelopes/sealedEnvelope';
import { makeDirectory, today, writeStamped } from './stamped';

const boxFile = z.object({
  publicKey: z.base64().length(44),
  /** The day on which it was opened. */
  on: z.iso.date(),
  /** Whether its report went to the office; until then it holds a draft alone. */
  sent: z.boolean(),
  /** Files that go with the draft, so that they end with it. */
  draftFiles: z.array(z.string()).default([]),
  opinionGiven: z.boolean().default(false),
});
type Box = z.infer<typeof boxFile>;

/** What was sent from a box, for its reporter alone: what kind and when, not what it said. */
const sentNote = z.object({
  kind: z.enum(messageKinds),
  on: z.iso.date(),
  question: z.number().int().optional(),
});
export type SentNote = z.infer<typeof sentNote>;

/** Boxes of reporters. The door knows of each a name that follows from its code, and the public key that things in it are sealed to. */
export interface Boxes {
  open(box: string, publicKey: Uint8Array): void;
  find(box: string): Box | undefined;
  markSent(box: string): void;
  markOpinionGiven(box: string): void;
  /** An unfinished report, sealed to the code’s own key; `files` go with it. */
  keepDraft(box: string, draft: unknown, files: readonly string[]): Promise<void>;
  findDraft(box: string, keys: KeyPair): Promise<unknown>;
  /** What the office tells, sealed by it. False where there is no such box. */
  keepTold(box: string, sealed: Uint8Array): boolean;
  findTold(box: string): Uint8Array | undefined;
  noteSent(box: string, note: SentNote): Promise<void>;
  listSent(box: string, keys: KeyPair): Promise<SentNote[]>;
  /** Files that go with drafts, and are nobody’s but their writers’ yet. */
  listDraftFiles(): string[];
  /** Ends drafts that were begun before this day and never sent. @returns the files that went with them */
  endDraftsBefore(day: string): string[];
}

/** @param directory the door’s data */
export function openBoxes(directory: string): Boxes {
  const folder = makeDirectory(join(directory, 'boxes'));
  const pathOf = (box: string, ...rest: string[]) => join(folder, boxName.parse(box), ...rest);
  const find = (box: string): Box | undefined => {
    const file = pathOf(box, 'box.json');
    return existsSync(file) ? boxFile.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
  };
  const get = (box: string): Box => {
    const found = find(box);
    if (!found) throw new RangeError('there is no such box');
    return found;
  };
  const write = (box: string, value: Box) => writeStamped(pathOf(box, 'box.json'), JSON.stringify(value));
  const keyOf = (box: string) => new Uint8Array(Buffer.from(get(box).publicKey, 'base64'));
  const read = (path: string): Uint8Array | undefined => (existsSync(path) ? readFileSync(path) : undefined);

  return {
    find,
    open: (box, publicKey) => {
      if (find(box)) return;
      makeDirectory(pathOf(box));
      const fresh = { publicKey: toText(publicKey), on: today(), sent: false };
      write(box, { ...fresh, draftFiles: [], opinionGiven: false });
    },
    markSent: (box) => {
      write(box, { ...get(box), sent: true, draftFiles: [] });
      rmSync(pathOf(box, 'draft'), { force: true });
    },
    markOpinionGiven: (box) => write(box, { ...get(box), opinionGiven: true }),
    keepDraft: async (box, draft, files) => {
      writeStamped(pathOf(box, 'draft'), await sealTo(keyOf(box), draft));
      write(box, { ...get(box), draftFiles: [...files] });
    },
    findDraft: async (box, keys) => {
      const sealed = read(pathOf(box, 'draft'));
      return sealed && findSealedTo([keys], sealed);
    },
    keepTold: (box, sealed) => {
      if (!find(box)) return false;
      writeStamped(pathOf(box, 'told'), sealed);
      return true;
    },
    findTold: (box) => read(pathOf(box, 'told')),
    noteSent: async (box, note) => {
      const count = readdirSync(pathOf(box)).filter((name) => name.startsWith('sent-')).length;
      writeStamped(pathOf(box, `sent-${count + 1}`), await sealTo(keyOf(box), note));
    },
    listSent: async (box, keys) => {
      const names = readdirSync(pathOf(box)).filter((name) => /^sent-\d+$/.test(name));
      const inOrder = names.sort((a, b) => Number(a.slice(5)) - Number(b.slice(5)));
      const notes = await Promise.all(
        inOrder.map((name) => findSealedTo([keys], readFileSync(pathOf(box, name)))),
      );
      return notes.flatMap((note) => sentNote.safeParse(note).data ?? []);
    },
    listDraftFiles: () =>
      readdirSync(folder).flatMap((box) => {
        const found = find(box);
        return found && !found.sent ? found.draftFiles : [];
      }),
    endDraftsBefore: (day) =>
      readdirSync(folder).flatMap((box) => {
        const found = find(box);
        if (!found || found.sent || found.on >= day) return [];
        rmSync(pathOf(box), { recursive: true, force: true });
        return found.draftFiles;
      }),
  };
}
