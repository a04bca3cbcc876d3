import { type Response, Router } from 'express';
import { awaitsNumber } from '../../../domain/papers/caseForPaper';
import { paperId } from '../../../domain/papers/papers';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import { officeLanguage } from '../../../language/texts';
import { paragraphsOf, versionOf } from '../../../office/papers/corrected';
import { openMore } from '../../../office/papers/keptMore';
import { draftFileName, paperName } from '../../../office/papers/paperName';
import { SpoiledPaperFile } from '../../../office/papers/paperOffice';
import { partsOf } from '../../../office/papers/sheet';
import { readWriting, type Writing } from '../../../office/papers/writing';
import { readPeople } from '../../../office/people/people';
import type { Services } from '../../../office/services';
import { forbidden, notFound } from '../../frame/errors/problem';
import { keepWritten } from '../../frame/keepAs';
import { flash } from '../../frame/request';
import {
  type AskedPaper,
  getAskedPaper,
  listHref,
  mayIssuePapers,
  paperHref,
  type PaperRequest,
} from '../../frame/papers/askedPaper';
import { formatNames } from './formats';
import { issueAsked } from '../../frame/papers/issuing';
import { whereSpoiled } from '../../frame/papers/spoiled';
import { longestParagraph, readTextForm } from './textForm';
import { writers } from './writers';

const path = '/cases/:caseId/papers/:of/:kind/text';
const longestReason = 2000;

interface Shown {
  status?: number;
  typed?: readonly string[];
  reason?: string;
  errors?: FieldError[];
  /** What was sent from a text that had other paragraphs. */
  left?: readonly string[];
}

/** A paper before it is issued, or in the place of one that was: its text is looked at, and put right. */
export function paperTextRoutes(services: Services): Router {
  const { cases, texts, accounts } = services;
  const routes = Router();
  const office = () => texts.translator(officeLanguage);
  const papersHref = ({ visible: { view }, kind }: AskedPaper) => listHref(view.caseId, kind);

  const writingOf = async ({ visible, event, events, kind, turn }: AskedPaper): Promise<Writing> => {
    const people = await readPeople(accounts);
    const reader = visible.actor.id;
    return readWriting({ event, events, kind, turn, t: office(), people, reader }, services);
  };

  function show(res: Response, asked: AskedPaper, writing: Writing, shown: Shown = {}): void {
    const { visible, event, kind, turn } = asked;
    const { status = 200, typed = paragraphsOf(writing.text), reason = '', errors, left = [] } = shown;
    res.status(status).render('papers/text', {
      caseId: visible.view.caseId,
      papersHref: papersHref(asked),
      name: paperName({ kind, event, t: res.locals.t }),
      href: `${paperHref(visible.view.caseId, { of: event.seq, kind, turn })}/text`,
      isReplacement: turn > 1,
      mayIssue: mayIssuePapers(visible),
      version: versionOf(writing.text),
      paragraphs: typed.map((text) => ({ text, rows: Math.min(12, Math.ceil(text.length / 90) + 1) })),
      parts: partsOf(writing.page({ draft: true }, typed)),
      reason,
      errors,
      left: left.join('\n\n'),
    });
  }

  /** Why nothing is issued from here now; undefined where it can be. */
  async function whyNot({ visible, event, kind, turn, issued }: AskedPaper): Promise<string | undefined> {
    const { caseId, state } = visible.view;
    if (awaitsNumber(state, event.seq)) return 'papers:numberNotYet';
    if (turn <= issued) return 'papers:text.issuedMeanwhile';
    const isWritten = (await cases.papers.find(paperId(caseId, event.seq, kind, turn))) !== undefined;
    return isWritten ? 'papers:text.written' : undefined;
  }

  /** A spoiled template is told of where papers are listed. */
  async function getWriting(asked: AskedPaper, res: Response): Promise<Writing | undefined> {
    try {
      return await writingOf(asked);
    } catch (error) {
      if (!(error instanceof SpoiledPaperFile)) throw error;
      const { t } = res.locals;
      const spoiled = t('papers:spoiled', { where: whereSpoiled(t, error) });
      const { caseId, number } = asked.visible.view;
      res.status(409).render('papers/draft', { caseId, number, name: t('papers:draft.paper'), spoiled });
      return undefined;
    }
  }

  for (const format of formatNames)
    routes.get(`${path}.${format}`, async (req: PaperRequest, res) => {
      const asked = await getAskedPaper(services, req, res);
      if (asked.turn <= asked.issued) throw notFound();
      const writing = await getWriting(asked, res);
      if (!writing) return;
      const bytes = await writers[format](writing.page({ draft: true }));
      const name = draftFileName({ ...asked, state: writing.state, t: office() });
      keepWritten(res, name, format).send(bytes);
    });

  routes.get(path, async (req: PaperRequest, res) => {
    const asked = await getAskedPaper(services, req, res);
    if (asked.turn <= asked.issued) {
      flash(req, { kind: 'information', key: 'papers:there' });
      return res.redirect(303, papersHref(asked));
    }
    const writing = await getWriting(asked, res);
    if (writing) show(res, asked, writing);
  });

  routes.post(path, async (req: PaperRequest, res) => {
    const asked = await getAskedPaper(services, req, res);
    if (!mayIssuePapers(asked.visible)) throw forbidden();
    const { t } = res.locals;
    const writing = await getWriting(asked, res);
    if (!writing) return;
    const before = paragraphsOf(writing.text);
    const sent = readTextForm(req.body, before.length);
    const { reason } = sent;
    const typed = sent.typedOr(before);
    const refuse = (status: number, errors: FieldError[], left: readonly string[] = []) => {
      show(res, asked, writing, { status, typed, reason, errors, left });
    };
    const barred = await whyNot(asked);
    if (barred !== undefined) return refuse(409, [fieldError('text', t(barred))]);
    if (sent.version !== versionOf(writing.text))
      return refuse(409, [fieldError('text', t('papers:text.changedMeanwhile'))], sent.all);
    if (sent.tooLong >= 0) {
      const error = t('papers:text.tooLong', { n: sent.tooLong + 1, max: longestParagraph });
      return refuse(422, [fieldError(`p-${sent.tooLong}`, error)]);
    }
    if (sent.looks) {
      show(res, asked, writing, { typed, reason });
      return;
    }
    if (asked.turn > 1 && (reason === '' || reason.length > longestReason)) {
      const error = reason === '' ? 'papers:text.reasonMissing' : 'papers:text.reasonTooLong';
      return refuse(422, [fieldError('reason', t(error, { max: longestReason }))]);
    }
    const people = await readPeople(services.accounts);
    const became = await issueAsked({ ...asked, typed, reason, people }, res, services);
    if (became.kind !== 'done') return refuse(409, [fieldError('text', became.why)]);
    flash(req, { kind: 'success', key: 'papers:done' });
    res.redirect(303, papersHref(asked));
  });

  routes.get('/cases/:caseId/papers/:of/:kind/changes', async (req: PaperRequest, res) => {
    const { visible, event, kind, turn, ...rest } = await getAskedPaper(services, req, res);
    const { caseId } = visible.view;
    const paper = await cases.papers.find(paperId(caseId, event.seq, kind, turn));
    const { changes } = await openMore(cases.vault, paper);
    if (!changes) throw notFound();
    res.render('papers/changes', {
      papersHref: papersHref({ visible, event, kind, turn, ...rest }),
      name: paperName({ kind, event, t: res.locals.t }),
      changes,
    });
  });
  return routes;
}
