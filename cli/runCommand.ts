import { explainFailure } from '../temporal-config/servers/failureForPeople';

/** Runs a console command; what goes wrong is told in a sentence, and the exit code says so. */
export function runCommand(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    process.stderr.write(`${explainFailure(error)}\n`);
    process.exitCode = 1;
  });
}
