import type { Request } from 'express';
import type { ReadWay } from '../../domain/staff/unusualReading';

/** By what a case can be shown before it is opened; whoever opens one that was not shown to them came by a link. */
export type ShownBy = Exclude<ReadWay, 'link'>;

declare module 'express-session' {
  interface SessionData {
    /** Which cases were shown to this person lately, and by what, the last ones last: ids alone, never what was looked for. */
    shown: { caseId: string; by: ShownBy }[];
  }
}

/** More than the longest pages of lists that somebody has open at once. */
const kept = 200;

/**
 * Remembers which cases a page shows, with the session and so out of the reach of whoever opens one: an address can be cut and a header
 * left out. Shown again, the last showing counts.
 */
export function rememberShown(req: Request, by: ShownBy, shown: readonly { caseId: string }[]): void {
  if (shown.length === 0) return;
  const ids = new Set(shown.map(({ caseId }) => caseId));
  const before = (req.session.shown ?? []).filter(({ caseId }) => !ids.has(caseId));
  req.session.shown = [...before, ...[...ids].map((caseId) => ({ caseId, by }))].slice(-kept);
}

/** By which way somebody comes to a case. */
export const wayTo = (req: Request, caseId: string): ReadWay =>
  req.session.shown?.find((one) => one.caseId === caseId)?.by ?? 'link';
