import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runCommand } from '../../temporal-config/servers/command';
import { openApiTools } from '../servers/openApiTools';
import { generatedTypes, runPackaged, typesPath, withDescription } from './description';

test('the description passes Redocly’s recommended rules, without an error and without a warning', async () => {
  const { totals, problems } = await withDescription(async (file) => {
    const args = ['lint', file, '--extends', 'recommended', '--format', 'json', '--max-problems', '1000'];
    const { stdout } = await runPackaged('@redocly/cli/bin/cli.js', args);
    return JSON.parse(stdout);
  });
  expect(problems).toEqual([]);
  expect(totals).toMatchObject({ errors: 0, warnings: 0 });
});

test('the client in the repository is made from today’s description: `npm run client` makes it anew', async () => {
  // As a whole and by no difference of a million letters.
  expect((await generatedTypes()) === readFileSync(typesPath, 'utf8')).toBe(true);
});

/** Imports every module of a package, and says how many there are. */
const importWhole = `
import importlib, pkgutil, sys
sys.path.insert(0, sys.argv[1])
package = importlib.import_module("made")
names = [one.name for one in pkgutil.walk_packages(package.__path__, "made.")]
for name in names: importlib.import_module(name)
print(len(names))
`;

test('openapi-spec-validator takes it, and openapi-python-client makes a client of all of it that imports whole', async () => {
  const tools = await openApiTools((line) => process.stderr.write(`${line}\n`));
  const python = join(tools, 'python');
  await withDescription(async (file, folder) => {
    const checked = await runCommand(python, ['-m', 'openapi_spec_validator', file]);
    expect(checked).toMatchObject({ code: 0, output: expect.stringContaining('OK') });
    const made = await runCommand(
      python,
      [
        ...[
          '-m',
          'openapi_python_client',
          'generate',
          '--path',
          file,
          '--output-path',
          join(folder, 'made'),
          '--meta',
          'none',
        ],
        ...['--config', join(__dirname, 'pythonClient.yaml'), '--fail-on-warning'],
      ],
      { env: { ...process.env, PATH: `${tools}${delimiter}${process.env.PATH}` } },
    );
    expect(made).toMatchObject({ code: 0, output: expect.not.stringContaining('WARNING') });
    const imported = await runCommand(python, ['-c', importWhole, folder]);
    expect(imported.code).toBe(0);
    expect(Number(imported.output.trim())).toBeGreaterThan(1000);
  });
});
