import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from '../../temporal-config/servers/cachedBuild';
import { programOnPath, runCommand } from '../../temporal-config/servers/command';
import { FailureForPeople } from '../../temporal-config/servers/failureForPeople';
import type { Say } from '../../temporal-config/servers/progress';

/** What a test reads by with a program of somebody else. */
interface PythonTool {
  module: string;
  version: string;
  /** All that it needs, each by its exact version. */
  packages: readonly string[];
}

const pythonIn = (path: string) => join(path, 'bin', 'python');
const done = (path: string) => join(path, 'complete');

async function fetchWithPip({ module, packages }: PythonTool, target: string): Promise<void> {
  const python = programOnPath('python3');
  if (python === undefined) throw new FailureForPeople(`The tests with ${module} need Python 3 with venv.`);
  const steps: [string, string[]][] = [
    [python, ['-m', 'venv', target]],
    [pythonIn(target), ['-m', 'pip', 'install', '--quiet', '--no-deps', '--no-compile', ...packages]],
    [pythonIn(target), ['-c', `import ${module}; open(${JSON.stringify(done(target))}, "w").close()`]],
  ];
  for (const [program, args] of steps) {
    const { code, output } = await runCommand(program, args);
    if (code !== 0) throw new FailureForPeople(`${module} could not be fetched:\n  ${output.trim()}`);
  }
}

/** A Python that has this tool, fetched into the cache the first time. */
export const pythonWith = async (tool: PythonTool, say: Say): Promise<string> =>
  pythonIn(
    await ensureBuilt(
      {
        name: `${tool.module}-${tool.version}`,
        what: `fetching ${tool.module} ${tool.version} once`,
        build: (target) => fetchWithPip(tool, target),
        check: (path) => Promise.resolve(existsSync(done(path))),
      },
      say,
    ),
  );
