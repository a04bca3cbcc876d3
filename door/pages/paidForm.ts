import type { Request, Response } from 'express';
import { setTimeout as pause } from 'node:timers/promises';
import type { Door } from '../door';
import type { Visit } from '../visit/visits';

/** How many forms wait at once; who comes beyond that is asked to send again. */
const mostWaiting = 200;
let waiting = 0;

/** Why a form is shown again instead of being taken. */
export type NotPaid = 'pass' | 'busy';

/** How a form is answered that was not paid for. */
export const statusOf = (why: NotPaid): number => (why === 'busy' ? 503 : 409);

/** A visit with a pass for the form that it is shown. */
export function beginForm({ visits, passes }: Door, req: Request, res: Response) {
  const visit = visits.begin(req, res);
  return { visit, pass: passes.give(visit.mark).pass };
}

/** Whether a form may bring files: asked while it still comes in, so that nobody fills the disk without a pass. */
export function mayBringFiles({ visits, passes }: Door, req: Request, pass: unknown): boolean {
  const visit = visits.find(req);
  return visit !== undefined && passes.judge(String(pass ?? ''), visit.mark).is !== 'none';
}

/**
 * Takes the pass of a form, once its seconds are over: whoever is early is kept waiting here, with all that they sent.
 * @returns the visit, or why the form is to be shown again
 */
export async function takePass(
  { visits, passes }: Door,
  req: Request,
  sent: unknown,
): Promise<Visit | NotPaid> {
  const visit = visits.find(req);
  const pass = String(sent ?? '');
  if (!visit) return 'pass';
  const verdict = passes.judge(pass, visit.mark);
  if (verdict.is === 'none') return 'pass';
  if (verdict.is === 'early') {
    if (waiting >= mostWaiting) return 'busy';
    waiting += 1;
    await pause(verdict.wait * 1000).finally(() => {
      waiting -= 1;
    });
  }
  return (await passes.use(pass)) ? visit : 'pass';
}
