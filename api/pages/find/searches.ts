import { randomUUID } from 'node:crypto';
import type { Request } from 'express';

declare module 'express-session' {
  interface SessionData {
    /** What this person searched for lately, each under an id that may stand in an address. */
    searches: { id: string; text: string }[];
  }
}

const kept = 20;

/** Keeps a text that was searched for in the session: it may be a name, and names stay out of addresses and logs. */
export function keepSearch(req: Request, text: string): string {
  const searches = req.session.searches ?? [];
  const id = searches.find((search) => search.text === text)?.id ?? randomUUID();
  req.session.searches = [...searches.filter((search) => search.id !== id), { id, text }].slice(-kept);
  return id;
}

/** The text of a search of this session. */
export const findSearch = (req: Request, id: string | undefined): string | undefined =>
  req.session.searches?.find((search) => search.id === id)?.text;
