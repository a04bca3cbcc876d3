import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { findPage, type PublicItem, type PublicPage, pageDigest } from '../envelopes/publicPage';
import type { DoorIdentity } from './doorDirectory';
import { makeDirectory, today, writeStamped } from './stamped';

/** What the office shows to everybody, kept as it has signed it; read anew each time, so that nothing is shown that was altered here. */
export interface KeptPage {
  /** False where it is not the office’s, or older than what is here. */
  keep(sent: unknown): boolean;
  find(): PublicPage | undefined;
  digest(): string | undefined;
  /** What is shown today. */
  shown(): PublicItem[];
  /** What is at an address: shown, gone since, or never there. */
  at(id: string): PublicItem | 'gone' | undefined;
}

const ids = z.array(z.string());

/** @param directory the door’s data */
export function openPublicPage(directory: string, identity: Pick<DoorIdentity, 'door' | 'office'>): KeptPage {
  const folder = makeDirectory(join(directory, 'public'));
  const pageFile = join(folder, 'page.json');
  // Which addresses there were: what ends while the office is away is known to have been there.
  const onceFile = join(folder, 'once.json');
  const own = { door: identity.door, certificate: identity.office.courier };
  const read = (path: string): unknown =>
    existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as unknown) : undefined;
  const find = () => findPage(read(pageFile), own);
  const once = (): string[] => ids.catch([]).parse(read(onceFile));
  const shown = (): PublicItem[] => {
    const day = today();
    return (find()?.items ?? []).filter(
      ({ from, until }) => from <= day && (until === undefined || day <= until),
    );
  };
  return {
    find,
    shown,
    digest: () => {
      const page = find();
      return page && pageDigest(page);
    },
    keep: (sent) => {
      const page = findPage(sent, own);
      if (!page || page.made < (find()?.made ?? '')) return false;
      const known = [...new Set([...once(), ...page.items.map(({ id }) => id)])];
      writeStamped(onceFile, JSON.stringify(known));
      writeStamped(pageFile, JSON.stringify(sent));
      return true;
    },
    at: (id) => {
      const item = shown().find((one) => one.id === id);
      if (item) return item;
      const page = find();
      const isToCome = page?.items.some((one) => one.id === id && one.from > today()) ?? false;
      const wasThere = (page?.gone.includes(id) ?? false) || once().includes(id);
      return wasThere && !isToCome ? 'gone' : undefined;
    },
  };
}
