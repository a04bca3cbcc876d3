import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { preProcessFile } from 'typescript';

const root = join(__dirname, '..', '..');

/** The files of the house that a file loads when it runs: what it imports for types alone is not among them. */
function loadedBy(file: string): string[] {
  const source = readFileSync(file, 'utf8').replace(/^import type [^;]+;$/gms, '');
  return preProcessFile(source, true, true)
    .importedFiles.filter(({ fileName }) => fileName.startsWith('.'))
    .flatMap(({ fileName }) => {
      const path = join(dirname(file), fileName);
      return [path, `${path}.ts`, join(path, 'index.ts')].filter(
        (one) => one.endsWith('.ts') && existsSync(one),
      );
    });
}

function reachOf(entry: string): Set<string> {
  const reached = new Set<string>();
  const visit = (file: string) => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const next of loadedBy(file)) visit(next);
  };
  visit(join(root, entry));
  return new Set([...reached].map((file) => relative(root, file)));
}

test('the public door loads nothing that knows the office: no store, no vault, no key, no case', () => {
  const reached = ['door/main.ts', 'door/pagesMain.ts'].flatMap((entry) => [...reachOf(entry)]);
  expect(reached).toContain('door/store/outbox.ts');
  const allowed =
    /^(door\/|sealing\/|language\/(texts|readWords|dates)\.ts$|domain\/(text|calendar)\/|temporal-config\/servers\/)/;
  expect(reached.filter((file) => !allowed.test(file))).toEqual([]);
});
