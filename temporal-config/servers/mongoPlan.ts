import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './cachedBuild';
import { chooseServer, describeChoice, type Origin } from './choice';
import { programOnPath } from './command';
import { databaseSocket, socketUri } from './databaseSocket';
import { ferretdbArguments, ferretdbBuild, mongodArguments } from './ferretdbProgram';
import type { LaunchPlan } from './launchPlan';
import type { ServerPlanOptions } from './serverPlanOptions';
import { probeMongo } from './readiness';
import { ferretdbVersion } from './versions';

/** The MongoDB server of an office: its address, and how to start it unless it runs elsewhere. */
export async function planMongo(
  options: ServerPlanOptions,
): Promise<{ uri: string; origin: Origin; launch?: LaunchPlan }> {
  const need = {
    title: 'MongoDB',
    variable: 'MONGODB_URI',
    program: 'mongod',
    remembered: options.remembered,
  } as const;
  const choice = chooseServer(need, options.env, programOnPath);
  options.say(describeChoice(need, choice, `FerretDB ${ferretdbVersion} on SQLite files`));
  if (choice.origin === 'address') return { uri: choice.place, origin: choice.origin };

  const directory = join(options.directory, choice.origin === 'path' ? 'mongod' : 'ferretdb');
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  // No port: neither of them asks who somebody is, and a port is open to everybody on this machine.
  const socket = databaseSocket(options.directory, options.env);
  const place = { socket, directory, durable: options.durable };
  const uri = socketUri(socket, 'liem');
  const launch = {
    name: 'mongodb',
    isReady: () => probeMongo(uri),
    ...(choice.origin === 'path'
      ? { command: choice.place, args: mongodArguments(place) }
      : { command: await ensureBuilt(ferretdbBuild(), options.say), args: ferretdbArguments(place) }),
  };
  return { uri, origin: choice.origin, launch };
}
