import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type CachedBuild, ensureBuilt } from '../../temporal-config/servers/cachedBuild';
import { programOnPath, runCommand } from '../../temporal-config/servers/command';
import { FailureForPeople } from '../../temporal-config/servers/failureForPeople';
import type { Say } from '../../temporal-config/servers/progress';

const version = '2.7.23.11';

/** What it needs to read a log and to compare it; what draws and what solves equations is left out, which is half of its size. */
const packages = [
  `pm4py==${version}`, 'numpy==2.4.6', 'pandas==3.1.1', 'lxml==6.1.3', 'networkx==3.6.1', 'scipy==1.17.1',
  'python-dateutil==4.0.0', 'pytz==2026.6', 'tqdm==4.70.1', 'six', 'graphviz==0.21', 'packaging==26.4',
]; // prettier-ignore

const pythonIn = (path: string) => join(path, 'bin', 'python');
const done = (path: string) => join(path, 'complete');

async function fetchWithPip(target: string): Promise<void> {
  const python = programOnPath('python3');
  if (python === undefined) throw new FailureForPeople('The test of event logs needs Python 3.11 with venv.');
  const steps: [string, string[]][] = [
    [python, ['-m', 'venv', target]],
    [pythonIn(target), ['-m', 'pip', 'install', '--quiet', '--no-deps', '--no-compile', ...packages]],
    [pythonIn(target), ['-c', `import pm4py; open(${JSON.stringify(done(target))}, "w").close()`]],
  ];
  for (const [program, args] of steps) {
    const { code, output } = await runCommand(program, args);
    if (code !== 0) throw new FailureForPeople(`pm4py could not be fetched:\n  ${output.trim()}`);
  }
}

const tool: CachedBuild = {
  name: `pm4py-${version}`,
  what: `fetching pm4py ${version} once`,
  build: fetchWithPip,
  check: (path) => Promise.resolve(existsSync(done(path))),
};

/** The Python that has pm4py, fetched into the cache the first time. */
export const pm4py = async (say: Say): Promise<string> => pythonIn(await ensureBuilt(tool, say));
