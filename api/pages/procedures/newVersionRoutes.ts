import { type Request, type Response, Router } from 'express';
import { lawOf } from '../../../domain/procedure/law';
import { requireDuty } from '../../frame/guards';
import { fieldError } from '../../../language/fieldErrors';
import { sentValues } from '../../frame/forms/form';
import type { Translate } from '../../../language/texts';
import type { Services } from '../../../office/services';
import { treeChanges } from '../organisations/treeChanges';
import { flash } from '../../frame/request';
import {
  calendarChanges,
  changesText,
  isStored,
  nextText,
  raisedText,
  readCalendarText,
  readProcedureText,
  readTreeText,
} from '../../../office/procedures/newVersion';
import type { Reader, ReadVersion } from '../../../office/procedures/readBySchema';
import { shownVersion } from './shownVersion';

const textOf = (body: unknown): string => String(sentValues(body).text ?? '');
const isConfirmed = (body: unknown): boolean => sentValues(body).step === 'add';

function showProblems(res: Response, page: string, text: string, problems: readonly string[]): void {
  const errors = problems.map((problem) => fieldError('text', problem));
  res.status(422).render(page, { values: { text }, errors });
}

/** A number that is taken, by just this text: there is nothing to add. */
const notNew = (t: Translate, version: { id: string; version: number }): string[] => [
  t('procedures:new.notNew', { ...version }),
];

/** What differs between the forms of a new procedure, a new calendar and a new organisation. */
interface VersionForm<Version> {
  page: string;
  /** Every stored version, the newest first. */
  stored: () => Promise<readonly Version[]>;
  read: (
    reader: Reader,
    text: string,
    there: readonly Version[],
  ) => ReadVersion<Version> | Promise<ReadVersion<Version>>;
  /** What is shown of a version before it is added. */
  shown: (t: Translate, version: Version, there: readonly Version[]) => object;
  add: (version: Version) => Promise<void>;
  to: (version: Version) => string;
}

/**
 * Answers a version that was sent: wrong, to be looked through, or added. Sent twice it is added once; of two people who add the
 * same number one is told.
 */
async function answerVersion<Version extends { id: string; version: number }>(
  { page, stored, read, shown, add, to }: VersionForm<Version>,
  req: Request,
  res: Response,
): Promise<void> {
  const { t } = res.locals;
  const text = textOf(req.body);
  const there = await stored();
  const found = await read(res.locals, text, there);
  if ('problems' in found) return showProblems(res, page, text, found.problems);
  const { version } = found;
  if (!isConfirmed(req.body)) {
    if (found.isThere) return showProblems(res, page, text, notNew(t, version));
    return res.render(page, { values: { text }, version, ...shown(t, version, there) });
  }
  await add(version);
  if (!isStored(version, await stored()))
    return showProblems(res, page, text, [t('procedures:new.faster', { ...version })]);
  const key = 'procedures:new.added';
  if (!req.session.flashes?.some((notice) => notice.key === key)) flash(req, { kind: 'success', key });
  res.redirect(303, to(version));
}

/**
 * A new version of the procedure, of the calendar or of the organisation: written as text, looked through, added. What is there is never changed, and
 * no open case is moved by it.
 */
export function newVersionRoutes({ cases }: Services): Router {
  const { reference } = cases;
  const routes = Router();
  routes.use(['/procedures/new', '/calendars/new', '/organisations/new'], requireDuty('addRules'));

  /** Begins from the version that is asked for, whole or as what changes against it; else from the newest of the Party's. */
  routes.get('/procedures/new', async (req, res) => {
    const there = await reference.listProcedures();
    const named = (asked: unknown) => there.find(({ id, version }) => `${id}@${version}` === asked);
    const followed = named(req.query.follows);
    const from = named(req.query.from) ?? there.find((one) => lawOf(one) === 'party');
    const whole = from ? nextText(from, there) : '';
    res.render('procedures/new', { values: { text: followed ? changesText(followed, there) : whole } });
  });

  routes.post('/procedures/new', (req, res) =>
    answerVersion(
      {
        page: 'procedures/new',
        stored: () => reference.listProcedures(),
        read: readProcedureText,
        shown: shownVersion,
        add: (version) => reference.addProcedure(version),
        to: ({ id, version }) => `/procedures/${id}/${version}`,
      },
      req,
      res,
    ),
  );

  routes.get('/calendars/new', async (_req, res) => {
    res.render('procedures/newCalendar', {
      values: { text: raisedText(await reference.getCurrentCalendar()) },
    });
  });

  routes.post('/calendars/new', (req, res) =>
    answerVersion(
      {
        page: 'procedures/newCalendar',
        stored: () => reference.listCalendars(),
        read: async (reader, text, [current]) =>
          readCalendarText(reader, text, current ?? (await reference.getCurrentCalendar())),
        shown: (t, version, [current]) => ({ changes: current ? calendarChanges(t, current, version) : [] }),
        add: (version) => reference.addCalendar(version),
        to: () => '/calendars',
      },
      req,
      res,
    ),
  );

  routes.get('/organisations/new', async (_req, res) => {
    const current = await reference.findCurrentTree();
    res.render('organisations/new', { values: { text: current ? raisedText(current) : '' } });
  });

  routes.post('/organisations/new', (req, res) =>
    answerVersion(
      {
        page: 'organisations/new',
        stored: () => reference.listTrees(),
        read: (reader, text, [current]) => readTreeText(reader, text, current),
        shown: (t, version, [current]) => ({ changes: treeChanges(t, current, version) }),
        add: (version) => reference.addTree(version),
        to: () => '/organisations',
      },
      req,
      res,
    ),
  );
  return routes;
}
