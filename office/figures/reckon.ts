import { endOfDate } from '../../domain/calendar/officeDays';
import { type Entry, findCaseEntry, type Span, visitEntry } from '../../domain/figures/entries';
import type { CaseMark } from '../../domain/figures/marks';
import type { FigureForm } from '../../domain/figures/form';
import { type CheckResult, checksOf, fillIn, type Grid } from '../../domain/figures/grid';
import { matterEntries } from '../../domain/figures/matterEntries';
import { dayBefore, type Period } from '../../domain/figures/period';
import { visitsOfActs } from '../../domain/reception/evolveVisit';
import type { CaseStores } from '../../models/caseStores';
import { readDays } from '../reception/days';
import type { AllMarks } from './allMarks';

export type FigureNeeds = Pick<CaseStores, 'visits' | 'receptionDays' | 'reference' | 'listedMatters'> & {
  allMarks: AllMarks;
};

/** Up to when what is on record counts: to this moment, or only to the end of the last day of the period. */
export const knownUntil = ['now', 'cutOff'] as const;
export type KnownUntil = (typeof knownUntil)[number];

/** A form filled in for a period. */
export interface FilledForm {
  form: FigureForm;
  grid: Grid;
  checks: CheckResult[];
}

/** The moment up to which what is on record counts, never after now. */
export async function recordedBy(
  { reference }: Pick<FigureNeeds, 'reference'>,
  { to }: Period,
  known: KnownUntil,
  now = new Date().toISOString(),
): Promise<string> {
  if (known === 'now') return now;
  const end = endOfDate(await reference.getCurrentCalendar(), to);
  return end < now ? end : now;
}

/** So many periods of a case are remembered: pages of one report ask for the same one again and again. */
const mostRemembered = 8;
const reckoned = new WeakMap<readonly CaseMark[], Map<string, Entry | undefined>>();

/** A case as forms count it. Where all of its marks were on record by then it is remembered with them, until there are others. */
function entryOf(caseId: string, marks: readonly CaseMark[], span: Span): Entry | undefined {
  if (marks.some(({ at }) => at > span.recordedBy)) return findCaseEntry(caseId, marks, span);
  const own = reckoned.get(marks) ?? new Map<string, Entry | undefined>();
  const key = `${span.from} ${span.to}`;
  if (own.has(key)) return own.get(key);
  const entry = findCaseEntry(caseId, marks, span);
  if (own.size >= mostRemembered) own.clear();
  reckoned.set(marks, own.set(key, entry));
  return entry;
}

/** What every case of the office has for figures of these days. It is the office's own count: it goes by nobody's sight. */
export async function readCaseEntries(
  { allMarks }: Pick<FigureNeeds, 'allMarks'>,
  span: Span,
): Promise<Entry[]> {
  return [...(await allMarks.read())].flatMap(([caseId, marks]) => entryOf(caseId, marks, span) ?? []);
}

/** What every visit of these days has, by what was on record by then. */
async function readVisitEntries(needs: FigureNeeds, span: Span): Promise<Entry[]> {
  const [acts, days] = await Promise.all([needs.visits.listOn(span), readDays(needs)]);
  const kindOf = new Map(days.map(({ dayId, kind }) => [dayId, kind]));
  const visits = visitsOfActs(acts.filter(({ at }) => at <= span.recordedBy));
  return visits.map((visit) => visitEntry(visit, kindOf.get(visit.dayId)));
}

/** The list of complex and pending matters at both ends of these days, by what was on record by then. */
async function readMatterEntries(
  needs: FigureNeeds,
  { from, to, recordedBy: known }: Span,
): Promise<Entry[]> {
  const [acts, calendar] = await Promise.all([
    needs.listedMatters.list(),
    needs.reference.getCurrentCalendar(),
  ]);
  const ended = endOfDate(calendar, to);
  return matterEntries(acts, {
    begin: endOfDate(calendar, dayBefore(from)),
    end: ended < known ? ended : known,
  });
}

/** Who reads what forms count: what else is to be counted has its reader here, and its name in `figureForm`. */
const readers: Record<FigureForm['counts'], (needs: FigureNeeds, span: Span) => Promise<Entry[]>> = {
  cases: readCaseEntries,
  visits: readVisitEntries,
  matters: readMatterEntries,
};

/** Fills in forms for a period, by what was on record at a moment. */
export async function fillForms(
  needs: FigureNeeds,
  forms: readonly FigureForm[],
  { from, to }: Pick<Period, 'from' | 'to'>,
  known: string,
): Promise<FilledForm[]> {
  const span = { from, to, recordedBy: known };
  const asked = [...new Set(forms.map(({ counts }) => counts))];
  const read = await Promise.all(
    asked.map(async (counts) => [counts, await readers[counts](needs, span)] as const),
  );
  const entries = new Map(read);
  return forms.map((form) => {
    const grid = fillIn(form, entries.get(form.counts) ?? []);
    return { form, grid, checks: checksOf(form, grid.figures) };
  });
}
