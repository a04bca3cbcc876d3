import { endOfDate } from '../../domain/calendar/officeDays';
import { type Entry, findCaseEntry, type Span, visitEntry } from '../../domain/figures/entries';
import type { FigureForm } from '../../domain/figures/form';
import { type CheckResult, checksOf, fillIn, type Grid } from '../../domain/figures/grid';
import type { Period } from '../../domain/figures/period';
import { visitsOfActs } from '../../domain/reception/evolveVisit';
import type { CaseStores } from '../../models/caseStores';
import { readDays } from '../reception/days';
import type { AllMarks } from './allMarks';

export type FigureNeeds = Pick<CaseStores, 'visits' | 'receptionDays' | 'reference'> & { allMarks: AllMarks };

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

/** What every case of the office has for figures of these days. It is the office's own count: it goes by nobody's sight. */
export async function readCaseEntries(
  { allMarks }: Pick<FigureNeeds, 'allMarks'>,
  span: Span,
): Promise<Entry[]> {
  return [...(await allMarks.read())].flatMap(([caseId, marks]) => findCaseEntry(caseId, marks, span) ?? []);
}

/** What every visit of these days has, by what was on record by then. */
async function readVisitEntries(needs: FigureNeeds, span: Span): Promise<Entry[]> {
  const [acts, days] = await Promise.all([needs.visits.listOn(span), readDays(needs)]);
  const kindOf = new Map(days.map(({ dayId, kind }) => [dayId, kind]));
  const visits = visitsOfActs(acts.filter(({ at }) => at <= span.recordedBy));
  return visits.map((visit) => visitEntry(visit, kindOf.get(visit.dayId)));
}

/** Fills in forms for a period, by what was on record at a moment. */
export async function fillForms(
  needs: FigureNeeds,
  forms: readonly FigureForm[],
  { from, to }: Pick<Period, 'from' | 'to'>,
  known: string,
): Promise<FilledForm[]> {
  const span = { from, to, recordedBy: known };
  const [cases, visits] = await Promise.all([
    forms.some(({ counts }) => counts === 'cases') ? readCaseEntries(needs, span) : [],
    forms.some(({ counts }) => counts === 'visits') ? readVisitEntries(needs, span) : [],
  ]);
  return forms.map((form) => {
    const grid = fillIn(form, form.counts === 'cases' ? cases : visits);
    return { form, grid, checks: checksOf(form, grid.figures) };
  });
}
