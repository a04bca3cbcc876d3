import type { Request, Response } from 'express';
import { maySee } from '../../domain/access/maySee';
import { type Actor, doneBy, everyCase, visibilityOf } from '../../domain/access/policy';
import { stateSeenBy } from '../../domain/access/seen';
import type { ReadThing } from '../../domain/staff/unusualReading';
import type { CaseView } from '../../domain/views/caseView';
import { notFound } from './errors/problem';
import { wordsFor } from '../../language/appealWords';
import type { Services } from '../../office/services';
import { actorOf } from '../../office/people/actorOf';
import { signedInAccount } from './request';
import { wayTo } from './shownCases';
import { viewerOf } from '../../office/people/viewerOf';

export interface VisibleCase {
  view: CaseView;
  actor: Actor;
}

/** What of a case an address leads to. */
function openedBy(path: string): ReadThing {
  const [, part = ''] = /\/cases\/[^/]+\/([a-z]+)/.exec(path) ?? [];
  switch (part) {
    case 'papers':
    case 'submissions':
      return 'papers';
    case 'events':
    case 'history':
      return 'history';
    case 'replay':
    case 'moment':
      return 'replay';
    default:
      return 'case';
  }
}

/**
 * The case of the address as whoever asks may see it, with who asks; each time it is shown is written to the program's log by ids
 * alone, and the log of the office tells who opened it.
 * @throws Problem 404 when there is none, and likewise when this person may not know of it; ContentsGoneError where they might, and what it
 * says is gone
 */
export async function getVisibleCase(
  { cases }: Pick<Services, 'cases'>,
  req: Request<{ caseId: string }>,
  res: Response,
): Promise<VisibleCase> {
  const { caseId } = req.params;
  const actor = actorOf(signedInAccount(res));
  const view = await cases.views.find(caseId, visibilityOf(actor));
  if (!view) await cases.views.requireReadable(caseId, visibilityOf(actor));
  if (!view || !maySee(actor, view.state)) {
    // For the log alone: the answer is that of a case that is not there.
    res.locals.isHidden = (await cases.views.find(caseId, everyCase)) !== undefined;
    throw notFound();
  }
  const [viewer] = await Promise.all([
    viewerOf(cases.views, actor, view.state),
    cases.readings.note({ actor, state: view.state, what: openedBy(req.path), way: wayTo(req, caseId) }),
  ]);
  req.log.info({ audit: 'caseViewed', caseId, accountId: doneBy(actor) }, 'case viewed');
  // From here on the page tells of this case.
  res.locals.t = wordsFor(view, res.locals.t);
  return { view: { ...view, state: stateSeenBy(view.state, viewer) }, actor };
}
