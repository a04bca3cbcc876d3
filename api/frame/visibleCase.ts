import type { Request, Response } from 'express';
import { type Actor, hasConflict, maySee, maySeeCases, visibilityOf } from '../../domain/access/policy';
import { stateSeenBy } from '../../domain/access/seen';
import type { CaseView } from '../../domain/views/caseView';
import { notFound } from './errors/problem';
import type { Services } from '../../office/services';
import { actorOf } from '../../office/people/actorOf';
import { signedInAccount } from './request';
import { viewerOf } from '../../office/people/viewerOf';

export interface VisibleCase {
  view: CaseView;
  actor: Actor;
}

/**
 * The case of the address as whoever asks may see it, with who asks; each time it is shown is written to the log, by ids alone.
 * @throws Problem 404 when there is none, and likewise when this person may not know of it
 */
export async function getVisibleCase(
  { cases }: Pick<Services, 'cases'>,
  req: Request<{ caseId: string }>,
  res: Response,
): Promise<VisibleCase> {
  const { caseId } = req.params;
  const actor = actorOf(signedInAccount(res));
  const view = await cases.views.find(caseId, visibilityOf(actor));
  if (!view || !maySee(actor, view.state)) {
    // For the log alone: whoever asks is told that there is no such case.
    res.locals.isHiddenFrom = await isHidden(cases, caseId, actor);
    throw notFound();
  }
  const viewer = await viewerOf(cases.views, actor, view.state);
  req.log.info({ audit: 'caseViewed', caseId, accountId: actor.id }, 'case viewed');
  return { view: { ...view, state: stateSeenBy(view.state, viewer) }, actor };
}

/** Whether there is such a case, which a conflict of interest hides from this person. */
async function isHidden({ views }: Services['cases'], caseId: string, actor: Actor): Promise<boolean> {
  const there = maySeeCases(actor) && (await views.find(caseId, { all: true, exceptConflictOf: '' }));
  return Boolean(there && hasConflict(there.state, actor.id));
}
