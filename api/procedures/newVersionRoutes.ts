import { type Request, type Response, Router } from 'express';
import { lawOf } from '../../domain/procedure/law';
import { requireDuty } from '../account/guards';
import { fieldError } from '../forms/field-errors';
import { sentValues } from '../forms/form';
import type { Translate } from '../language/texts';
import type { Services } from '../services';
import { treeChanges } from '../organisations/treeChanges';
import { notify } from '../setup/request';
import {
  calendarChanges,
  isStored,
  nextText,
  raisedText,
  readCalendarText,
  readProcedureText,
  readTreeText,
} from './newVersion';
import { comparedRows, procedureRows } from './rows';

const textOf = (body: unknown): string => String(sentValues(body).text ?? '');
const isConfirmed = (body: unknown): boolean => sentValues(body).step === 'add';

function showProblems(res: Response, page: string, text: string, problems: readonly string[]): void {
  const errors = problems.map((problem) => fieldError('text', problem));
  res.status(422).render(page, { values: { text }, errors });
}

interface Adding<Version> {
  res: Response;
  req: Request;
  page: string;
  text: string;
  version: Version;
  /** Reads every stored version once more. */
  stored: () => Promise<readonly Version[]>;
  add: (version: Version) => Promise<void>;
  to: string;
}

/** Adds a version that was looked through. Sent twice it is added once; of two people who add the same number one is told. */
async function addVersion<Version extends { id: string; version: number }>(
  adding: Adding<Version>,
): Promise<void> {
  const { req, res, page, text, version, stored, add, to } = adding;
  await add(version);
  if (!isStored(version, await stored()))
    return showProblems(res, page, text, [res.locals.t('procedures:new.faster', { ...version })]);
  const key = 'procedures:new.added';
  if (!req.session.notices?.some((notice) => notice.key === key)) notify(req, { kind: 'success', key });
  res.redirect(303, to);
}

/** A number that is taken, by just this text: there is nothing to add. */
const notNew = (t: Translate, version: { id: string; version: number }): string[] => [
  t('procedures:new.notNew', { ...version }),
];

/**
 * A new version of the procedure, of the calendar or of the organisation: written as text, looked through, added. What is there is never changed, and
 * no open case is moved by it.
 */
export function newVersionRoutes({ cases }: Services): Router {
  const { reference } = cases;
  const routes = Router();
  routes.use(['/procedures/new', '/calendars/new', '/organisations/new'], requireDuty('addRules'));

  /** Begins from the version that is asked for, or from the newest of the Party's. */
  routes.get('/procedures/new', async (req, res) => {
    const there = await reference.listProcedures();
    const asked = there.find(({ id, version }) => `${id}@${version}` === req.query.from);
    const from = asked ?? there.find((one) => lawOf(one) === 'party');
    res.render('procedures/new', { values: { text: from ? nextText(from, there) : '' } });
  });

  routes.post('/procedures/new', async (req, res) => {
    const { t } = res.locals;
    const text = textOf(req.body);
    const there = await reference.listProcedures();
    const read = readProcedureText(res.locals, text, there);
    if ('problems' in read) return showProblems(res, 'procedures/new', text, read.problems);
    const { version } = read;
    if (!isConfirmed(req.body)) {
      if (read.isThere) return showProblems(res, 'procedures/new', text, notNew(t, version));
      const before =
        there.find(({ id }) => id === version.id) ?? there.find((one) => lawOf(one) === lawOf(version));
      const rows = before ? comparedRows(t, version, before) : procedureRows(t, version);
      return res.render('procedures/new', { values: { text }, version, before, rows });
    }
    await addVersion({
      req,
      res,
      page: 'procedures/new',
      text,
      version,
      stored: () => reference.listProcedures(),
      add: (one) => reference.addProcedure(one),
      to: `/procedures/${version.id}/${version.version}`,
    });
  });

  routes.get('/calendars/new', async (_req, res) => {
    res.render('procedures/newCalendar', {
      values: { text: raisedText(await reference.getCurrentCalendar()) },
    });
  });

  routes.post('/calendars/new', async (req, res) => {
    const { t } = res.locals;
    const text = textOf(req.body);
    const [current] = await reference.listCalendars();
    const read = readCalendarText(res.locals, text, current ?? (await reference.getCurrentCalendar()));
    if ('problems' in read) return showProblems(res, 'procedures/newCalendar', text, read.problems);
    const { version } = read;
    if (!isConfirmed(req.body)) {
      if (read.isThere) return showProblems(res, 'procedures/newCalendar', text, notNew(t, version));
      const changes = current ? calendarChanges(t, current, version) : [];
      return res.render('procedures/newCalendar', { values: { text }, version, changes });
    }
    await addVersion({
      req,
      res,
      page: 'procedures/newCalendar',
      text,
      version,
      stored: () => reference.listCalendars(),
      add: (one) => reference.addCalendar(one),
      to: '/calendars',
    });
  });

  routes.get('/organisations/new', async (_req, res) => {
    const current = await reference.findCurrentTree();
    res.render('organisations/new', { values: { text: current ? raisedText(current) : '' } });
  });

  routes.post('/organisations/new', async (req, res) => {
    const { t } = res.locals;
    const text = textOf(req.body);
    const [current] = await reference.listTrees();
    const read = readTreeText(res.locals, text, current);
    if ('problems' in read) return showProblems(res, 'organisations/new', text, read.problems);
    const { version } = read;
    if (!isConfirmed(req.body)) {
      if (read.isThere) return showProblems(res, 'organisations/new', text, notNew(t, version));
      return res.render('organisations/new', {
        values: { text },
        version,
        changes: treeChanges(t, current, version),
      });
    }
    await addVersion({
      req,
      res,
      page: 'organisations/new',
      text,
      version,
      stored: () => reference.listTrees(),
      add: (one) => reference.addTree(one),
      to: '/organisations',
    });
  });
  return routes;
}
