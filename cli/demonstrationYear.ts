import { createCaseStores } from '../models/caseStores';
import { openConnection } from '../models/connection';
import { applyYear } from '../seeds/apply';
import { environmentOfOffice } from '../temporal-config/runningOffice';
import { FailureForPeople } from '../temporal-config/servers/failureForPeople';
import { readSettings } from '../temporal-config/settings';
import { consoleProgress } from './progress';
import { runCommand } from './runCommand';
import { say } from './say';

const usage = `Lays a year of invented reports into a demonstration office that is running. Run again it completes what is missing.

  npm run demonstration-year [-- COUNT]   so many reports; 1200 if left out`;

const usualCount = 1_200;
const most = 20_000;

function readCount([word]: readonly string[]): number {
  const count = word === undefined ? usualCount : Number(word);
  if (Number.isInteger(count) && count > 0 && count <= most) return count;
  throw new FailureForPeople(`"${word}" is no number of reports: give one up to ${most}.`);
}

async function layYear(): Promise<void> {
  const words = process.argv.slice(2);
  if (words.includes('--help')) return say(usage);
  const count = readCount(words);
  const settings = readSettings(environmentOfOffice(process.env));
  if (!settings.isDemonstration || settings.mode !== 'office')
    throw new FailureForPeople(
      'A year is laid into a demonstration with days of the calendar: npm start -- --year',
    );
  const connection = await openConnection(settings.mongo.uri);
  const progress = consoleProgress();
  try {
    const stores = await createCaseStores(connection, settings.secrets.vaultKeys);
    const tell = (done: number, total: number) => progress.tell('reports of the year', done, total);
    const laid = await applyYear(connection, stores, settings, { count, tell });
    progress.end();
    say(`The year is there: ${laid} reports more.`);
  } finally {
    await connection.close();
  }
}

runCommand(layYear);
