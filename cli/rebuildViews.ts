import { parseArgs } from 'node:util';
import { openKeptCases } from '../models/caseStores';
import { openConnection } from '../models/connection';
import { environmentOfOffice } from '../temporal-config/runningOffice';
import { FailureForPeople } from '../temporal-config/servers/failureForPeople';
import { readSettings } from '../temporal-config/settings';
import { rebuildViews, type RowFate, rowFates } from '../office/views/rebuildViews';
import { consoleProgress } from './progress';
import { say } from './say';
import { runCommand } from './runCommand';

/** What was found, in one line each; what is as it should be is only counted. */
const found: Partial<Record<RowFate, string>> = {
  restored: 'differed from its events: derived anew',
  removed: 'had no events: removed',
  broken: 'left alone: its chain of events is broken (`npm run verify` says where)',
  unreadable: 'left alone: what it is derived from does not open (`npm run verify` says more)',
  ahead:
    'left alone: it tells of more events than there are. If the row is what is wrong, run this with --trust-events',
  contended: 'kept changing while it was looked at: run this again',
};

/** Rows that are not right and were not made right. */
const leftAlone: readonly RowFate[] = ['broken', 'unreadable', 'ahead', 'contended'];

function readTrust(): boolean {
  try {
    const { values } = parseArgs({ options: { 'trust-events': { type: 'boolean', default: false } } });
    return values['trust-events'];
  } catch {
    throw new FailureForPeople('Usage: npm run rebuild-views [-- --trust-events]');
  }
}

/** Rebuilds the read model beside a running office. */
async function main(): Promise<void> {
  const trustEvents = readTrust();
  const settings = readSettings(environmentOfOffice(process.env));
  const connection = await openConnection(settings.mongo.uri);
  const counts = new Map<RowFate, number>(rowFates.map((fate) => [fate, 0]));
  const lines: string[] = [];
  const needs = { ...openKeptCases(connection, settings.secrets.vaultKeys), trustEvents };
  const progress = consoleProgress();
  for await (const { caseId, fate, done, total } of rebuildViews(needs)) {
    counts.set(fate, (counts.get(fate) ?? 0) + 1);
    const line = found[fate];
    if (line) lines.push(`  ${caseId} ${line}`);
    progress.tell('cases', done, total);
  }
  progress.end();
  await connection.close();
  for (const line of lines) say(line);
  say(`Read model: ${rowFates.map((fate) => `${counts.get(fate)} ${fate}`).join(', ')}.`);
  if (leftAlone.some((fate) => counts.get(fate))) process.exitCode = 1;
}

runCommand(main);
