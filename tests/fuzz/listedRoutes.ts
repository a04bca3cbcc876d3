import type { Express } from 'express';

/** A method and the pattern of its address, as a room writes it. */
export interface ListedRoute {
  method: string;
  pattern: string;
}

const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';
const member = (value: unknown, name: string): unknown =>
  isObject(value) ? (Reflect.get(value, name) as unknown) : undefined;

function routesIn(stack: unknown): ListedRoute[] {
  const layers: unknown[] = Array.isArray(stack) ? stack : [];
  return layers.flatMap((layer) => {
    const route = member(layer, 'route');
    if (route === undefined) return routesIn(member(member(layer, 'handle'), 'stack'));
    const pattern = member(route, 'path');
    const methods = Object.keys(member(route, 'methods') ?? {});
    return typeof pattern === 'string'
      ? methods.map((method) => ({ method: method.toUpperCase(), pattern }))
      : [];
  });
}

/** Every route of the web server, once. */
export function listedRoutes(app: Express): ListedRoute[] {
  const routes = routesIn(app.router.stack);
  return [...new Map(routes.map((route) => [`${route.method} ${route.pattern}`, route])).values()];
}
