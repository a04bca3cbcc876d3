import { type Response, Router } from 'express';
import { z } from 'zod';
import { mayOpenVisitor } from '../../../domain/access/reception';
import { type GuardedWords } from '../../../domain/reception/visit';
import { fieldError } from '../../../language/fieldErrors';
import type { Translate } from '../../../language/texts';
import { officeLanguage } from '../../../language/texts';
import { actorOf } from '../../../office/people/actorOf';
import { readPeople } from '../../../office/people/people';
import { readPaperOffice } from '../../../office/papers/paperOffice';
import { pdfFile } from '../../../office/papers/pdfFile';
import {
  isThere,
  namesWhoCame,
  visitPaperPage,
  visitPapers,
} from '../../../office/reception/papers/visitPapers';
import { readVisitor } from '../../../office/reception/visitor';
import { findSeenVisit } from '../../../office/reception/seenVisits';
import { type DayVisit, wordsOf } from '../../../office/reception/visits';
import type { Services } from '../../../office/services';
import { forbidden, notFound, Problem } from '../../frame/errors/problem';
import { readForm } from '../../frame/forms/form';
import { requireDuty } from '../../frame/guards';
import { keepWritten } from '../../frame/keepAs';
import { signedInAccount } from '../../frame/request';
import { room, type VisitRequest, visitPath } from './paths';
import { visitTitle } from './visitPage';

const whyForm = z.object({ why: z.string().trim().min(10, 'reception:identity.whyProblem').max(500) });

/** What is guarded of a visit, each with its name. */
export function guardedFacts(words: GuardedWords, t: Translate): { label: string; text: string }[] {
  const { items, ...texts } = words;
  const papers = items?.map(({ title, pages, condition }, i) =>
    t('reception:paperText.item', {
      n: i + 1,
      title,
      pages,
      condition: t(`reception:condition.${condition}`),
    }),
  );
  return [
    ...(['name', 'address', 'idNumber', 'phone', 'others', 'statement'] as const).flatMap((field) => {
      const text = texts[field];
      return text ? [{ label: t(`reception:field.${field}`), text }] : [];
    }),
    ...(papers ? [{ label: t('reception:field.items'), text: papers.join('\n') }] : []),
  ];
}

/** Who came in a visit, for whom it is open, each look recorded first; and the papers of a visit. */
export function visitorRoutes({ cases, accounts, texts }: Services): Router {
  const routes = Router();
  const sees = requireDuty('seeReception');

  async function getVisit(req: VisitRequest, res: Response): Promise<DayVisit> {
    const found = await findSeenVisit(cases, actorOf(signedInAccount(res)), req.params.visitId);
    if (!found) throw notFound();
    return found;
  }

  const requireOpen = (res: Response, { visit, day }: DayVisit): void => {
    if (!mayOpenVisitor(actorOf(signedInAccount(res)), visit, day, new Date().toISOString()))
      throw forbidden();
  };

  routes.post(`${room}/visits/:visitId/visitor`, sees, async (req: VisitRequest, res) => {
    const found = await getVisit(req, res);
    requireOpen(res, found);
    const { visit } = found;
    const { t } = res.locals;
    const common = {
      title: t('reception:identity.shown', { turn: visit.turn, year: visit.on.slice(0, 4) }),
      back: visitPath(visit.visitId),
      backTitle: visitTitle(visit, t),
    };
    const form = readForm({ schema: whyForm, body: req.body, res, texts, labels: 'reception:label' });
    if (!form.ok)
      return res.status(422).render('reception/visitor-why', {
        ...common,
        action: `${visitPath(visit.visitId)}/visitor`,
        values: form.values,
        errors: [fieldError('why', t('reception:identity.whyProblem'))],
      });
    const words = await readVisitor(cases, actorOf(signedInAccount(res)), visit, form.data.why);
    res.render('reception/visitor', { ...common, facts: guardedFacts(words, t) });
  });

  for (const paper of visitPapers)
    routes.get(`${room}/visits/:visitId/papers/${paper}.pdf`, sees, async (req: VisitRequest, res) => {
      const found = await getVisit(req, res);
      const { visit, day } = found;
      if (namesWhoCame(paper)) requireOpen(res, found);
      if (!isThere(paper, visit)) throw notFound();
      const rules = await cases.reference.findReception(day.on);
      if (!rules) throw new Problem(404, 'notFound');
      const t = texts.translator(officeLanguage);
      const [words, people] = await Promise.all([
        cases.visits.openWords([visit.visitId]),
        readPeople(accounts),
      ]);
      const guarded = namesWhoCame(paper)
        ? await readVisitor(
            cases,
            actorOf(signedInAccount(res)),
            visit,
            res.locals.t(`reception:paper.${paper}`, { form: '' }),
          )
        : {};
      const page = visitPaperPage(paper, {
        visit,
        day,
        words: wordsOf(words.get(visit.visitId)),
        guarded,
        rules,
        t,
        office: readPaperOffice(),
        people,
      });
      // No name of anybody in the name of a file.
      const name = `tiep-cong-dan-${visit.on.slice(0, 4)}-${visit.turn}-${paper}`;
      keepWritten(res, name, 'pdf').send(await pdfFile(page));
    });
  return routes;
}
