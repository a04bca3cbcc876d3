import { openConnection } from '../models/connection';
import { checkKeys, describeMissing } from '../models/knownKeys';
import { sayKeysStay } from './keys/keyFile';
import { confirmReset, deleteOffice, officeDirectory } from './launcher/officeDirectory';
import { findOfficeSecrets, officeEnvironment } from './launcher/officeEnvironment';
import { lockOffice } from './launcher/officeLock';
import { doorDirectory, hasOwnDoor, planDoor } from './launcher/ownDoor';
import { createOrderlyStop, stopWhenAsked, type OrderlyStop } from './launcher/orderlyStop';
import { layYear, planApi, planWorker, seed } from './launcher/ownProcesses';
import { readStartOptions, type StartOptions } from './launcher/startOptions';
import { sayWelcome } from './launcher/welcome';
import { cookieProblem } from './cookieWay';
import { prepareNamespace } from './prepareNamespace';
import { forgetRunningOffice, noteRunningOffice } from './runningOffice';
import { explainFailure } from './servers/failureForPeople';
import type { LaunchPlan } from './servers/launchPlan';
import { lastLines } from './servers/guardedProcess';
import { processPlaces, startOfficeServers } from './servers/officeServers';
import { stopOrphans } from './servers/orphans';
import { freePorts, requirePort } from './servers/ports';
import { sayOnConsole as say, withProgress } from './servers/progress';
import { supervise } from './servers/supervisor';
import { readSettings } from './settings';

/** Takes the data directory and clears what an earlier run, or `--reset`, has to leave. */
async function takeDirectory(options: StartOptions, directory: string): Promise<() => void> {
  const host = process.env.LIEM_HOST || '127.0.0.1';
  if (options.reset) await confirmReset(directory, options, process.env);
  const unlock = await lockOffice(directory, options.port);
  try {
    const left = await stopOrphans(processPlaces(directory).pids);
    if (left.length > 0) say(`  An earlier run had left ${left.join(', ')} behind; ended.`);
    await requirePort(options.port, host);
    if (!options.reset) return unlock;
    sayKeysStay(directory, process.env, say);
    deleteOffice(directory);
    return await lockOffice(directory, options.port);
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Starts everything and says where it is; what is started is added to `office` to be ended with it. */
async function openOffice(options: StartOptions, directory: string, office: OrderlyStop): Promise<void> {
  const places = processPlaces(directory);
  const secrets = findOfficeSecrets(directory, process.env, say);
  const servers = await startOfficeServers({
    env: process.env,
    directory,
    durable: true,
    forRealWork: options.empty,
    showPages: true,
    say,
  });
  await office.add(() => servers.stop());
  const env = officeEnvironment(directory, options, servers, secrets);
  const settings = readSettings(env);
  const unfit = cookieProblem(settings.http);
  if (unfit) say(`  Mind: ${unfit.problem} – ${unfit.remedy}`);
  // Asked here, so that one sentence says it instead of every program that would need it.
  const database = await openConnection(settings.mongo.uri);
  const keys = await checkKeys(database, settings.secrets.vaultKeys).finally(() => database.close());
  for (const line of describeMissing(keys)) say(line);
  noteRunningOffice(directory, env, secrets.file);
  await office.add(async () => forgetRunningOffice(directory));
  const left = await withProgress(say, 'preparing the namespace', prepareNamespace(settings));
  if (left !== undefined) say(left);

  const launch = (plan: LaunchPlan) => supervise(plan, { places, say, timeout: 60_000 });
  // Whoever gathers its figures has to know where; nobody else asks.
  const [freePort = 0] = await freePorts(1);
  const workerPort = settings.workerPort ?? freePort;
  // The worker makes its workflow code ready while the seeds are looked after.
  const worker = launch(planWorker(env, settings, workerPort));
  const seeded = withProgress(
    say,
    'loading rules and demonstration data',
    seed({ ...env, ...(hasOwnDoor(process.env) && { LIEM_OWN_DOOR: doorDirectory(directory) }) }, places),
  );
  // Its ports are looked for when they are about to be taken: what is free now may not be so after the seeds.
  const door = seeded.then(() => planDoor(directory, options.port, process.env));
  const api = door.then((planned) => launch(planApi({ ...env, ...planned?.variables }, settings)));
  const opened = door.then((planned) => planned && launch(planned.plan));
  const work = Promise.allSettled([worker, api, opened]);
  const started = await withProgress(say, 'starting worker and web server', work);
  // In this order: at the end the web server finishes its requests while the worker still answers them.
  for (const one of started)
    if (one.status === 'fulfilled' && one.value) {
      const { value } = one;
      await office.add(() => value.stop());
    }
  for (const one of started) if (one.status === 'rejected') throw one.reason;
  sayWelcome(say, directory, options, {
    temporalPages: env.LIEM_TEMPORAL_PAGES,
    doorPort: (await door)?.port,
  });
  if (!options.year) return;
  say('A year of reports is being laid in while you work; this takes some minutes.');
  const year = layYear(env, places);
  await office.add(() => year.stop());
  void year.ended.then(({ succeeded }) => {
    const last = lastLines(year.logFile, 1);
    say(succeeded ? last : `The year was not laid in: ${last}\nTry again with npm run demonstration-year`);
  });
}

/** Starts the whole office on this machine and keeps it running until it is told to stop. */
async function start(): Promise<void> {
  // A console that was closed takes no more lines; that must not keep us from stopping in order.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const options = readStartOptions(process.argv.slice(2), process.env);
  const directory = officeDirectory(options, process.env);
  const unlock = await takeDirectory(options, directory);
  const office = createOrderlyStop(say);
  await office.add(async () => unlock());
  // What was just being started when the stop was asked for has its pid file only.
  await office.add(async () => void (await stopOrphans(processPlaces(directory).pids)));
  stopWhenAsked(office);
  try {
    await openOffice(options, directory, office);
  } catch (error) {
    // Who stops us in the middle of a start knows why it did not come to its end.
    if (office.hasBegun()) return;
    await office.stop();
    throw error;
  }
}

start().catch((error: unknown) => {
  process.stderr.write(`${explainFailure(error)}\n`);
  process.exit(1);
});
