import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './cached-build';
import { chooseServer, describeChoice, type Origin } from './choice';
import { programOnPath } from './command';
import { ferretdbArguments, ferretdbBuild, mongodArguments } from './ferretdb-program';
import type { LaunchPlan } from './launch-plan';
import type { ServerPlanOptions } from './server-plan-options';
import { probeMongo } from './readiness';
import { ferretdbVersion } from './versions';

/** The MongoDB server of an office: its address, and how to start it unless it runs elsewhere. */
export async function planMongo(
  options: ServerPlanOptions & { port: number },
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
  const place = { port: options.port, directory, durable: options.durable };
  const uri = `mongodb://127.0.0.1:${options.port}/liem`;
  const launch = {
    name: 'mongodb',
    isReady: () => probeMongo(uri),
    ...(choice.origin === 'path'
      ? { command: choice.place, args: mongodArguments(place) }
      : { command: await ensureBuilt(ferretdbBuild(), options.say), args: ferretdbArguments(place) }),
  };
  return { uri, origin: choice.origin, launch };
}
