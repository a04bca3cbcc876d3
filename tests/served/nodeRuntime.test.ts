import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';

const runtime = join(__dirname, '..', '..', 'temporal-config', 'node', 'runtime.mjs');
const found = z.object({ path: z.string(), version: z.string() });

/** What would be run on, were we started with that version; or the sentence that is said instead. */
function runtimeFor(version: string, { wanted = '', machine }: { wanted?: string; machine?: string } = {}) {
  const asked = JSON.stringify({ version, machine });
  const program = `
    import { findRuntime } from ${JSON.stringify(runtime)};
    const say = () => undefined;
    try {
      console.log(JSON.stringify(findRuntime({ ...${asked}, env: { ...process.env, LIEM_NODE: '${wanted}' }, say })));
    } catch (error) {
      console.log(JSON.stringify(error.message));
    }`;
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  return z.union([found, z.string()]).parse(JSON.parse(said));
}

test.each(['22.13.0', '23.0.0', '24.1.0', '26.10.0'])('Node %s is run on as it is', (version) => {
  expect(runtimeFor(version)).toEqual({ path: process.execPath, version });
});

test.each([
  ['20.20.2', ''],
  ['22.12.0', ''],
  ['26.10.0', '24'],
])('in place of Node %s, where “%s” is wanted, the packaged one runs', (version, wanted) => {
  const { path, version: packaged } = found.parse(runtimeFor(version, { wanted }));
  expect(packaged).toMatch(/^24\./);
  expect(execFileSync(path, ['--version'], { encoding: 'utf8' }).trim()).toBe(`v${packaged}`);
});

test('where none is packaged one sentence says what to do', () => {
  expect(runtimeFor('20.20.2', { machine: 'sunos-sparc' })).toBe(
    'Liêm needs Node 22.13 or newer, this is 20.20.2, and no other is packaged for this machine: install Node 22.13 or newer and try again.',
  );
  expect(runtimeFor('24.0.0', { wanted: '26' })).toMatch(/^LIEM_NODE asks for Node 26, this is 24\.0\.0/);
});
