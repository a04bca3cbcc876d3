import { type Response, Router } from 'express';
import { lawOf } from '../../domain/procedure/law';
import { requireDuty } from '../account/guards';
import { fieldError } from '../forms/field-errors';
import { sentValues } from '../forms/form';
import type { Services } from '../services';
import { treeChanges } from '../organisations/treeChanges';
import { notify } from '../setup/request';
import {
  calendarChanges,
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
      const before =
        there.find(({ id }) => id === version.id) ?? there.find((one) => lawOf(one) === lawOf(version));
      const rows = before ? comparedRows(t, version, before) : procedureRows(t, version);
      return res.render('procedures/new', { values: { text }, version, before, rows });
    }
    await reference.addProcedure(version);
    notify(req, { kind: 'success', key: 'procedures:new.added' });
    res.redirect(303, `/procedures/${version.id}/${version.version}`);
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
      const changes = current ? calendarChanges(t, current, version) : [];
      return res.render('procedures/newCalendar', { values: { text }, version, changes });
    }
    await reference.addCalendar(version);
    notify(req, { kind: 'success', key: 'procedures:new.added' });
    res.redirect(303, '/calendars');
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
      return res.render('organisations/new', {
        values: { text },
        version,
        changes: treeChanges(t, current, version),
      });
    }
    await reference.addTree(version);
    notify(req, { kind: 'success', key: 'procedures:new.added' });
    res.redirect(303, '/organisations');
  });
  return routes;
}
