import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { preProcessFile } from 'typescript';

const root = join(__dirname, '..', '..');
const sources = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.cts'],
  {
    cwd: root,
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((path) => path !== '');
const there = new Set(sources);

/** The files of the house that a file imports, also for their types alone. */
function importsOf(file: string): string[] {
  const { importedFiles } = preProcessFile(readFileSync(join(root, file), 'utf8'), true, true);
  return importedFiles.flatMap(({ fileName }) => {
    if (!fileName.startsWith('.')) return [];
    const path = posix.join(dirname(file), fileName);
    return [`${path}.ts`, `${path}/index.ts`].filter((candidate) => there.has(candidate));
  });
}

/** A way from a file back to itself, if there is one. */
function findCircle(): string[] | undefined {
  const imports = new Map(sources.map((file) => [file, importsOf(file)]));
  const done = new Set<string>();
  const visit = (file: string, way: string[]): string[] | undefined => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const next of imports.get(file) ?? []) {
      const circle = visit(next, [...way, file]);
      if (circle) return circle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of sources) {
    const circle = visit(file, []);
    if (circle) return circle;
  }
  return undefined;
}

test('no file imports itself by way of others', () => {
  expect(findCircle()).toBeUndefined();
});

test('every file stands in a room of docs/architecture.md, and every room is there', () => {
  const table = readFileSync(join(root, 'docs', 'architecture.md'), 'utf8');
  const rooms = [...table.matchAll(/^\| `([\w/-]+)\/` \|/gm)].map(([, room = '']) => room);
  const folders = new Set(sources.map((path) => path.split('/').slice(0, -1).join('/')));
  const isIn = (folder: string, room: string) => `${folder}/`.startsWith(`${room}/`);
  expect([...folders].filter((folder) => !rooms.some((room) => isIn(folder, room)))).toEqual([]);
  expect(rooms.filter((room) => ![...folders].some((folder) => isIn(folder, room)))).toEqual([]);
});

test('file names have one spelling', () => {
  const other = sources.filter(
    (path) => !/^[a-z][A-Za-z0-9]*(\.test|\.d)?\.c?ts$/.test(posix.basename(path)),
  );
  expect(other).toEqual([]);
});
