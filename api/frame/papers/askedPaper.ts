import type { Request, Response } from 'express';
import { z } from 'zod';
import { whyMayNotGive } from '../../../domain/access/policy';
import { mayReadPaper } from '../../../domain/access/protection';
import { recordPaper } from '../../../domain/case/commands/recordPaper';
import type { CaseEvent } from '../../../domain/case/events/event';
import { type PaperKind, paperKinds } from '../../../domain/papers/kinds';
import { isKeptApart, papersOf, timesIssued } from '../../../domain/papers/papers';
import type { Services } from '../../../office/services';
import { notFound } from '../errors/problem';
import { getVisibleCase, type VisibleCase } from '../visibleCase';

export type PaperRequest = Request<{ caseId: string; of: string; kind: string }>;

export interface AskedPaper {
  visible: VisibleCase;
  event: CaseEvent;
  events: CaseEvent[];
  kind: PaperKind;
  /** Which of its kind from this event. */
  turn: number;
  /** How many of them there are in the history. */
  issued: number;
}

const addressSchema = z.object({
  of: z.coerce.number().int().positive(),
  kind: z
    .string()
    .regex(/^[a-zA-Z]+(-([2-9]|[1-9]\d))?$/)
    .transform((part) => {
      const [kind, turn = '1'] = part.split('-');
      return { kind, turn: Number(turn) };
    })
    .pipe(z.object({ kind: z.enum(paperKinds), turn: z.number() })),
});

/** A paper in an address: what comes in the place of another has its figure behind its kind. */
export const paperHref = (
  caseId: string,
  { of, kind, turn }: { of: number; kind: PaperKind; turn: number },
): string => `/cases/${encodeURIComponent(caseId)}/papers/${of}/${kind}${turn > 1 ? `-${turn}` : ''}`;

/** Where a paper is listed: papers of protection in their file apart. */
export const listHref = (caseId: string, kind?: PaperKind): string =>
  `/cases/${encodeURIComponent(caseId)}/${kind && isKeptApart(kind) ? 'protection' : 'papers'}`;

export const mayIssuePapers = ({ view, actor }: VisibleCase): boolean =>
  whyMayNotGive(actor, recordPaper.givenBy, view.state) === undefined;

/**
 * The paper that the address names, if it can be written from that event, in the place of those that there are.
 * @throws Problem 404
 */
export async function getAskedPaper(
  services: Services,
  req: PaperRequest,
  res: Response,
): Promise<AskedPaper> {
  const visible = await getVisibleCase(services, req, res);
  const address = addressSchema.safeParse(req.params);
  if (!address.success) throw notFound();
  const { of } = address.data;
  const { kind, turn } = address.data.kind;
  const { view } = visible;
  const events = await services.cases.events.read(view.caseId, view.seq);
  const event = events.find(({ seq }) => seq === of);
  const issued = timesIssued(view.state.papers, of, kind);
  const isThere = event && papersOf(event, events).includes(kind) && turn <= issued + 1;
  if (!isThere || !mayReadPaper(visible.actor, view.state, kind)) throw notFound();
  return { visible, event, events, kind, turn, issued };
}
