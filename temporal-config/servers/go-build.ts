import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand, programOnPath } from './command';
import { FailureForPeople } from './failure-for-people';

interface GoBuild {
  /** Arguments of `go`; `install` puts the program into GOBIN, `build -o` must name the directory. */
  readonly args: (directory: string) => readonly string[];
  readonly cwd?: string;
  /** Name of the program that comes out. */
  readonly program: string;
  /** The setting that makes the build unnecessary. */
  readonly insteadSet: string;
}

/** Runs `go install` or `go build` so that the program stands at `target`. */
export async function buildWithGo(build: GoBuild, target: string): Promise<void> {
  const go = programOnPath('go');
  if (go === undefined) {
    throw new FailureForPeople(
      `Go is needed to build ${build.program} once: install Go 1.26 or newer, or set ${build.insteadSet} to a server that is already there.`,
    );
  }
  const directory = `${target}.bin`;
  mkdirSync(directory, { recursive: true });
  try {
    const result = await runCommand(go, build.args(directory), {
      cwd: build.cwd ?? directory,
      env: { ...process.env, GOBIN: directory },
    });
    if (result.code !== 0) {
      const reason = result.output.trim().split('\n').slice(-5).join('\n  ');
      throw new FailureForPeople(
        `${build.program} could not be built (needs Go 1.26 or newer and the Go module proxy): set ${build.insteadSet} to a server that is already there, or put this right:\n  ${reason}`,
      );
    }
    renameSync(join(directory, build.program), target);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
