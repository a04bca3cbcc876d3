import { z } from 'zod';
import { FailureForPeople } from './failureForPeople';

/** Where a server comes from, in the order in which they are preferred. */
export const originSchema = z.enum(['address', 'path', 'fetched', 'built']);
export type Origin = z.infer<typeof originSchema>;

/** Where a server came from that wrote data of its own here. */
export const ownOriginSchema = originSchema.exclude(['address']);
export type OwnOrigin = z.infer<typeof ownOriginSchema>;

export interface ServerNeed {
  /** What it is called on the console. */
  readonly title: string;
  /** The variable that names a server which is already there. */
  readonly variable: 'TEMPORAL_ADDRESS' | 'MONGODB_URI';
  /** The program looked for on PATH. */
  readonly program: string;
  /** What the same program is called where it can be fetched, prebuilt; absent where it cannot. */
  readonly packaged?: string;
  /** Why only the built server will do, as half a sentence; absent where the program will. */
  readonly onlyBuilt?: string;
  /** Where the data of this office was kept so far, if there is any. */
  readonly remembered?: OwnOrigin;
}

export interface ServerChoice {
  readonly origin: Origin;
  /** The address, or the program's path; empty for what is still to be built. */
  readonly place: string;
}

/**
 * Address in the environment, else the program on PATH, else the same program fetched once, else the server built once.
 * But data that one program has written stays with that program: installing `mongod` later must not make an office look empty.
 */
export function chooseServer(
  need: ServerNeed,
  env: NodeJS.ProcessEnv,
  findProgram: (name: string) => string | undefined,
): ServerChoice {
  const address = env[need.variable];
  if (address !== undefined && address !== '') return { origin: 'address', place: address };
  if (need.remembered === 'built' || need.onlyBuilt !== undefined) return { origin: 'built', place: '' };
  if (need.remembered === 'fetched') return { origin: 'fetched', place: '' };
  const program = findProgram(need.program);
  if (program !== undefined) return { origin: 'path', place: program };
  if (need.remembered === 'path') {
    throw new FailureForPeople(
      `The data here was written by the program \`${need.program}\`, which is no longer on PATH: install it again, or begin afresh with \`npm start -- --reset\`.`,
    );
  }
  return { origin: need.packaged === undefined ? 'built' : 'fetched', place: '' };
}

/** One line for the console: which server was taken, and why. `built` says what is built. */
export function describeChoice(need: ServerNeed, choice: ServerChoice, built: string): string {
  switch (choice.origin) {
    case 'address':
      // An address may carry a password.
      return `${need.title}: the server named by ${need.variable}`;
    case 'path':
      return `${need.title}: ${choice.place}, found on PATH`;
    case 'fetched':
      return `${need.title}: ${need.packaged ?? need.program}, fetched once into the cache`;
    case 'built': {
      const why = need.onlyBuilt === undefined ? '' : ` (${need.onlyBuilt})`;
      return `${need.title}: ${built}, built once into the cache${why}`;
    }
  }
}
