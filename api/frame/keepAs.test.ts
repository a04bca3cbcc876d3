import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(__dirname, '..', '..');
const sources = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && one.name.endsWith('.ts') && !one.name.endsWith('.test.ts'))
    .map((one) => relative(root, join(one.parentPath, one.name)));

test('files are named at one place, so that each has a name in plain letters', () => {
  const naming = ['api', 'door', 'office']
    .flatMap(sources)
    .filter((path) => /\.attachment\(|content-disposition/i.test(readFileSync(join(root, path), 'utf8')));
  expect(naming).toEqual(['api/frame/keepAs.ts']);
});
