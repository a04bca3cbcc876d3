import { parseArgs } from 'node:util';
import { loadTexts } from '../language/texts';
import { tellVerdict } from '../language/sentences/verdict';
import { goOnFrom, type GoOnNeeds } from '../office/restart/restartCase';
import type { CaseEnd } from '../domain/proof/caseEnd';
import { restoredEntry } from '../domain/staff/restored';
import { createAccountStore } from '../models/accounts';
import { createCaseStores } from '../models/caseStores';
import { sealWhatLiesOpen } from '../models/lyingOpen';
import { openConnection } from '../models/connection';
import { connectClient } from '../temporal-config/connection';
import { findConsole } from '../temporal-config/console';
import { environmentOfOffice } from '../temporal-config/runningOffice';
import { FailureForPeople } from '../temporal-config/servers/failureForPeople';
import { readSettings, type Settings } from '../temporal-config/settings';
import { atOnce } from '../office/backup/atOnce';
import { consoleProgress } from './progress';
import type { CheckedBackup } from '../office/backup/keysOfCases';
import { checkBackup, restore, type Restored } from '../office/backup/restore';
import { noteEndedKeys, readEndedKeys } from '../office/destruction/endedKeys';
import type { RestoreNeeds } from '../office/backup/restoreNeeds';
import { say } from './say';
import { runCommand } from './runCommand';

const usage = `Usage: npm run restore -- DIR [--newer DIR2] [--yes]

Puts the backup in DIR back into an empty office that runs with the keys of that backup, and lets every case go on. It asks
first; --yes says that it is meant where nobody can be asked. What the office has destroyed since stays destroyed, by the file
beside its keys, and by a newer backup where one is named: from that the keys of cases are taken too.`;

interface Order {
  directory: string;
  newer?: string | undefined;
  yes: boolean;
}

function readOrder(): Order {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { newer: { type: 'string' }, yes: { type: 'boolean', default: false } },
    });
    const [directory, ...more] = positionals;
    if (directory === undefined || more.length > 0) throw new RangeError('order');
    return { directory, newer: values.newer, yes: values.yes };
  } catch {
    throw new FailureForPeople(usage);
  }
}

async function confirm({ content }: CheckedBackup, yes: boolean): Promise<void> {
  say(`A whole backup of ${content.cases} cases, taken at ${content.begunAt} by version ${content.program}.`);
  if (yes) return;
  const ask = findConsole();
  if (ask && /^y(es)?$/i.test(await ask('Put it back into this office? [y/N] '))) return;
  throw new FailureForPeople('Nothing was restored. Where nobody can be asked, --yes says that it is meant.');
}

/** Closed cases are started gently: the office is at work by now. */
const closedAtOnce = 4;

/**
 * Closed cases have no clocks, so nothing is late while their workflows follow.
 * @returns whether all of them did
 */
async function followClosed(
  closed: readonly CaseEnd[],
  needs: GoOnNeeds,
  progress: RestoreNeeds['progress'],
): Promise<boolean> {
  if (closed.length === 0) return true;
  say('Work can go on. The closed cases follow, so that one can be reopened. Where this is cut short,');
  say('`npm run restart-cases` has those follow that are left.');
  let done = 0;
  const left: string[] = [];
  await atOnce(closed, closedAtOnce, async (end) => {
    await goOnFrom(end, needs).catch((error: unknown) => {
      left.push(
        `  ${end.caseId} could not be taken up: ${error instanceof Error ? error.message : String(error)}`,
      );
    });
    progress('closed cases', (done += 1), closed.length);
  });
  left.forEach(say);
  return left.length === 0;
}

/** @returns whether everything is as it should be */
async function putBack(
  { checked, newer }: { checked: CheckedBackup; newer: CheckedBackup | undefined },
  settings: Settings,
): Promise<boolean> {
  const { vaultKeys, backupKeys, endedKeys } = settings.secrets;
  const ended = endedKeys === undefined ? undefined : readEndedKeys(endedKeys, vaultKeys);
  const { namespace, taskQueue } = settings.temporal;
  const connection = await openConnection(settings.mongo.uri);
  const progress = consoleProgress();
  try {
    const temporal = await connectClient(settings);
    try {
      const stores = await createCaseStores(connection, vaultKeys);
      await createAccountStore(connection, vaultKeys, stores.officeLog).prepare();
      const needs = { stores, temporal, taskQueue };
      const restored = await restore(
        checked,
        {
          connection,
          masterKeys: vaultKeys,
          backupKeys,
          ended,
          now: () => new Date(),
          progress: progress.tell,
          goOn: (end) => goOnFrom(end, needs),
          countCarriedOn: async () => {
            const query = `ExecutionStatus = "Running" AND TaskQueue = "${taskQueue}"`;
            const { count } = await temporal.workflowService.countWorkflowExecutions({ namespace, query });
            return Number(count);
          },
        },
        newer,
      );
      await noteEndedKeys(endedKeys, stores.keys, vaultKeys);
      // A backup of a version before holds in the open what lies sealed now.
      await sealWhatLiesOpen(stores);
      await stores.officeLog.append(restoredEntry(restored.content));
      progress.end();
      const isWell = tell(restored);
      return (await followClosed(restored.closed, needs, progress.tell)) && isWell;
    } finally {
      await temporal.connection.close();
    }
  } finally {
    progress.end();
    await connection.close();
  }
}

/** @returns whether everything is as it should be */
function tell({ content, leftAlone, notRestarted, notAsRestored, keptDestroyed }: Restored): boolean {
  const t = loadTexts().translator('en');
  for (const { caseId, verdict } of leftAlone) {
    const { sentence, why = '' } = tellVerdict(verdict, 0, t);
    say(`  ${caseId}: ${sentence} ${why}`);
  }
  for (const { caseId, why } of notRestarted) say(`  ${caseId} could not be taken up: ${why}`);
  for (const caseId of notAsRestored) say(`  ${caseId} is not in the database as it is in the backup`);
  say(`Restored: ${content.cases} cases, as they stood at ${content.begunAt}.`);
  if (leftAlone.length > 0) {
    say(`${leftAlone.length} of them were not whole and sealed in the backup, and are not carried on:`);
    say('`npm run restart-cases -- CASE` lets one go on, once somebody has judged it.');
  }
  if (notRestarted.length > 0) say('`npm run restart-cases` tries those again that could not be taken up.');
  if (keptDestroyed.length > 0) {
    say(
      `The contents of ${keptDestroyed.length} cases were destroyed by this office, and stay so: their keys were not put back.`,
    );
    say(`  ${keptDestroyed.join(', ')}`);
  }
  const isWell = leftAlone.length + notRestarted.length + notAsRestored.length === 0;
  if (isWell) say('Every case is whole and sealed, and goes on. Everybody signs in anew.');
  return isWell;
}

/** Restores an office. */
async function main(): Promise<void> {
  const order = readOrder();
  const settings = readSettings(environmentOfOffice(process.env));
  const progress = consoleProgress();
  const check = (directory: string) =>
    checkBackup(directory, settings.secrets.vaultKeys, progress.tell).finally(progress.end);
  const checked = await check(order.directory);
  const newer = order.newer === undefined ? undefined : await check(order.newer);
  await confirm(checked, order.yes);
  if (!(await putBack({ checked, newer }, settings))) process.exitCode = 1;
}

runCommand(main);
