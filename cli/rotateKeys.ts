import { createAccountStore } from '../models/accounts';
import { createCaseStores, type KeptCases, openKeptCases } from '../models/caseStores';
import { openConnection } from '../models/connection';
import { createOwnSettings } from '../models/ownSettings';
import { checkKeys, describeMissing } from '../models/knownKeys';
import { sealedBesideCases } from '../models/lyingOpen';
import type { Rewrappable } from '../models/rewrapping';
import { rebuildViews } from '../office/views/rebuildViews';
import { environmentOfOffice } from '../temporal-config/runningOffice';
import { FailureForPeople } from '../temporal-config/servers/failureForPeople';
import { readSettings } from '../temporal-config/settings';
import { addKey } from '../temporal-config/keys/keyFile';
import { consoleProgress } from './progress';
import { say } from './say';
import { runCommand } from './runCommand';

const usage = `Changes the key that the office's secrets are sealed under, while it works.

  npm run rotate-keys -- --new   lays a new key in front of the others (offices of npm start; with LIEM_VAULT_KEYS do it by hand);
                                 it is used from the next start on
  npm run rotate-keys            seals anew under the first key whatever is sealed under another; broken off, run it again`;

async function rewrapAll(stores: Record<string, Rewrappable>, current: string): Promise<boolean> {
  let isWhole = true;
  const progress = consoleProgress();
  for (const [what, store] of Object.entries(stores)) {
    const { done, left } = await store.rewrap((looked, of) => progress.tell(what, looked, of));
    progress.end();
    say(
      `${what}: ${done} sealed anew under ${current}${left > 0 ? `, ${left} left: no key here opens them` : ''}.`,
    );
    isWhole &&= left === 0;
  }
  return isWhole;
}

/** What cases are found by is keyed under the office's key: each row is derived anew. */
async function keyRows(kept: KeptCases, current: string): Promise<void> {
  const progress = consoleProgress();
  let anew = 0;
  for await (const { fate, done, total } of rebuildViews({ ...kept, trustEvents: false })) {
    if (fate === 'restored') anew += 1;
    progress.tell('Rows of lists', done, total);
  }
  progress.end();
  say(`Rows of lists: ${anew} keyed anew under ${current}.`);
}

async function rotate(): Promise<void> {
  const settings = readSettings(environmentOfOffice(process.env));
  const { vaultKeys } = settings.secrets;
  const [current, ...older] = vaultKeys;
  if (!current) throw new FailureForPeople('There is no key: set LIEM_VAULT_KEYS.');
  const database = await openConnection(settings.mongo.uri);
  try {
    for (const line of describeMissing(await checkKeys(database, vaultKeys))) say(line);
    const stores = await createCaseStores(database, vaultKeys);
    const { vault, imports, savedSearches, officeLog } = stores;
    const isWhole = await rewrapAll(
      {
        'Keys of cases': vault.caseKeys,
        'Rows of imports': imports.rows,
        'Addresses for daily letters': createOwnSettings(database, vaultKeys).addresses,
        'Saved searches': savedSearches.sealed,
        'Second factors': createAccountStore(database, vaultKeys, officeLog).factors.sealed,
        ...sealedBesideCases(stores),
      },
      current.id,
    );
    if (!isWhole) process.exitCode = 1;
    await keyRows(openKeptCases(database, vaultKeys), current.id);
    if (older.length === 0) return;
    const names = older.map(({ id }) => id).join(', ');
    say(
      `Keep ${names} behind ${current.id} all the same: Temporal keeps what it was given sealed under the key of its day, so a case that began under one of them waits without it; and \`npm run verify\` tells events that were stored under it from a stranger’s by it alone.`,
    );
  } finally {
    await database.close();
  }
}

async function main(): Promise<void> {
  const words = process.argv.slice(2);
  if (words.includes('--help')) return say(usage);
  const unknown = words.find((word) => word !== '--new');
  if (unknown !== undefined) throw new FailureForPeople(`${unknown} is not known.\n${usage}`);
  if (!words.includes('--new')) return rotate();
  const { id, file } = addKey(process.env);
  say(`Key ${id} was laid in front of the others in ${file}: copy that file to where you keep the keys.`);
  say('Stop the office and start it again, then run `npm run rotate-keys` beside it.');
}

runCommand(main);
