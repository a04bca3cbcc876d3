import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

test('each line of docs/threat-model.md names a test that is there', () => {
  const document = readFileSync(join(root, 'docs', 'threat-model.md'), 'utf8');
  const lines = document
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| who | tries'));
  expect(lines.length).toBeGreaterThan(30);
  for (const line of lines) {
    const shownBy = line.split(' | ').at(-1) ?? '';
    const links = [...shownBy.matchAll(/\[(.+?)\]\(\.\.\/([^)]+\.test\.ts)\)/g)];
    const unknown = links.filter(([, title = '', file = '']) => {
      const path = join(root, file);
      return !existsSync(path) || !readFileSync(path, 'utf8').includes(title);
    });
    expect({ line, named: links.length > 0, unknown }).toEqual({ line, named: true, unknown: [] });
  }
});
