import type { Request, Response } from 'express';
import { maySee } from '../../domain/access/maySee';
import { type Actor, doneBy, everyCase, visibilityOf } from '../../domain/access/policy';
import { stateSeenBy } from '../../domain/access/seen';
import type { ReadThing, ReadWay } from '../../domain/staff/unusualReading';
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

/** Who opens which case, and how. */
interface Opening {
  caseId: string;
  actor: Actor;
  what: ReadThing;
  way: ReadWay;
  log: Request['log'];
  /** Hears that the case is there, and is not for whoever asks: for the log alone, since the answer is that of a case that is not there. */
  uponHidden: () => void;
}

/** One case as whoever asks may see it, with the same answers and the same entries wherever it is asked for; see below. */
export async function openCase(
  { cases }: Pick<Services, 'cases'>,
  { caseId, actor, what, way, log, uponHidden }: Opening,
): Promise<VisibleCase> {
  const view = await cases.views.find(caseId, visibilityOf(actor));
  if (!view) await cases.views.requireReadable(caseId, visibilityOf(actor));
  if (!view || !maySee(actor, view.state)) {
    if (await cases.views.find(caseId, everyCase)) uponHidden();
    throw notFound();
  }
  const [viewer] = await Promise.all([
    viewerOf(cases.views, actor, view.state),
    cases.readings.note({ actor, state: view.state, what, way }),
  ]);
  log.info({ audit: 'caseViewed', caseId, accountId: doneBy(actor) }, 'case viewed');
  return { view: { ...view, state: stateSeenBy(view.state, viewer) }, actor };
}

/**
 * The case of the address as whoever asks may see it, with who asks; each time it is shown is written to the program's log by ids
 * alone, and the log of the office tells who opened it.
 * @throws Problem 404 when there is none, and likewise when this person may not know of it; ContentsGoneError where they might, and what it
 * says is gone
 */
export async function getVisibleCase(
  services: Pick<Services, 'cases'>,
  req: Request<{ caseId: string }>,
  res: Response,
): Promise<VisibleCase> {
  const { caseId } = req.params;
  const visible = await openCase(services, {
    caseId,
    actor: actorOf(signedInAccount(res)),
    what: openedBy(req.path),
    way: wayTo(req, caseId),
    log: req.log,
    uponHidden: () => {
      res.locals.isHidden = true;
    },
  });
  // From here on the page tells of this case.
  res.locals.t = wordsFor(visible.view, res.locals.t);
  return visible;
}
