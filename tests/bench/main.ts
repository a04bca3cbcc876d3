import { cpus } from 'node:os';
import { explainFailure } from '../../temporal-config/servers/failure-for-people';
import { backupAndRestore, backupHeading, backupLine } from './backups';
import { type BenchOffice, openBenchOffice } from './bench-office';
import { commandsAtOnce, commandsInTurn } from './commands';
import { comparisonHeading, comparisonLine } from './comparison';
import { emptyLocalActivity } from './floor';
import { officeAtWork } from './office-at-work';
import { replayHeading, replayLine, replays } from './replays';
import { startsAndRuns, startsNoted } from './starts';

const promised = { command: 1.5, start: 2, backupSeconds: 300 };
const casesBackedUp = 10_000;
const atOnce = 20;
const lengths = [10, 100, 1_000, 10_000];

const print = (line = '') => process.stdout.write(`${line}\n`);

/** Runs everything once unseen: code is compiled, caches and connections are filled. */
async function warmUp(office: BenchOffice): Promise<void> {
  await commandsInTurn(office, 2);
  await startsAndRuns(office, 10);
}

async function measure(office: BenchOffice): Promise<void> {
  await warmUp(office);
  print(comparisonHeading('A command against a bare Update'));
  print(comparisonLine('one after another', await commandsInTurn(office, 10), promised.command));
  print(comparisonLine(`${atOnce} at once`, await commandsAtOnce(office, atOnce), promised.command));
  print();
  print(comparisonHeading('An Update after an empty local activity'));
  print(comparisonLine('one after another', await emptyLocalActivity(office, 1, 300)));
  print(comparisonLine(`${atOnce} at once`, await emptyLocalActivity(office, atOnce, 30)));
  print();
  print(comparisonHeading('A registration against an empty workflow'));
  print(comparisonLine('started and run', await startsAndRuns(office, 100), promised.start));
  print(comparisonLine('only noted by the server', await startsNoted(office, 100)));
  print();
  print(replayHeading);
  for (const replay of await replays(office.stores.events, lengths, 5)) print(replayLine(replay));
}

/** `npm run bench -- backup [CASES]` measures backup and restore alone: it takes some minutes. */
async function measureBackup(cases: number): Promise<void> {
  const figures = await backupAndRestore(cases);
  print();
  print(backupHeading);
  print(backupLine(figures, promised.backupSeconds));
}

async function main(): Promise<void> {
  const [what, cases = casesBackedUp] = process.argv.slice(2);
  const [cpu] = cpus();
  print(`\nNode ${process.version}, ${cpus().length} × ${cpu?.model.trim() ?? 'processor'}\n`);
  if (what === 'backup') return measureBackup(Number(cases));
  if (what === '--office') return officeAtWork(Number(cases), (text) => process.stderr.write(`${text}\n`));
  const office = await openBenchOffice();
  try {
    await measure(office);
  } finally {
    await office.close();
  }
  await measureBackup(casesBackedUp);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${explainFailure(error)}\n`);
    process.exit(1);
  },
);
