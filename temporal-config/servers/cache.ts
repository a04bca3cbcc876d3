import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where built servers are kept, shared by all clones on this machine. */
export function cacheDirectory(env: NodeJS.ProcessEnv = process.env): string {
  // XDG asks to ignore a relative path.
  const base = env.XDG_CACHE_HOME?.startsWith('/') ? env.XDG_CACHE_HOME : join(homedir(), '.cache');
  const directory = join(base, 'liem');
  mkdirSync(directory, { recursive: true });
  return directory;
}

/** A cache name that says what it is, of which version, for which machine. */
export function cacheName(program: string, version: string): string {
  return `${program}-${version}-${process.platform}-${process.arch}`;
}
