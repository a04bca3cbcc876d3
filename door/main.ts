import { parseArgs } from 'node:util';
import { explainFailure, FailureForPeople } from '../temporal-config/servers/failureForPeople';
import { exportFile, importFile } from './courier/medium';
import { openDoor } from './door';
import { keepDoor } from './keeper';
import { readDoorSettings } from './settings';
import { readOfficeCard, setUpDoor } from './store/doorDirectory';
import { writeFileSync } from 'node:fs';

const usage = `Usage: npm run door                        opens the door
       npm run door -- set-up CARD CARD2   takes the office's card, writes the door's own
       npm run door -- export FILE         writes what waits to a medium, for the office
       npm run door -- import FILE         takes what the office brings back`;

const say = (line: string) => process.stdout.write(`${line}\n`);

/** How often it is seen whether a new day has begun, in milliseconds. */
const beatEvery = 10 * 60 * 1000;

async function serve(): Promise<void> {
  const settings = readDoorSettings(process.env);
  const opened = await keepDoor(settings, say);
  await opened.outbox.beat();
  const beating = setInterval(() => void opened.outbox.beat(), beatEvery);
  say(`The door is open: http://${settings.host}:${opened.port}/`);
  say(`The office's courier is awaited on ${settings.courier.host}:${opened.courierPort}.`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      clearInterval(beating);
      void opened.close().then(() => process.exit(0));
    });
}

async function main(): Promise<void> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [order, file, more] = positionals;
  if (order === undefined) return serve();
  const { directory } = readDoorSettings(process.env);
  if (order === 'set-up' && file !== undefined && more !== undefined) {
    const card = await setUpDoor(directory, readOfficeCard(file));
    writeFileSync(more, `${JSON.stringify(card, null, 2)}\n`);
    say(`The door is set up in ${directory}. Bring ${more} to the office: npm run courier -- know ${more}`);
    return;
  }
  if (file === undefined || more !== undefined) throw new FailureForPeople(usage);
  const door = await openDoor(readDoorSettings(process.env));
  if (order === 'export') {
    await door.outbox.beat();
    say(`${await exportFile(door, file)} envelopes are on ${file}.`);
  } else if (order === 'import') {
    const { erased, told } = await importFile(door, file);
    say(`${erased} envelopes that the office has stored are erased; ${told} boxes were told something.`);
  } else throw new FailureForPeople(usage);
}

main().catch((error: unknown) => {
  process.stderr.write(`${explainFailure(error)}\n`);
  process.exit(1);
});
