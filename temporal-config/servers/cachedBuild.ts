import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { withBuildLock } from './buildLock';
import { cacheDirectory } from './cache';
import { withProgress, type Say } from './progress';

export interface CachedBuild {
  /** File or directory name in the cache; it names the version. */
  readonly name: string;
  /** What the console says while it is made. */
  readonly what: string;
  /** Makes it at a temporary path. Throws a FailureForPeople when it cannot. */
  build(target: string): Promise<void>;
  /** Whether what stands at `path` is whole and of the right version. */
  check(path: string): Promise<boolean>;
}

/** The path of the built thing, made first if it is missing, broken or of another version. */
export async function ensureBuilt(item: CachedBuild, say: Say, cache = cacheDirectory()): Promise<string> {
  const final = join(cache, item.name);
  if (existsSync(final) && (await item.check(final))) return final;
  return withProgress(
    say,
    item.what,
    withBuildLock(`${final}.lock`, async () => {
      // Another process may have finished it while we waited for the lock.
      if (existsSync(final) && (await item.check(final))) return final;
      const unfinished = `${final}.unfinished-${process.pid}`;
      try {
        await item.build(unfinished);
        if (!(await item.check(unfinished))) throw new Error(`${item.name} was built but does not work.`);
        rmSync(final, { recursive: true, force: true });
        renameSync(unfinished, final);
      } finally {
        rmSync(unfinished, { recursive: true, force: true });
      }
      return final;
    }),
  );
}
