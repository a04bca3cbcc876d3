import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endedKeysEnding, noteEndedKeys, readEndedKeys } from './endedKeys';

const ours = [{ id: 'k1', key: Buffer.alloc(32, 'a').toString('base64') }];
const theirs = [{ id: 'k9', key: Buffer.alloc(32, 'b').toString('base64') }];
const ended = (...caseIds: string[]) => ({
  listEnded: () =>
    Promise.resolve(caseIds.map((caseId) => ({ caseId, said: `said of ${caseId}`, seal: 's' }))),
});

let directory: string;
let file: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'liem-ended-'));
  file = join(directory, `office-1${endedKeysEnding}`);
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const idsIn = (keys = ours, of = file) => [...readEndedKeys(of, keys).keys()];

test('each destroyed key is noted once, behind those before it', async () => {
  expect(idsIn()).toEqual([]);
  expect(await noteEndedKeys(file, ended('c-1'), ours)).toBe(1);
  expect(await noteEndedKeys(file, ended('c-1', 'c-2'), ours)).toBe(1);
  expect(await noteEndedKeys(file, ended('c-2'), ours)).toBe(0);
  expect(idsIn()).toEqual(['c-1', 'c-2']);
  expect(await noteEndedKeys(undefined, ended('c-3'), ours)).toBe(0);
});

test('of several processes that note at once none loses what another has noted', async () => {
  const ids = Array.from({ length: 8 }, (_, i) => `c-${i}`);
  await Promise.all(ids.map((id) => noteEndedKeys(file, ended(id), ours)));
  expect(idsIn().sort()).toEqual(ids);
});

test('an office that was made anew finds what was noted under its name before; other offices are left alone', async () => {
  await noteEndedKeys(file, ended('c-1'), ours);
  await noteEndedKeys(join(directory, `office-9${endedKeysEnding}`), ended('c-9'), theirs);
  expect(idsIn(ours, join(directory, `office-2${endedKeysEnding}`))).toEqual(['c-1']);
  expect(idsIn(theirs)).toEqual(['c-9']);
});

test.each([
  ['altered', (lines: string[]) => lines.map((line) => line.replace('said of c-1', 'said of c-7'))],
  ['without its first line', (lines: string[]) => lines.slice(1)],
  ['in another order', (lines: string[]) => [...lines].reverse()],
  ['no line', (lines: string[]) => [...lines, 'x']],
])('a file that is %s is refused', async (_how, change) => {
  await noteEndedKeys(file, ended('c-1', 'c-2', 'c-3'), ours);
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  writeFileSync(
    file,
    change(lines)
      .map((line) => `${line}\n`)
      .join(''),
  );
  expect(() => readEndedKeys(file, ours)).toThrow('is not as this office wrote it');
});
