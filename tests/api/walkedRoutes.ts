import { exceptionKinds } from '../../domain/case/exceptionKinds';
import type { ListedRoute } from '../fuzz/listedRoutes';

/** What stands for a part of an address, by its name. */
export type Parts = Readonly<Record<string, readonly string[]>>;

/** What is asked besides the bare address; a list shows all that it has only when it is asked for all. */
const questions: Readonly<Record<string, readonly string[]>> = {
  '/api/v1/cases': [
    '?size=100',
    '?size=100&waitingFor=me',
    '?size=100&worksOn=me',
    '?text=m%E1%BA%ADtm%E1%BB%A5c',
  ],
  '/api/v1/cases/:caseId/events': ['?size=100'],
  '/api/v1/cases/:caseId/moment': ['?sequence=1'],
  '/api/v1/events': ['?size=500'],
  '/api/v1/registers/lines': ['?register=Q%C4%90%202026', '?register=Q%C4%90%202026&show=papers'],
  '/api/v1/procedures/:id/:version/comparison': ['?to=1'],
  '/cases/:caseId/files': ['?fileKind=signedPaper', '?fileOf=1'],
  '/cases': ['?list=mine', '?page=2', '?digest=none', '?order=dueFirst'],
  '/registers': ['?register=Q%C4%90%202026', '?show=papers'],
  '/registers.csv': ['?register=Q%C4%90%202026'],
  '/cases/:caseId/replay': ['?event=1'],
  '/audit/cases': exceptionKinds.map((kind) => `?kind=${kind}`),
  '/figures/:period/:form/cases': ['?row=total&column=received'],
  '/api/v1/figures/:period/:form/cases': ['?row=total&column=received&size=100'],
  '/inspection-plans/new': ['?case=:caseId'],
  '/meetings/:meetingId/attendance': ['?case=:caseId'],
};

function filled(pattern: string, parts: Parts): string[] {
  const name = /:(\w+)/.exec(pattern)?.[1];
  if (name === undefined) return [pattern];
  const values = parts[name];
  // A new kind of address has to be thought of here.
  if (!values) throw new Error(`nothing is known of :${name} in ${pattern}`);
  return values.flatMap((value) => filled(pattern.replace(`:${name}`, encodeURIComponent(value)), parts));
}

/** Every address that a listed route answers to GET, with the pattern it came from. */
export function addressesOf(
  routes: readonly ListedRoute[],
  parts: Parts,
): { pattern: string; path: string }[] {
  return routes
    .filter(({ method }) => method === 'GET')
    .flatMap(({ pattern }) =>
      ['', ...(questions[pattern] ?? [])]
        .flatMap((question) => filled(pattern + question, parts))
        .map((path) => ({ pattern, path })),
    );
}
