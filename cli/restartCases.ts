import { parseArgs } from 'node:util';
import { createCaseStores } from '../models/caseStores';
import { openConnection } from '../models/connection';
import { connectClient } from '../temporal-config/connection';
import { findConsole } from '../temporal-config/console';
import { environmentOfOffice } from '../temporal-config/runningOffice';
import { FailureForPeople } from '../temporal-config/servers/failureForPeople';
import { readSettings } from '../temporal-config/settings';
import { consoleProgress } from './progress';
import {
  findStanding,
  type FoundCase,
  type Standing,
  standings,
  restartCase,
  type RestartNeeds,
} from '../office/restart/restartCase';
import { say } from './say';
import { runCommand } from './runCommand';

const meaning: Record<Exclude<Standing, 'well'>, (found: FoundCase) => string> = {
  missing: () => 'has no workflow',
  ended: () => 'has a workflow that failed or was ended',
  stuck: () => 'has a workflow that cannot go through what it has recorded',
  behind: ({ known, stored }) => `has a workflow that knows of ${known} of its ${stored} stored events`,
  ahead: ({ known, stored }) =>
    `has a workflow that knows of ${known ?? 'more'} events, and only ${stored} are stored: restore a newer copy of the database, or let the stored ones count with --trust-events`,
  broken: () => 'is left alone: its chain of events is broken (`npm run verify` says where)',
  destroyed: () => 'is over: its contents were destroyed',
  unreadable: () => 'is left alone: its key is gone, and nobody has destroyed it',
};

interface Order {
  caseIds: string[];
  yes: boolean;
  trustEvents: boolean;
}

function readOrder(): Order {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        yes: { type: 'boolean', default: false },
        'trust-events': { type: 'boolean', default: false },
      },
    });
    return { caseIds: positionals, yes: values.yes, trustEvents: values['trust-events'] };
  } catch {
    throw new FailureForPeople('Usage: npm run restart-cases [-- CASE…] [--yes] [--trust-events]');
  }
}

async function isConfirmed(count: number, yes: boolean): Promise<boolean> {
  if (yes) return true;
  const ask = findConsole();
  if (!ask) {
    say('Nothing was changed. Where nobody can be asked, --yes says that they are to be taken up.');
    return false;
  }
  const question = `Start ${count === 1 ? 'a workflow for this case' : `workflows for these ${count} cases`} from the stored events? [y/N] `;
  return /^y(es)?$/i.test(await ask(question));
}

async function lookAtAll(asked: readonly string[], needs: RestartNeeds): Promise<FoundCase[]> {
  const caseIds = [...asked];
  if (asked.length === 0) for await (const caseId of needs.stores.events.caseIds()) caseIds.push(caseId);
  const progress = consoleProgress();
  const found: FoundCase[] = [];
  for (const caseId of caseIds) {
    const one = await findStanding(caseId, needs);
    if (one.stored === 0) throw new FailureForPeople(`Nothing is stored of a case ${caseId}.`);
    found.push(one);
    progress.tell('cases looked at', found.length, caseIds.length);
  }
  progress.end();
  return found;
}

async function mend(found: readonly FoundCase[], { yes, trustEvents }: Order, needs: RestartNeeds) {
  const takenUp: readonly Standing[] = trustEvents
    ? ['missing', 'ended', 'stuck', 'behind', 'ahead']
    : ['missing', 'ended', 'stuck', 'behind'];
  for (const one of found) if (one.standing !== 'well') say(`  ${one.caseId} ${meaning[one.standing](one)}`);
  const counted = standings.map((standing) => [
    found.filter((one) => one.standing === standing).length,
    standing,
  ]);
  say(`Cases: ${counted.map(([count, standing]) => `${count} ${standing}`).join(', ')}.`);
  const toDo = found.filter(({ standing }) => takenUp.includes(standing));
  const isAgreed = toDo.length > 0 && (await isConfirmed(toDo.length, yes));
  if (isAgreed) {
    for (const { caseId } of toDo) await restartCase(caseId, needs);
    say(`${toDo.length} taken up where their stored events end.`);
  }
  const settled: readonly Standing[] = ['well', 'destroyed', ...(isAgreed ? takenUp : [])];
  const left = found.filter(({ standing }) => !settled.includes(standing));
  if (left.length > 0) process.exitCode = 1;
}

/** Lets workflows go on from the stored events: after Temporal's data was lost, or a case has stopped. */
async function main(): Promise<void> {
  const order = readOrder();
  const settings = readSettings(environmentOfOffice(process.env));
  const database = await openConnection(settings.mongo.uri);
  const temporal = await connectClient(settings);
  try {
    const stores = await createCaseStores(database, settings.secrets.vaultKeys);
    const needs = { stores, temporal, taskQueue: settings.temporal.taskQueue };
    await mend(await lookAtAll(order.caseIds, needs), order, needs);
  } finally {
    await temporal.connection.close();
    await database.close();
  }
}

runCommand(main);
