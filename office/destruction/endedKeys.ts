import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { CaseKeys, EndedKey } from '../../models/caseKeys';
import type { MasterKey } from '../../models/keyRing';
import { createSeals, type Seals } from '../../models/seals';
import { FailureForPeople } from '../../temporal-config/servers/failureForPeople';
import { writeWhole } from '../../temporal-config/servers/writeWhole';

/** How the files of offices end that say which keys of cases were destroyed. */
export const endedKeysEnding = '.destroyed.jsonl';

/** A line: what the office has said of one key, and a seal over it and the line before, which the office alone can make. */
const lineSchema = z.strictObject({
  caseId: z.string(),
  said: z.string(),
  seal: z.string(),
  link: z.string(),
});
type Line = z.infer<typeof lineSchema>;

const linked = (before: string, { caseId, said, seal }: EndedKey): string =>
  JSON.stringify([before, caseId, said, seal]);

const altered = (file: string) =>
  new FailureForPeople(
    `${file}, which says whose contents were destroyed, is not as this office wrote it: put a whole copy of it back.`,
  );

function readLines(file: string, seals: Seals): Line[] {
  if (!existsSync(file)) return [];
  const texts = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  let before = '';
  return texts.map((text) => {
    const line = lineSchema.safeParse(parsed(text)).data;
    if (!line || !seals.holds(linked(before, line), line.link)) throw altered(file);
    before = line.link;
    return line;
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a file is of an office with other keys: several can have theirs in one directory. */
function isForeign(file: string, masterKeys: readonly MasterKey[]): boolean {
  const [first = ''] = readFileSync(file, 'utf8').split('\n');
  const line = lineSchema.safeParse(parsed(first)).data;
  return line !== undefined && !masterKeys.some(({ id }) => line.link.startsWith(`${id}:`));
}

/**
 * Every key of a case that this office has destroyed, by what lies beside its secrets and in no backup: in the file that is named, and in those
 * of the same directory that this office has written under another name.
 * @throws FailureForPeople where one of them was altered
 */
export function readEndedKeys(file: string, masterKeys: readonly MasterKey[]): ReadonlyMap<string, EndedKey> {
  const seals = createSeals('endedKeys', masterKeys);
  const directory = dirname(file);
  const names = existsSync(directory) ? readdirSync(directory) : [];
  const files = names.filter((name) => name.endsWith(endedKeysEnding)).map((name) => join(directory, name));
  const lines = [...new Set([file, ...files])]
    .filter((one) => existsSync(one) && !isForeign(one, masterKeys))
    .flatMap((one) => readLines(one, seals));
  return new Map(lines.map(({ caseId, said, seal }) => [caseId, { caseId, said, seal }]));
}

/** Another process writes for so long at most. */
const tries = 100;
const pauseMs = 50;

const isThere = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EEXIST';

/** Has whoever writes do so alone; a lock that a killed process has left is taken after some seconds. */
async function alone(file: string, work: () => void): Promise<void> {
  const lock = `${file}.lock`;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  for (let i = 0; ; i += 1) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx', mode: 0o600 });
      break;
    } catch (error) {
      if (!isThere(error)) throw error;
      if (i === tries) rmSync(lock, { force: true });
      else await pause(pauseMs);
    }
  }
  try {
    work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/**
 * Notes beside the secrets which keys of cases the database says were destroyed; done again it adds what is missing. A restore of an older backup
 * reads it.
 * @returns how many were added
 */
export async function noteEndedKeys(
  file: string | undefined,
  keys: Pick<CaseKeys, 'listEnded'>,
  masterKeys: readonly MasterKey[],
): Promise<number> {
  if (file === undefined) return 0;
  const ended = await keys.listEnded();
  const seals = createSeals('endedKeys', masterKeys);
  const known = () => new Set(readLines(file, seals).map(({ caseId }) => caseId));
  const missing = (there: ReadonlySet<string>) => ended.filter(({ caseId }) => !there.has(caseId));
  if (missing(known()).length === 0) return 0;
  let added = 0;
  await alone(file, () => {
    const lines = readLines(file, seals);
    const before = new Set(lines.map(({ caseId }) => caseId));
    for (const one of missing(before)) {
      lines.push({ ...one, link: seals.over(linked(lines.at(-1)?.link ?? '', one)) });
      added += 1;
    }
    writeWhole(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  });
  return added;
}
