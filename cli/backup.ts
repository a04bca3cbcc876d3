import { parseArgs } from 'node:util';
import { loadTexts } from '../language/texts';
import { tellVerdict } from '../language/sentences/verdict';
import { openConnection } from '../models/connection';
import { version } from '../package.json';
import { findConsole } from '../temporal-config/console';
import { environmentOfOffice } from '../temporal-config/runningOffice';
import { FailureForPeople } from '../temporal-config/servers/failureForPeople';
import { readSettings, type Settings } from '../temporal-config/settings';
import { backUp, type WrittenBackup } from '../office/backup/backup';
import { consoleProgress } from './progress';
import { createCaseKeys } from '../models/caseKeys';
import { noteEndedKeys } from '../office/destruction/endedKeys';
import { addBackupKey } from '../temporal-config/keys/keyFile';
import { copyKeys, requireApart } from '../office/backup/keysApart';
import { say } from './say';
import { runCommand } from './runCommand';

const usage = `Usage: npm run backup -- DIR [--keys DIR2] [--retire] [--yes]

Writes everything that the running office holds to DIR, sealed under its keys, while it works. The keys are not part of it:
--keys copies them to another place, after asking; --yes says that where nobody can be asked.
--retire takes the key away under which the keys of cases lie in the backups before this one, once this one is written: what
was destroyed since then opens from none of them.`;

interface Order {
  directory: string;
  keys?: string | undefined;
  retire: boolean;
  yes: boolean;
}

function readOrder(): Order {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        keys: { type: 'string' },
        retire: { type: 'boolean', default: false },
        yes: { type: 'boolean', default: false },
      },
    });
    const [directory, ...more] = positionals;
    if (directory === undefined || more.length > 0) throw new RangeError('order');
    return { directory, keys: values.keys, retire: values.retire, yes: values.yes };
  } catch {
    throw new FailureForPeople(usage);
  }
}

async function lookAfterKeys({ keys, yes }: Order, secrets: Settings['secrets']): Promise<void> {
  if (keys === undefined) {
    say('The keys (LIEM_VAULT_KEYS) are not part of it, and without them it cannot be opened: keep them');
    say('in another place. `npm run backup -- DIR --keys DIR2` copies them there.');
    return;
  }
  const ask = findConsole();
  const question = `Copy the keys to ${keys}? Who has them and the backup reads everything. [y/N] `;
  const isMeant = yes || (ask !== undefined && /^y(es)?$/i.test(await ask(question)));
  if (isMeant) say(`The keys are in ${copyKeys(keys, secrets)}: take them to another place than the backup.`);
  else say('The keys were not copied. Where nobody can be asked, --yes says that they are to be.');
}

const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

function tell({ content, faults }: WrittenBackup, directory: string): void {
  const { files, cases, keyId } = content;
  const documents = files.reduce((sum, file) => sum + file.documents, 0);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  say(`Written to ${directory} and read back: ${cases} cases, ${documents} documents, ${megabytes(bytes)},`);
  say(`sealed under the key ${keyId}.`);
  const t = loadTexts().translator('en');
  for (const { caseId, verdict } of faults) {
    const { sentence, why = '' } = tellVerdict(verdict, 0, t);
    say(`  ${caseId}: ${sentence} ${why}`);
  }
  if (faults.length === 0) say('Every case in it is whole and sealed.');
  else say(`${faults.length} of them are not whole and sealed in the office, and were copied as they are.`);
}

/** Backs up the running office. */
async function main(): Promise<void> {
  const order = readOrder();
  if (order.keys !== undefined) requireApart(order.keys, order.directory);
  const settings = readSettings(environmentOfOffice(process.env));
  const { vaultKeys, endedKeys } = settings.secrets;
  const fresh = order.retire ? addBackupKey(process.env) : undefined;
  const backupKeys = fresh ? [fresh.key] : settings.secrets.backupKeys;
  const connection = await openConnection(settings.mongo.uri);
  const progress = consoleProgress();
  try {
    await noteEndedKeys(endedKeys, createCaseKeys(connection, vaultKeys), vaultKeys);
    const written = await backUp({
      connection,
      masterKeys: vaultKeys,
      caseKeysUnder: backupKeys[0],
      directory: order.directory,
      program: version,
      now: () => new Date(),
      progress: progress.tell,
    }).finally(progress.end);
    tell(written, order.directory);
    if (written.faults.length > 0) process.exitCode = 1;
  } finally {
    await connection.close();
  }
  if (fresh) {
    fresh.retireOthers();
    say(
      `The key for backups in ${fresh.file} is another now, and the older ones are gone from there. Backups before this one can be`,
    );
    say(
      'restored with `npm run restore -- DIR --newer DIR2` alone, without what was destroyed. Replace every copy of the keys: an older',
    );
    say('copy still opens them, and does not open this backup.');
  }
  await lookAfterKeys(order, { ...settings.secrets, backupKeys });
}

runCommand(main);
