import { randomBytes } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileName, type SentFile } from '../envelopes/envelope';
import { sealedFile } from '../envelopes/sealedFile';
import { makeDirectory, stamp } from './stamped';

/** Files of reporters, sealed in pieces as they arrive: what lies here opens under keys that go to the office alone. */
export interface SealedFiles {
  /** Seals a stream to the disk; what was cut short leaves nothing. */
  take(source: AsyncIterable<Uint8Array>, called: { name: string; type: string }): Promise<SentFile>;
  /** Undefined where it was erased. */
  find(file: string): AsyncIterable<Uint8Array> | undefined;
  /** Clears what was on its way when the door stopped; for whoever serves alone. */
  clearUnfinished(): void;
  list(): string[];
  erase(files: readonly string[]): void;
  /** How many bytes lie here. */
  size(): number;
}

/** @param directory the door’s data */
export function openSealedFiles(directory: string): SealedFiles {
  const folder = makeDirectory(join(directory, 'files'));
  const pathOf = (file: string) => join(folder, fileName.parse(file));
  return {
    take: async (source, { name, type }) => {
      const file = randomBytes(16).toString('hex');
      const key = randomBytes(32);
      const told = { size: 0, sha256: '' };
      const part = `${pathOf(file)}.part`;
      try {
        await pipeline(sealedFile(source, key, file, told), createWriteStream(part, { mode: 0o600 }));
        renameSync(part, pathOf(file));
        stamp(pathOf(file));
      } catch (error) {
        rmSync(part, { force: true });
        throw error;
      }
      return {
        file,
        key: key.toString('base64'),
        name: name.slice(0, 200),
        type: type.slice(0, 100),
        ...told,
      };
    },
    find: (file) => (existsSync(pathOf(file)) ? createReadStream(pathOf(file)) : undefined),
    clearUnfinished: () => {
      for (const name of readdirSync(folder)) if (name.endsWith('.part')) rmSync(join(folder, name));
    },
    list: () => readdirSync(folder).filter((name) => /^[0-9a-f]{32}$/.test(name)),
    erase: (files) => {
      for (const file of files) rmSync(pathOf(file), { force: true });
    },
    size: () => readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0),
  };
}
