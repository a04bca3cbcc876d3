import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workflowBundle } from './workflowBundle';

const cache = mkdtempSync(join(tmpdir(), 'liem-bundle-'));
afterAll(() => rmSync(cache, { recursive: true, force: true }));

test('a bundle is made once, made again when it was spoiled, and old ones are cleared away', async () => {
  const old = join(cache, 'workflow-bundle-0123456789abcdef.js');
  writeFileSync(old, '');
  utimesSync(old, new Date('2020-01-01'), new Date('2020-01-01'));
  const server = join(cache, 'a-built-server');
  writeFileSync(server, '');
  utimesSync(server, new Date('2020-01-01'), new Date('2020-01-01'));

  const { codePath } = await workflowBundle({ cache });
  const code = readFileSync(codePath, 'utf8');
  expect(code).toContain('caseWorkflow');
  expect(
    readdirSync(cache)
      .map((name) => join(cache, name))
      .sort(),
  ).toEqual([server, codePath].sort());

  const marked = `// still the same\n${code}`;
  writeFileSync(codePath, marked);
  expect(await workflowBundle({ cache })).toEqual({ codePath });
  expect(readFileSync(codePath, 'utf8')).toBe(marked);

  truncateSync(codePath, 1000);
  expect(await workflowBundle({ cache })).toEqual({ codePath });
  expect(readFileSync(codePath, 'utf8')).toContain('caseWorkflow');
}, 120_000);
