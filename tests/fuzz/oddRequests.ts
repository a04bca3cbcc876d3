import fc from 'fast-check';
import { commandTypes, findCommand } from '../../domain/case/commands';
import { describeFields } from '../../office/commands/describeFields';
import type { ListedRoute } from './listedRoutes';

export interface OddRequest {
  method: string;
  path: string;
  type: string;
  body: Buffer;
  accept: string;
}

/** What fits a named part of an address, so that requests come behind its first check. */
export type KnownParts = Readonly<Record<string, readonly string[]>>;

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

const oddTexts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ maxLength: 20 }),
  fc.constantFrom(
    '', ' ', '0', '-1', '1e9', '99999999999999999999', 'NaN', 'null', 'true', '[]', '{}', '$where', '$ne', '__proto__', 'constructor',
    'toString', '../..', '//[', '%', '%00', '\0', '\ud83d', '\u202e', '2026-02-30', '31/12/2026', '9999-12-31', '0000-00-00', '10000-01-01',
    '00000000-0000-4000-8000-000000000000', 'a'.repeat(5000), '<script>', '{{7*7}}', "' or 1=1", 'a1', 'u-', 'settling', 'reply:r1',
  ),
); // prettier-ignore

const fieldNames = [
  ...new Set([
    ...commandTypes.flatMap((type) => describeFields(findCommand(type).input()).map(({ name }) => name)),
    'text', 'commandId', 'seenAct', 'step', 'page', 'size', 'order', 'register', 'year', 'number', 'numbers', 'on', 'time', 'at', 'seq', 'sequence',
    'from', 'to', 'deputy', 'member', 'members', 'body', 'place', 'startsAt', 'day', 'displayName', 'position', 'roles', 'username', 'why',
    'allegations', 'subjectKind', 'standing', 'receivedOn', 'compare', 'cases', 'present', 'stage', 'kind', 'list', 'lang', 'confirm', 'role',
    'active', 'language', 'unit', 'add', 'units', 'updates', 'q', 'state', 'reason', '__proto__', 'hasOwnProperty',
  ]),
]; // prettier-ignore

const names = fc.oneof(
  fc.constantFrom(...fieldNames),
  fc.tuple(fc.constantFrom(...fieldNames), fc.constantFrom('[]', '[0]', '[a]', '[0][summary]', '[__proto__][a]')).map(([a, b]) => a + b),
); // prettier-ignore

const uuid = '11111111-1111-4111-8111-111111111111';
const wellFormed = (text: string): string => encodeURIComponent(text.replace(/\p{Cs}/gu, ''));
const pairs = fc
  .array(fc.tuple(names, oddTexts), { maxLength: 6 })
  .map((all) => all.map(([name, value]) => `${encodeURIComponent(name)}=${wellFormed(value)}`).join('&'));

const json = fc.oneof(
  fc.dictionary(fc.constantFrom(...fieldNames), fc.oneof(oddTexts, fc.jsonValue({ maxDepth: 3 })), { maxKeys: 8 }),
  fc.jsonValue({ maxDepth: 4 }),
); // prettier-ignore

const body = (token: string) =>
  fc.oneof(
    pairs.map((sent) => ({ type: 'application/x-www-form-urlencoded', body: `_csrf=${token}&commandId=${uuid}&seenAct=1&${sent}` })),
    json.map((sent) => ({ type: 'application/json', body: JSON.stringify(sent) })),
    oddTexts.map((sent) => ({
      type: 'multipart/form-data; boundary=x',
      body: `--x\r\nContent-Disposition: form-data; name="_csrf"\r\n\r\n${token}\r\n--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${sent}\r\n--x--\r\n`,
    })),
    fc.tuple(fc.constantFrom('multipart/form-data', 'text/plain', 'application/json; charset=x', '', ';', 'application/xml'), oddTexts)
      .map(([type, sent]) => ({ type, body: sent })),
  ); // prettier-ignore

/** Addresses of the routes with parts that are there and parts that are odd, with any method and any kind of body. */
export function oddRequests(
  routes: readonly ListedRoute[],
  parts: KnownParts,
  token: string,
): fc.Arbitrary<OddRequest> {
  const address = ({ pattern }: ListedRoute) =>
    fc
      .tuple(
        ...pattern.split('/').map((part) => {
          if (!part.includes(':')) return fc.constant(part);
          const name = part.replace(/^[^:]*:/, '').replace(/\W.*$/, '');
          const known = parts[name] ?? [];
          const odd = oddTexts.map(wellFormed);
          return known.length === 0
            ? odd
            : fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: odd });
        }),
      )
      .map((filled) => filled.join('/'));
  return fc.constantFrom(...routes).chain((route) =>
    fc.record({
      method: fc.oneof({ weight: 5, arbitrary: fc.constant(route.method) }, { weight: 1, arbitrary: fc.constantFrom(...methods) }),
      path: fc.tuple(address(route), fc.option(pairs, { nil: '' })).map(([path, query]) => (query ? `${path}?${query}` : path)),
      sent: body(token),
      accept: fc.constantFrom('text/html', 'application/json', '*/*'),
    }).map(({ method, path, sent, accept }) => ({ method, path, accept, type: sent.type, body: Buffer.from(sent.body) })),
  ); // prettier-ignore
}
