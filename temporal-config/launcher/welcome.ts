import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Say } from '../servers/progress';
import type { StartOptions } from './startOptions';

const accountsShown = z.object({
  password: z.string(),
  accounts: z.array(z.object({ username: z.string(), position: z.string() })),
});

/** Tells the person at the console where the office is and who can sign in. */
export function sayWelcome(
  say: Say,
  directory: string,
  { port, empty, mode }: StartOptions,
  { temporalPages, doorPort }: { temporalPages: string | undefined; doorPort: number | undefined },
): void {
  say(`\nLiêm is ready: http://localhost:${port}/`);
  if (empty) {
    say('No account yet? In another window: npm run first-administrator -- USER-NAME "FULL NAME"');
  } else {
    const file = join(directory, 'demo-accounts.json');
    const { password, accounts } = accountsShown.parse(JSON.parse(readFileSync(file, 'utf8')));
    say(`Demonstration accounts, all with the password ${password}:`);
    for (const { username, position } of accounts) say(`  ${username.padEnd(20)} ${position}`);
  }
  if (doorPort !== undefined) say(`The public door, for reporters: http://localhost:${doorPort}/`);
  if (mode === 'demo') {
    say('A working day lasts a few seconds here; be led through it as officer, head and auditor:');
    say(`  http://localhost:${port}/demonstration`);
  }
  if (temporalPages !== undefined) {
    say(
      `Temporal's own pages: ${temporalPages}/namespaces/liem/workflows (\`npm run codec\` shows what is sealed there)`,
    );
  }
  say('Ctrl-C stops everything.\n');
}
