import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';

/** Writes a file that only its owner may read, so that a kill or power cut leaves the old content or the new one, never a part. */
export function writeWhole(path: string, content: string): void {
  const unfinished = `${path}.unfinished-${process.pid}`;
  const file = openSync(unfinished, 'w', 0o600);
  try {
    writeSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(unfinished, path);
}
