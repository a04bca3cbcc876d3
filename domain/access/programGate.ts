import type { ProgramScope } from '../staff/programs';

const apiRoot = '/api/v1';
/** Where programs follow what happens in the office: by the feed, and by webhooks. */
const feeds = [`${apiRoot}/events`, `${apiRoot}/webhooks`];
/** Where a program gives commands, to cases that its person sees; every other change is a person's. */
const commandAddresses: readonly RegExp[] = [
  /^\/cases$/,
  /^\/cases\/[^/]+\/commands(\/[^/]+)?$/,
  /^\/cases\/[^/]+\/files$/,
  /^\/cases\/[^/]+\/uploads(\/[^/]+)?$/,
  /^\/commands$/,
];
const isUnder = (path: string, root: string): boolean => path === root || path.startsWith(`${root}/`);
const isReading = (method: string): boolean => ['GET', 'HEAD', 'OPTIONS'].includes(method);

/** Whether an address is one to which programs come with a token of their own. */
export const takesTokens = (path: string): boolean => isUnder(path.toLowerCase(), apiRoot);

/** What a program needs to be let through, and `person` where none is: the one place in which it is said. */
export function neededAt(method: string, path: string): ProgramScope | 'person' {
  // As the routes take them: any size of letters, and a stroke at the end.
  const plain = path.toLowerCase().replace(/\/+$/, '');
  if (feeds.some((root) => isUnder(plain, root))) return 'feed';
  if (isReading(method)) return 'reading';
  const within = plain.slice(apiRoot.length);
  return commandAddresses.some((address) => address.test(within)) ? 'commands' : 'person';
}
