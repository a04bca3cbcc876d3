import type { Request, Response } from 'express';

export interface PageLinks {
  self: string;
  next?: string | undefined;
  previous?: string | undefined;
}

/** By which a piece of a list is asked for: one at a time. */
const byPlace = ['after', 'before', 'page'];

/** The address of this request with other parameters; everything else the caller asked for stays. */
function addressWith(req: Request, parameters: Record<string, number | string>): string {
  const url = new URL(req.originalUrl, 'http://liem.invalid');
  for (const one of byPlace) if (!(one in parameters)) url.searchParams.delete(one);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, String(value));
  return url.pathname + url.search;
}

interface Neighbours {
  next?: Record<string, number | string> | undefined;
  previous?: Record<string, number | string> | undefined;
}

/** Links to the neighbouring pages, in the answer and as `Link` header (RFC 8288). */
export function pageLinks(req: Request, res: Response, { next, previous }: Neighbours): PageLinks {
  const links = {
    self: req.originalUrl,
    next: next && addressWith(req, next),
    previous: previous && addressWith(req, previous),
  };
  if (links.next) res.append('Link', `<${links.next}>; rel="next"`);
  if (links.previous) res.append('Link', `<${links.previous}>; rel="prev"`);
  return links;
}

/** What a list by pages says beside its items. */
export function pageOf(req: Request, res: Response, one: { page: number; size: number; total: number }) {
  const { page, size, total } = one;
  const links = pageLinks(req, res, {
    next: page * size < total ? { page: page + 1 } : undefined,
    previous: page > 1 ? { page: page - 1 } : undefined,
  });
  return { page, size, total, links };
}
