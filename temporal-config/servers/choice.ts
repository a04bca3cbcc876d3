import { z } from 'zod';
import { FailureForPeople } from './failure-for-people';

/** Where a server comes from, in the order in which they are preferred. */
export const originSchema = z.enum(['address', 'path', 'built']);
export type Origin = z.infer<typeof originSchema>;

export interface ServerNeed {
  /** What it is called on the console. */
  readonly title: string;
  /** The variable that names a server which is already there. */
  readonly variable: 'TEMPORAL_ADDRESS' | 'MONGODB_URI';
  /** The program looked for on PATH. */
  readonly program: string;
  /** Why the program on PATH will not do, as half a sentence; absent where it will. */
  readonly notFromPath?: string;
  /** Where the data of this office was kept so far, if there is any. */
  readonly remembered?: Exclude<Origin, 'address'>;
}

export interface ServerChoice {
  readonly origin: Origin;
  /** The address, or the program's path; empty for what is still to be built. */
  readonly place: string;
}

/**
 * Address in the environment, else the program on PATH, else built once. But data that one program has written stays
 * with that program: installing `mongod` later must not make an office look empty.
 */
export function chooseServer(
  need: ServerNeed,
  env: NodeJS.ProcessEnv,
  findProgram: (name: string) => string | undefined,
): ServerChoice {
  const address = env[need.variable];
  if (address !== undefined && address !== '') return { origin: 'address', place: address };
  if (need.remembered === 'built' || need.notFromPath !== undefined) return { origin: 'built', place: '' };
  const program = findProgram(need.program);
  if (program !== undefined) return { origin: 'path', place: program };
  if (need.remembered === 'path') {
    throw new FailureForPeople(
      `The data here was written by the program \`${need.program}\`, which is no longer on PATH: install it again, or begin afresh with \`npm start -- --reset\`.`,
    );
  }
  return { origin: 'built', place: '' };
}

/** One line for the console: which server was taken, and why. */
export function describeChoice(need: ServerNeed, choice: ServerChoice, version: string): string {
  switch (choice.origin) {
    case 'address':
      // An address may carry a password.
      return `${need.title}: the server named by ${need.variable}`;
    case 'path':
      return `${need.title}: ${choice.place}, found on PATH`;
    case 'built':
      return need.notFromPath === undefined
        ? `${need.title}: ${version}, built once into the cache`
        : `${need.title}: ${version}, built once into the cache (${need.notFromPath})`;
  }
}
