import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openApiDocument } from '../../api/json/openapi/document';
import { loadTexts } from '../../language/texts';
import { version } from '../../package.json';

export const root = join(__dirname, '..', '..');
/** The types of the client that is in the repository. */
export const typesPath = join(root, 'clients', 'typescript', 'api.d.ts');

const run = promisify(execFile);

/** Does some work with the description of the interface in a file of a folder of its own. */
export async function withDescription<Done>(
  work: (file: string, folder: string) => Promise<Done>,
): Promise<Done> {
  const folder = mkdtempSync(join(tmpdir(), 'liem-openapi-'));
  try {
    const file = join(folder, 'openapi.json');
    writeFileSync(file, JSON.stringify(openApiDocument(loadTexts(), version)));
    return await work(file, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A package's program, run by the Node of this process; nothing of it goes out or asks for news. */
export const runPackaged = (program: string, args: readonly string[]) =>
  run(process.execPath, [join(root, 'node_modules', program), ...args], {
    cwd: root,
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_COLOR: '1' },
  });

/** The types of the interface, as `openapi-typescript` makes them. */
export const generatedTypes = (): Promise<string> =>
  withDescription(async (file, folder) => {
    const made = join(folder, 'api.d.ts');
    // What has a default need not be sent.
    const args = [file, '--output', made, '--default-non-nullable=false'];
    await runPackaged('openapi-typescript/bin/cli.js', args);
    return readFileSync(made, 'utf8');
  });
