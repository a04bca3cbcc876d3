import type { Express, RequestHandler } from 'express';
import { Problem } from './errors/problem';

/** What of Express's own table of routes is asked here. */
interface Layer {
  match(path: string): unknown;
  route?: { methods: Readonly<Record<string, boolean>> };
  handle: { stack?: unknown };
}

const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

const isLayer = (value: unknown): value is Layer =>
  isObject(value) &&
  'match' in value &&
  typeof value.match === 'function' &&
  'handle' in value &&
  isObject(value.handle);

/** The methods that some route takes at a path; a room's routes are looked through as its router would. */
function methodsAt(stack: unknown, path: string): string[] {
  const layers: unknown[] = Array.isArray(stack) ? stack : [];
  return layers.filter(isLayer).flatMap((layer) => {
    if (!layer.match(path)) return [];
    if (!layer.route) return methodsAt(layer.handle.stack, path);
    return Object.keys(layer.route.methods).filter((method) => layer.route?.methods[method]);
  });
}

function allowedAt(stack: unknown, path: string): Set<string> {
  const allowed = new Set(methodsAt(stack, path).map((method) => method.toUpperCase()));
  if (allowed.has('GET')) allowed.add('HEAD');
  if (allowed.size > 0) allowed.add('OPTIONS');
  return allowed;
}

/**
 * Answers a method that no route of the address takes with 405 and those that there are, and OPTIONS with the same list. The list is read
 * from the routes themselves, so that it cannot differ from them.
 */
export function setUpMethods(app: Express): void {
  const check: RequestHandler = (req, res, next) => {
    const allowed = allowedAt(app.router.stack, req.path);
    if (allowed.size === 0 || (allowed.has(req.method) && req.method !== 'OPTIONS')) return next();
    res.set('Allow', [...allowed].sort().join(', '));
    if (req.method === 'OPTIONS') return void res.sendStatus(204);
    throw new Problem(405, 'methodNotAllowed', { params: { method: req.method } });
  };
  app.use(check);
}
