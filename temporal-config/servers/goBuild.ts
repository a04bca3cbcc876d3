import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand, programOnPath } from './command';
import { FailureForPeople } from './failureForPeople';

export interface GoBuild {
  /** Arguments of `go`; `install` puts the program into GOBIN, `build -o` must name the directory. */
  readonly args: (directory: string) => readonly string[];
  readonly cwd?: string;
  /** Name of the program that comes out. */
  readonly program: string;
  /** The setting that makes the build unnecessary. */
  readonly insteadSet: string;
}

/** Runs `go` for a build. @throws FailureForPeople when it is missing or fails */
export async function runGo(
  { program, insteadSet }: Pick<GoBuild, 'program' | 'insteadSet'>,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<void> {
  const go = programOnPath('go');
  if (go === undefined) {
    throw new FailureForPeople(
      `Go is needed to build ${program} once: install Go 1.26 or newer, or set ${insteadSet} to a server that is already there.`,
    );
  }
  const result = await runCommand(go, args, { cwd, env });
  if (result.code === 0) return;
  const reason = result.output.trim().split('\n').slice(-5).join('\n  ');
  throw new FailureForPeople(
    `${program} could not be built (needs Go 1.26 or newer and the Go module proxy): set ${insteadSet} to a server that is already there, or put this right:\n  ${reason}`,
  );
}

/** Runs `go install` or `go build` so that the program stands at `target`. */
export async function buildWithGo(build: GoBuild, target: string): Promise<void> {
  const directory = `${target}.bin`;
  mkdirSync(directory, { recursive: true });
  try {
    const env = { ...process.env, GOBIN: directory };
    await runGo(build, build.args(directory), build.cwd ?? directory, env);
    renameSync(join(directory, build.program), target);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
