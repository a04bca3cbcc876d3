import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type CachedBuild, ensureBuilt } from '../../temporal-config/servers/cachedBuild';
import { programOnPath, runCommand } from '../../temporal-config/servers/command';
import { FailureForPeople } from '../../temporal-config/servers/failureForPeople';
import type { Say } from '../../temporal-config/servers/progress';

const version = '0.29.1';

/** What checks a description, and what makes a client of it, with all that these need: each version said, so that it is the same everywhere. */
const packages = [
  'openapi-spec-validator==0.9.0', `openapi-python-client==${version}`, 'openapi-schema-validator==0.9.0', 'annotated-doc==0.0.7', 'annotated-types==0.8.0', 'anyio==4.16.0',
  'attrs==26.1.0', 'certifi==2026.10.19.post1', 'h11==0.16.0', 'httpcore==1.0.9', 'httpx==0.28.1', 'idna==3.20', 'Jinja2==3.1.6', 'jsonschema==4.26.0', 'jsonschema-path==0.5.0',
  'jsonschema-specifications==2025.9.1', 'lazy-object-proxy==1.13.0', 'markdown-it-py==4.3.0', 'MarkupSafe==3.0.4', 'mdurl==0.1.2', 'pathable==0.6.0', 'pydantic==2.14.4',
  'pydantic-settings==2.16.3', 'pydantic_core==2.50.5', 'Pygments==2.21.0', 'python-dotenv==1.2.4', 'PyYAML==6.0.4', 'referencing==0.37.0', 'rfc3339-validator==0.1.4',
  'rich==15.0.0', 'rpds-py==2026.9.1', 'ruamel.yaml==0.19.1', 'ruff==0.17.6', 'shellingham==1.5.4', 'six==1.17.0', 'typer==0.27.3', 'typing-inspection==0.4.5', 'typing_extensions==4.16.0',
]; // prettier-ignore

const pythonIn = (path: string) => join(path, 'bin', 'python');
const done = (path: string) => join(path, 'complete');

async function fetchWithPip(target: string): Promise<void> {
  const python = programOnPath('python3');
  if (python === undefined) throw new FailureForPeople('The tests of clients need Python 3.11 with venv.');
  const proof = `import openapi_spec_validator, openapi_python_client; open(${JSON.stringify(done(target))}, "w").close()`;
  const steps: [string, string[]][] = [
    [python, ['-m', 'venv', target]],
    [pythonIn(target), ['-m', 'pip', 'install', '--quiet', '--no-deps', ...packages]],
    [pythonIn(target), ['-c', proof]],
  ];
  for (const [program, args] of steps) {
    const { code, output } = await runCommand(program, args);
    if (code !== 0)
      throw new FailureForPeople(`The tools for OpenAPI could not be fetched:\n  ${output.trim()}`);
  }
}

const tool: CachedBuild = {
  name: `openapi-tools-${version}`,
  what: `fetching openapi-python-client ${version} and openapi-spec-validator once`,
  build: fetchWithPip,
  check: (path) => Promise.resolve(existsSync(done(path))),
};

/** The folder of the programs that check a description and make Python of it, fetched into the cache the first time. */
export const openApiTools = async (say: Say): Promise<string> => join(await ensureBuilt(tool, say), 'bin');
