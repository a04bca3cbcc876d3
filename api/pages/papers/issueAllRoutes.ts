import { type Request, Router } from 'express';
import { whyMayNotGive } from '../../../domain/access/policy';
import { recordPaper } from '../../../domain/case/commands/recordPaper';
import type { CaseEvent } from '../../../domain/case/events/event';
import { awaitsNumber } from '../../../domain/papers/caseForPaper';
import type { PaperKind } from '../../../domain/papers/kinds';
import { papersOf } from '../../../domain/papers/papers';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import { refusalSentence } from '../../../language/sentences/refusal';
import { officeLanguage } from '../../../language/texts';
import { issuePaper } from '../../../office/papers/issue';
import { NumberTakenError } from '../../../office/papers/paperNumber';
import { SpoiledPaperFile } from '../../../office/papers/paperOffice';
import { readPeople } from '../../../office/people/people';
import type { Services } from '../../../office/services';
import { forbidden } from '../../frame/errors/problem';
import { flash } from '../../frame/request';
import { getVisibleCase } from '../../frame/visibleCase';

/** Issues every paper of a case that can be issued now, one after the other: each is its own act, and one that fails holds up no other. */
export function issueAllRoutes(services: Services): Router {
  const { cases, accounts, texts } = services;
  const routes = Router();

  routes.post('/cases/:caseId/papers/all', async (req: Request<{ caseId: string }>, res) => {
    const { view, actor } = await getVisibleCase(services, req, res);
    if (whyMayNotGive(actor, recordPaper.givenBy, view.state) !== undefined) throw forbidden();
    const { t } = res.locals;
    const papersHref = `/cases/${encodeURIComponent(view.caseId)}/papers`;
    const events = await cases.events.read(view.caseId, view.seq);
    const isIssued = (of: number, kind: PaperKind) =>
      view.state.papers?.some((one) => one.of === of && one.kind === kind) === true;
    const open = events
      .filter(({ seq }) => !awaitsNumber(view.state, seq))
      .flatMap((event) => papersOf(event, events).map((kind) => ({ event, kind })))
      .filter(({ event, kind }) => !isIssued(event.seq, kind));
    const people = await readPeople(accounts);
    const issueOne = async (event: CaseEvent, kind: PaperKind): Promise<string | undefined> => {
      const order = { kind, event, events, turn: 1, actor, t: texts.translator(officeLanguage), people };
      try {
        const outcome = await issuePaper(order, services);
        if (outcome.kind === 'done') return undefined;
        // A second click, or a colleague: the paper is there.
        if (outcome.kind === 'refused' && outcome.refusal.refused === 'paperThere') return undefined;
        return outcome.kind === 'refused'
          ? refusalSentence(t, outcome.refusal, people.nameOf)
          : t('papers:later');
      } catch (error) {
        if (error instanceof NumberTakenError) return t('papers:numberTaken', { number: error.message });
        if (error instanceof SpoiledPaperFile) return t('papers:spoiled', { where: error.file });
        throw error;
      }
    };
    const errors: FieldError[] = [];
    for (const { event, kind } of open) {
      const why = await issueOne(event, kind);
      if (why !== undefined) errors.push(fieldError('papers', `${t(`papers:kind.${kind}`)}: ${why}`));
    }
    if (errors.length === 0) {
      flash(req, { kind: 'success', key: 'papers:allDone' });
      return res.redirect(303, papersHref);
    }
    res.status(409).render('papers/notAll', {
      number: view.number,
      papersHref,
      issued: open.length - errors.length,
      errors,
    });
  });
  return routes;
}
