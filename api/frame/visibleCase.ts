import type { Request, Response } from 'express';
import { maySee } from '../../domain/access/maySee';
import { type Actor, visibilityOf } from '../../domain/access/policy';
import { stateSeenBy } from '../../domain/access/seen';
import type { CaseView } from '../../domain/views/caseView';
import { notFound } from './errors/problem';
import { wordsFor } from '../../language/appealWords';
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
  if (!view || !maySee(actor, view.state)) throw notFound();
  const viewer = await viewerOf(cases.views, actor, view.state);
  req.log.info({ audit: 'caseViewed', caseId, accountId: actor.id }, 'case viewed');
  // From here on the page tells of this case.
  res.locals.t = wordsFor(view, res.locals.t);
  return { view: { ...view, state: stateSeenBy(view.state, viewer) }, actor };
}
