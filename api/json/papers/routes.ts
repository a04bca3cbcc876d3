import type { Response, Router } from 'express';
import type { z } from 'zod';
import { mayReadPaper } from '../../../domain/access/protection';
import { awaitsNumber } from '../../../domain/papers/caseForPaper';
import { paperId, papersOf } from '../../../domain/papers/papers';
import { paperName } from '../../../office/papers/paperName';
import { readPeople } from '../../../office/people/people';
import type { Services } from '../../../office/services';
import { forbidden, notFound, Problem } from '../../frame/errors/problem';
import { getAskedPaper, mayIssuePapers, paperHref, type PaperRequest } from '../../frame/papers/askedPaper';
import { issueAsked } from '../../frame/papers/issuing';
import { keepWritten } from '../../frame/keepAs';
import { openPaperFile } from '../../frame/papers/paperFile';
import { getVisibleCase, type VisibleCase } from '../../frame/visibleCase';
import { paperFormats, type paperSchema } from './shapes';

type Shown = z.infer<typeof paperSchema>;

/** The papers of a case: what can be written from its acts, what was, and the files of these. */
export function paperRoutes(routes: Router, services: Services): void {
  const { cases, accounts } = services;
  const room = '/api/v1/cases/:caseId/papers';

  async function readPapers(visible: VisibleCase, res: Response): Promise<Shown[]> {
    const { view, actor } = visible;
    const { caseId, state } = view;
    const [events, kept] = await Promise.all([
      cases.events.read(caseId, view.seq),
      cases.papers.list(caseId),
    ]);
    const mayIssue = mayIssuePapers(visible);
    return events.flatMap((event) =>
      papersOf(event, events)
        .filter((kind) => mayReadPaper(actor, state, kind))
        .flatMap((kind) => {
          const entered = (state.papers ?? []).filter((one) => one.of === event.seq && one.kind === kind);
          const written = kept.filter((one) => one.of === event.seq && one.kind === kind);
          const turns = Math.max(1, entered.length, written.length);
          return Array.from({ length: turns }, (_, before): Shown => {
            const turn = before + 1;
            const paper = written.find((one) => (one.turn ?? 1) === turn);
            // Written but not entered, a paper is issued once more: that completes it.
            const isIssued = paper !== undefined && entered[before] !== undefined;
            const waits = awaitsNumber(state, event.seq);
            const self = `/api/v1${paperHref(caseId, { of: event.seq, kind, turn })}`;
            return {
              ...{ of: event.seq, kind, turn, awaitsNumber: waits },
              name: paperName({ kind, event, t: res.locals.t }),
              ...(isIssued && {
                issued: { number: paper.number, at: paper.issuedAt, by: paper.by, hashes: paper.hashes },
              }),
              links: isIssued
                ? { docx: `${self}/docx`, pdf: `${self}/pdf` }
                : { ...(mayIssue && !waits && { issue: self }) },
            };
          });
        }),
    );
  }

  routes.get(room, async (req, res) => {
    res.json({ items: await readPapers(await getVisibleCase(services, req, res), res) });
  });

  routes.post(`${room}/:of/:kind`, async (req: PaperRequest, res) => {
    const asked = await getAskedPaper(services, req, res);
    const { visible, event, kind, turn, issued } = asked;
    if (!mayIssuePapers(visible)) throw forbidden();
    const { t } = res.locals;
    const { caseId, state } = visible.view;
    const notNow = (sentence: string) => new Problem(409, 'refused', { params: { sentence } });
    if (awaitsNumber(state, event.seq)) throw notNow(t('papers:numberNotYet'));
    const isThere = turn <= issued;
    if (!isThere) {
      // What comes in the place of another is put right on its page; from here it is only entered, where it was written.
      if (turn > 1 && !(await cases.papers.find(paperId(caseId, event.seq, kind, turn)))) throw notFound();
      const became = await issueAsked({ ...asked, people: await readPeople(accounts) }, res, services);
      if (became.kind === 'not') throw notNow(became.why);
    }
    const all = await readPapers(await getVisibleCase(services, req, res), res);
    const made = all.find((one) => one.of === event.seq && one.kind === kind && one.turn === turn);
    if (!made) throw notFound();
    res.status(isThere ? 200 : 201).json(made);
  });

  for (const format of paperFormats)
    routes.get(`${room}/:of/:kind/${format}`, async (req: PaperRequest, res) => {
      const { bytes, name } = await openPaperFile(await getAskedPaper(services, req, res), format, services);
      keepWritten(res, name, format).send(bytes);
    });
}
