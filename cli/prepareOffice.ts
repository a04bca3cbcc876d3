import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from 'mongoose';
import { setUpDoor } from '../door/store/doorDirectory';
import type { MasterKey } from '../models/keyRing';
import { knowDoor, writeOfficeCard } from '../office/courier/cards';
import { courierDirectory } from '../temporal-config/launcher/courierFiles';
import { type CaseStores, createCaseStores } from '../models/caseStores';
import { sealWhatLiesOpen } from '../models/lyingOpen';
import { openConnection } from '../models/connection';
import { createRowsDerived } from '../models/rowsDerived';
import { createViewUpkeep } from '../models/viewUpkeep';
import { beginOfficeLog } from '../models/officeBeginning';
import { prepareNamespace } from '../temporal-config/prepareNamespace';
import { readSettings } from '../temporal-config/settings';
import { demonstrationPassword } from '../office/accounts/demonstrationPassword';
import { applyDemonstrationOffice, applyRules } from '../seeds/apply';
import { beginRegisters } from '../office/registers/enterNumbers';
import { bringRowsUpToDate, rowsProgram } from '../office/views/rowsOfThisProgram';
import { consoleProgress } from './progress';
import { say } from './say';
import { sendFirstReport } from './demonstrationReport';
import { runCommand } from './runCommand';

const usage = `Prepares the servers that the environment names for an office: Temporal's namespace with its search
attributes, and the rules in the database. Run again it changes nothing.

  npm run prepare-office                      an office for real work
  LIEM_SEED=demonstration npm run prepare-office   with the demonstration's people and cases
  npm run prepare-office -- --adopt-accounts  once, after an update from a version whose accounts bear no proof:
                                              says that those in the database are the office's own`;

/**
 * Begins the log of the office. On a machine of its own the data directory remembers that it has begun: whoever takes log and
 * proofs out of the database gets no second beginning.
 */
async function beginLog(needs: Parameters<typeof beginOfficeLog>[0], directory: string | undefined) {
  const mark = directory && join(directory, 'office-log-begun');
  const begunBefore = mark !== undefined && existsSync(mark);
  const mayAdopt = mark !== undefined || process.argv.includes('--adopt-accounts');
  const beginning = await beginOfficeLog(needs, { mayAdopt, begunBefore });
  switch (beginning.outcome) {
    case 'before':
    case 'begun':
      if (mark) writeFileSync(mark, 'The log of the office has begun; its accounts bear proofs.\n');
      return beginning.outcome === 'begun' && beginning.adopted > 0
        ? `${beginning.adopted} accounts and lists of members of the version before were given proofs, once.`
        : undefined;
    case 'waits':
      return `${beginning.rows} accounts and lists of members bear no proof, and nobody can sign in with them. Where this is the update from an older version: npm run prepare-office -- --adopt-accounts`;
    case 'lost':
      return 'The log of the office is not there, and has been: what bears no proof stays without. Restore it from a backup.';
  }
}

/** After an update: the rows of lists as this program folds the cases, and sealed what lay in the open. */
async function bringRows(connection: Connection, stores: CaseStores): Promise<void> {
  const progress = consoleProgress();
  const derived = createRowsDerived(connection);
  const program = rowsProgram();
  if (!(await derived.isBy(program))) await sealWhatLiesOpen(stores);
  const counts = await bringRowsUpToDate({
    events: stores.events,
    rows: createViewUpkeep(connection, stores),
    derived,
    program,
    tell: (done, total) => progress.tell('rows looked at after the update', done, total),
  });
  progress.end();
  const anew = counts?.get('restored') ?? 0;
  if (anew > 0) say(`${anew} rows of the lists were derived anew, as this version shows its cases.`);
}

/** The public door of an office on one machine: each side is told of the other, before either serves. */
async function prepareDoor(own: string, directory: string, masterKeys: readonly MasterKey[]): Promise<void> {
  const courier = courierDirectory(directory);
  knowDoor(courier, await setUpDoor(own, await writeOfficeCard(courier, masterKeys)));
}

async function prepareOffice(): Promise<void> {
  if (process.argv.includes('--help')) return say(usage);
  const settings = readSettings(process.env);
  // Where the launcher looks for the demonstration's accounts.
  const { LIEM_DATA: directory, LIEM_OWN_DOOR: ownDoor } = process.env;

  if (directory && ownDoor) await prepareDoor(ownDoor, directory, settings.secrets.vaultKeys);
  if (ownDoor && settings.isDemonstration) await sendFirstReport(ownDoor);
  const left = await prepareNamespace(settings);
  if (left !== undefined) say(left);
  const connection = await openConnection(settings.mongo.uri);
  try {
    const stores = await createCaseStores(connection, settings.secrets.vaultKeys);
    const { officeLog: log } = stores;
    const { vaultKeys: masterKeys } = settings.secrets;
    const begun = await beginLog({ connection, masterKeys, log }, directory);
    if (begun !== undefined) say(begun);
    await applyRules(stores, settings);
    await beginRegisters(stores.registers, stores.events);
    await bringRows(connection, stores);
    if (settings.isDemonstration) {
      const accounts = await applyDemonstrationOffice(connection, stores, settings);
      const shown = JSON.stringify({ password: demonstrationPassword, accounts }, null, 2);
      if (directory) writeFileSync(join(directory, 'demo-accounts.json'), shown);
    }
  } finally {
    await connection.close();
  }
  say(`The office is prepared in the namespace ${settings.temporal.namespace}.`);
}

runCommand(prepareOffice);
