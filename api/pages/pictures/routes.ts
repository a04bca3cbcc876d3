import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Response, Router } from 'express';
import { courseSteps } from '../../../domain/case/course';
import { reportKinds } from '../../../domain/case/vocabulary';
import { monthsIn, monthsUpTo } from '../../../domain/pictures/months';
import { officeToday } from '../../../language/dates';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import type { Translate } from '../../../language/texts';
import { askedSchema, monthsOffered, rangeAsked } from '../../../office/pictures/asked';
import { draw } from '../../../office/pictures/draw';
import { type AskedFigures, readCourses, readFigures, readWay } from '../../../office/pictures/figures';
import { eventFormats, eventsAs } from '../../../office/pictures/sendEvents';
import { actorOf } from '../../../office/people/actorOf';
import type { Services } from '../../../office/services';
import { requireDuty } from '../../frame/guards';
import { signedInAccount } from '../../frame/request';
import { announceFile, logExport } from '../exports/sendTable';
import { type Section, sectionsOf } from './sections';
import { waySpec } from './specs';
import { formatMonth, readableDays, toldSvg } from './words';

const room = '/pictures';
/** So many passages are drawn: with more of them nobody sees the way. */
const passagesDrawn = 40;

/** Whoever closes the window half-way is no fault. */
const hasGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';

/** A step in words; what is none of the procedure's steps has a common name. */
export const stepName =
  (t: Translate) =>
  (step: string): string =>
    t(`pictures:step.${courseSteps.some((one) => one === step) ? step : 'other'}`);

/** What is asked, as far as it can be read; where the months do not fit, the usual ones and what is wrong with them. */
function readAsked(sent: unknown, t: Translate): { asked: AskedFigures; errors: FieldError[] } {
  const parsed = askedSchema.safeParse(
    Object.fromEntries(Object.entries(Object(sent) as object).filter(([, value]) => value !== '')),
  );
  const asked = parsed.success ? rangeAsked(parsed.data) : undefined;
  if (asked) return { asked, errors: [] };
  const to = officeToday().slice(0, 7);
  return { asked: { ...monthsUpTo(to, 12) }, errors: [fieldError('from', t('pictures:filter.problem'))] };
}

const questionOf = ({ from, to, kind, unit }: AskedFigures): string =>
  new URLSearchParams({ from, to, ...(kind && { kind }), ...(unit && { unit }) }).toString();

/** Figures of the office as pictures, with their numbers beside them; and the way that cases really take. */
export function pictureRoutes({ cases, accounts }: Services): Router {
  const routes = Router();
  const { views, officeLog } = cases;

  const filterOf = (asked: AskedFigures, units: readonly { id: string; name: string }[], t: Translate) => {
    const months = monthsIn(monthsUpTo(officeToday().slice(0, 7), monthsOffered)).reverse();
    const all = { value: '', text: t('pictures:filter.all') };
    return {
      asked,
      months: months.map((month) => ({ value: month, text: formatMonth(month) })),
      units: [all, ...units.map(({ id, name }) => ({ value: id, text: name }))],
      kinds: [all, ...reportKinds.map((kind) => ({ value: kind, text: t(`vocabulary:kinds.${kind}`) }))],
    };
  };
  const drawn = async (section: Section) => ({
    ...section,
    svg: section.spec && toldSvg(await draw(section.spec), section.id, section.heading, section.sentence),
  });

  routes.get(room, requireDuty('seePictures'), async (req, res) => {
    const { t, language } = res.locals;
    const { asked, errors } = readAsked(req.query, t);
    const now = new Date().toISOString();
    const figures = await readFigures(views, actorOf(signedInAccount(res)), asked, now);
    const sections = await Promise.all(sectionsOf(figures, t, language).map(drawn));
    res.status(errors.length > 0 ? 422 : 200).render('pictures/pictures', {
      ...filterOf(asked, figures.choices, t),
      errors,
      sections,
      way: `${room}/way?${questionOf(asked)}`,
    });
  });

  routes.get(`${room}/way`, requireDuty('seePictures'), async (req, res) => {
    const { t, language } = res.locals;
    const { asked, errors } = readAsked(req.query, t);
    const { way, choices } = await readWay(views, actorOf(signedInAccount(res)), asked);
    const nameOf = stepName(t);
    const most = way.passages.slice(0, passagesDrawn);
    const [first] = way.passages;
    const sentence = first
      ? t('pictures:way.words', {
          cases: way.cases,
          from: nameOf(first.from),
          to: nameOf(first.to),
          count: first.count,
          median: readableDays(first.median, language),
        })
      : t('pictures:none');
    const spec = waySpec({
      steps: way.steps.map(({ step, taken }) => ({ step, label: `${nameOf(step)} (${taken})` })),
      passages: most,
    });
    const svg = first && toldSvg(await draw(spec), 'way', t('pictures:way.picture'), sentence);
    res.status(errors.length > 0 ? 422 : 200).render('pictures/way', {
      ...filterOf(asked, choices, t),
      errors,
      sentence,
      svg,
      drawn: way.passages.length > passagesDrawn ? passagesDrawn : undefined,
      steps: way.steps.map(({ step, taken, cases: of }) => [nameOf(step), String(taken), String(of)]),
      passages: way.passages.map(({ from, to, count, median }) => [
        nameOf(from),
        nameOf(to),
        String(count),
        readableDays(median, language),
      ]),
      files: eventFormats.map((format) => ({
        href: `${room}/events.${format}?${questionOf(asked)}`,
        text: t(`pictures:way.${format}`),
      })),
      back: `${room}?${questionOf(asked)}`,
    });
  });

  for (const format of eventFormats)
    routes.get(`${room}/events.${format}`, requireDuty('seePictures'), async (req, res: Response) => {
      const { t } = res.locals;
      const { asked } = readAsked(req.query, t);
      const courses = await readCourses(views, actorOf(signedInAccount(res)), asked);
      const exported = { officeLog, list: 'events', format } as const;
      const count = courses.reduce((sum, { steps }) => sum + steps.length, 0);
      await logExport(res, exported, count);
      announceFile(res, exported);
      const pieces = eventsAs(format, courses, await accounts.listAccounts(), stepName(t));
      await pipeline(Readable.from(pieces), res).catch((error: unknown) => {
        if (!hasGone(error)) throw error;
      });
    });
  return routes;
}
