import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { createAccountStore } from '../models/accounts';
import { createCaseStores } from '../models/caseStores';
import { openConnection } from '../models/connection';
import { createSeedings } from '../models/seedings';
import { connectClient } from '../temporal-config/connection';
import { readSettings } from '../temporal-config/settings';
import { applyAccounts } from './accounts/apply';
import { demonstrationPassword } from './accounts/demonstration';
import { applyDemonstration } from './demonstration/apply';
import { readCalendar, readProcedures } from './reference';

const wishes = z.object({
  LIEM_SEED: z.enum(['demonstration', 'none']).default('none'),
  LIEM_DATA: z.string().optional(),
});

/** Brings the rules into the database, and the demonstration where it is wished for; run again it changes nothing. */
async function applySeeds(): Promise<void> {
  const settings = readSettings(process.env);
  const { LIEM_SEED, LIEM_DATA } = wishes.parse(process.env);
  const connection = await openConnection(settings.mongo.uri);
  const stores = await createCaseStores(connection, settings.secrets.vaultKeys);
  for (const procedure of readProcedures(settings.mode)) await stores.reference.addProcedure(procedure);
  await stores.reference.addCalendar(readCalendar(settings.mode));

  if (LIEM_SEED === 'demonstration') {
    const store = createAccountStore(connection);
    await applyAccounts(store);
    const accounts = (await store.listAccounts({ active: true })).filter(({ demo }) => demo);
    const temporal = await connectClient(settings);
    await applyDemonstration({
      mode: settings.mode,
      accounts,
      stores,
      temporal,
      taskQueue: settings.temporal.taskQueue,
      begunAt: await createSeedings(connection).begunAt('demonstration', new Date().toISOString()),
    });
    await temporal.connection.close();
    if (LIEM_DATA) {
      const shown = accounts.map(({ username, position, roles }) => ({ username, position, roles }));
      const file = join(LIEM_DATA, 'demo-accounts.json');
      writeFileSync(file, JSON.stringify({ password: demonstrationPassword, accounts: shown }, null, 2));
    }
  }
  await connection.close();
}

applySeeds().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
