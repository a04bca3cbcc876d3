import { cpus } from 'node:os';
import { explainFailure } from '../../temporal-config/servers/failureForPeople';
import { backupAndRestore, backupHeading, backupLine } from './backups';
import { type BenchOffice, openBenchOffice } from './benchOffice';
import { commandsAtOnce, commandsInTurn } from './commands';
import { comparisonHeading, comparisonLine } from './comparison';
import { importRegister } from './imports';
import { officeAtWork } from './officeAtWork';
import { type Place, places } from './benchServers';
import { largeFiles } from './largeFiles';
import { limitLines, limitsFallingDue, type Spread } from './limits';
import { replayHeading, replayLine, replays } from './replays';
import { registrations } from './starts';
import { targetLine } from './targetLine';

/** In floors: an Update that waits for a local activity which inserts one document into the same database; and one that begins its workflow too. */
const promised = { command: 1.35, registration: 1.6, backupSeconds: 300 };
const casesBackedUp = 10_000;
const atOnce = 20;
/** Megabytes by which a web server may grow over a file of any size: some pieces at once, and what is not collected yet. */
const largestGrowth = 200;
const lengths = [10, 100, 1_000, 10_000];

const print = (line = '') => process.stdout.write(`${line}\n`);

/** Runs everything once unseen: code is compiled, caches and connections are filled. */
async function warmUp(office: BenchOffice): Promise<void> {
  await commandsInTurn(office, 2);
  await registrations(office, 1, 10);
}

/** @param what `commands`: nothing but what a command and a registration cost */
async function measure(office: BenchOffice, what?: string): Promise<void> {
  await warmUp(office);
  print(comparisonHeading('A command against its floor'));
  print(comparisonLine('one after another', await commandsInTurn(office, 10), promised.command));
  print(comparisonLine(`${atOnce} at once`, await commandsAtOnce(office, atOnce), promised.command));
  print();
  print(comparisonHeading('A registration against its floor'));
  print(comparisonLine('one after another', await registrations(office, 1, 100), promised.registration));
  print(comparisonLine(`${atOnce} at once`, await registrations(office, atOnce, 10), promised.registration));
  if (what === 'commands') return;
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

/** `npm run bench -- import [ROWS]`: a register at the console, beside a person at work. */
async function measureImport(rows: number): Promise<void> {
  const { seconds, page, processes } = await importRegister(rows, (text) =>
    process.stderr.write(`${text}\n`),
  );
  const perSecond = rows / seconds;
  const line = (...of: Parameters<typeof targetLine>) => print(targetLine(...of));
  print();
  print(`An import of ${rows.toLocaleString('en')} rows: ${seconds.toFixed(0)} s`);
  line('rows a second', perSecond.toFixed(1), '≥ 45', perSecond >= 45);
  line("another person's page meanwhile, 95 of 100", `${page.toFixed(0)} ms`, '≤ 1,000 ms', page <= 1_000);
  print('process                              grown ≤ 300 MB   at its most ≤ 700 MB   processor time a row');
  for (const { name, grown, most, ms } of processes.filter(({ most: mb }) => mb > 10)) {
    const megabytes = (mb: number, bound: number) => `${mb.toFixed(0)} MB${mb > bound ? ' MISSED' : ''}`;
    print(
      `${name.slice(0, 34).padEnd(34)}${megabytes(grown, 300).padStart(18)}${megabytes(most, 700).padStart(23)}${`${ms.toFixed(1)} ms`.padStart(23)}`,
    );
  }
}

/** `npm run bench -- files [MEGABYTES]`: one file through the form of the page, and one in parts, there and back. */
async function measureFiles(megabytes: number): Promise<void> {
  const figures = await largeFiles(megabytes, (text) => process.stderr.write(`${text}\n`));
  print();
  print(`A file of ${megabytes} MB, there and back to the byte`);
  for (const { way, there, back, grown } of figures) {
    const isSmall = grown <= largestGrowth;
    print(
      targetLine(
        `${way}: ${there.toFixed(0)} s there, ${back.toFixed(0)} s back; the web server grows by`,
        `${grown.toFixed(0)} MB`,
        `≤ ${largestGrowth} MB`,
        isSmall,
      ),
    );
  }
}

/** `npm run bench -- limits [CASES] [DUE] [together]` measures how cases wait, and how what falls due in a minute is told. */
async function measureLimits(place: Place, cases: number, due: number, spread: Spread): Promise<void> {
  const figures = await limitsFallingDue(place, cases, due, spread);
  print();
  for (const text of limitLines(figures, targetLine)) print(text);
}

/** `postgresql` behind the other words measures on Temporal on PostgreSQL with two workers. */
async function main(): Promise<void> {
  const words = process.argv.slice(2);
  const place = places.find((one) => words.includes(one)) ?? 'embedded';
  const [what] = words;
  const [cases = casesBackedUp, due = cases / 2] = words.filter((word) => /^\d+$/.test(word)).map(Number);
  const [cpu] = cpus();
  const where = place === 'embedded' ? 'the embedded servers' : 'Temporal on PostgreSQL, two of each process';
  print(`\nNode ${process.version}, ${cpus().length} × ${cpu?.model.trim() ?? 'processor'}, ${where}\n`);
  if (what === 'limits')
    return measureLimits(place, cases, due, words.includes('together') ? 'together' : 'minute');
  if (what === 'backup') return measureBackup(cases);
  if (what === 'import') return measureImport(words.includes(String(cases)) ? cases : 3_000);
  if (what === 'files') return measureFiles(words.includes(String(cases)) ? cases : 500);
  if (what === '--office') return officeAtWork(cases, (text) => process.stderr.write(`${text}\n`));
  const office = await openBenchOffice(place);
  try {
    await measure(office, what);
  } finally {
    await office.close();
  }
  if (what === undefined) await measureBackup(casesBackedUp);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${explainFailure(error)}\n`);
    process.exit(1);
  },
);
