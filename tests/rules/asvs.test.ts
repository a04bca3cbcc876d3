import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { officeWords } from '../../office/accounts/guessablePassword';

const root = join(__dirname, '..', '..');
const read = (name: string) => readFileSync(join(root, 'docs', name), 'utf8');
const table = read('asvs.md');
const decisions = read('security-decisions.md');

/** How many requirements of levels 1 and 2 each chapter of ASVS 5.0.0 has, from V1 on. */
const inChapter = [27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16, 7];
const standings = ['held', 'does not apply', 'not held'];

interface Row {
  chapter: number;
  ids: string[];
  asks: string;
  standing: string;
  why: string;
}

const rows = table.split(/^## V/m).flatMap((chapter) =>
  chapter
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| id |'))
    .map((line): Row => {
      const [, ids = '', asks = '', standing = '', why = ''] =
        /^\| ([^|]+) \| ([^|]+) \| (?:\*\*)?([^|*]+)(?:\*\*)? \| ([^|]+) \|$/.exec(line) ?? [];
      return { chapter: Number.parseInt(chapter, 10), ids: ids.split(', '), asks, standing, why };
    }),
);
const all = rows.flatMap(({ ids }) => ids);

/** What is cited as a file or folder of the house; addresses, settings and names of others are not. */
const pathsIn = (text: string): string[] =>
  [...text.matchAll(/`([^`\n]+)`/g)]
    .map(([, cited = '']) => cited)
    .filter((cited) => /^[\w.-]+(\/[\w.-]+)*\/?$/.test(cited))
    .filter((cited) => cited.includes('/') || /^\.docker|\.(ts|js|mjs|json|yaml|md|njk)$/.test(cited));

test('ids are those of a chapter, each once and in order, and as many as the standard has', () => {
  const inOrder = [...all].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  expect(all).toEqual(inOrder);
  expect(new Set(all).size).toBe(all.length);
  for (const { ids, chapter } of rows)
    for (const id of ids) expect(id).toMatch(new RegExp(`^${chapter}\\.[1-9]\\d?\\.[1-9]\\d?$`));
  expect(inChapter.map((_, n) => all.filter((id) => id.startsWith(`${n + 1}.`)).length)).toEqual(inChapter);
});

test('the counts at the top are those of the rows', () => {
  for (const standing of standings) {
    const [, stated] = new RegExp(`^- ${standing}: (\\d+)$`, 'm').exec(table) ?? [];
    const counted = rows.filter((row) => row.standing === standing).flatMap(({ ids }) => ids).length;
    expect({ standing, stated: Number(stated) }).toEqual({ standing, stated: counted });
  }
  expect(rows.filter(({ standing }) => !standings.includes(standing))).toEqual([]);
});

test.each(rows)('$ids says shortly what it asks, and what is held says where', ({ asks, standing, why }) => {
  expect(asks.split(' ').length).toBeLessThanOrEqual(10);
  expect(why.length).toBeGreaterThan(0);
  if (standing === 'held') expect(pathsIn(why).length).toBeGreaterThan(0);
});

test.each([
  ['asvs.md', table],
  ['security-decisions.md', decisions],
])('each path that %s cites is there', (_name, document) => {
  const paths = pathsIn(document);
  expect(paths.length).toBeGreaterThan(20);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test('the words that no password may be made of are written down', () => {
  const [, written = ''] = /^ {2}\*([a-z, ]+)\*\.$/m.exec(decisions) ?? [];
  expect(written.split(', ').sort()).toEqual([...officeWords].sort());
});
