// Lint, formatting and types in one command; each failure shows before the command fails.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const bin = (path) => join(import.meta.dirname, '..', 'node_modules', path);
const steps = [
  ['types', bin('typescript/bin/tsc'), ['--noEmit']],
  ['lint', bin('eslint/bin/eslint.js'), ['.']],
  ['formatting', bin('prettier/bin/prettier.cjs'), ['--check', '--log-level=warn', '.']],
];
const failed = steps.filter(([, program, args]) => {
  const { status } = spawnSync(process.execPath, [program, ...args], { stdio: 'inherit' });
  return status !== 0;
});
if (failed.length > 0) {
  process.stderr.write(`Not passed: ${failed.map(([name]) => name).join(', ')}\n`);
  process.exit(1);
}
