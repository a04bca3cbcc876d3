import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { createCaseStores } from '../models/caseStores';
import { openConnection } from '../models/connection';
import { prepareNamespace } from '../temporal-config/prepare-namespace';
import { explainFailure, FailureForPeople } from '../temporal-config/servers/failure-for-people';
import { readSettings } from '../temporal-config/settings';
import { demonstrationPassword } from './accounts/demonstration';
import { applyDemonstrationOffice, applyRules } from './apply';
import { beginRegisters } from './enterNumbers';

const usage = `Prepares the servers that the environment names for an office: Temporal's namespace with its search
attributes, and the rules in the database. Run again it changes nothing.

  npm run prepare-office                      an office for real work
  LIEM_SEED=demonstration npm run prepare-office   with the demonstration's people and cases`;

const wishes = z.object({
  LIEM_SEED: z.enum(['demonstration', 'none']).default('none'),
  /** Where the launcher looks for the demonstration's accounts. */
  LIEM_DATA: z.string().optional(),
});

async function prepareOffice(): Promise<void> {
  if (process.argv.includes('--help')) return void process.stdout.write(`${usage}\n`);
  const settings = readSettings(process.env);
  const wish = wishes.safeParse({ ...process.env, LIEM_SEED: process.env.LIEM_SEED || undefined });
  if (!wish.success) throw new FailureForPeople('LIEM_SEED must be demonstration or none.');

  const left = await prepareNamespace(settings);
  if (left !== undefined) process.stdout.write(`${left}\n`);
  const connection = await openConnection(settings.mongo.uri);
  try {
    const stores = await createCaseStores(connection, settings.secrets.vaultKeys);
    await applyRules(stores, settings);
    await beginRegisters(stores.registers, stores.events);
    if (wish.data.LIEM_SEED === 'demonstration') {
      const accounts = await applyDemonstrationOffice(connection, stores, settings);
      const shown = JSON.stringify({ password: demonstrationPassword, accounts }, null, 2);
      if (wish.data.LIEM_DATA) writeFileSync(join(wish.data.LIEM_DATA, 'demo-accounts.json'), shown);
    }
  } finally {
    await connection.close();
  }
  process.stdout.write(`The office is prepared in the namespace ${settings.temporal.namespace}.\n`);
}

prepareOffice().catch((error: unknown) => {
  process.stderr.write(`${explainFailure(error)}\n`);
  process.exitCode = 1;
});
