import type { Actor } from '../../domain/access/policy';
import { localDate } from '../../domain/calendar/officeDays';
import {
  actsOfKind,
  type FigureAct,
  type FigureActOf,
  type FigureDeed,
  type KeptPeriod,
  reportActsId,
  type SentForm,
} from '../../domain/figures/acts';
import { type Difference, differencesOf, type Figures } from '../../domain/figures/grid';
import type { FigureForm } from '../../domain/figures/form';
import { dayBefore, type Period, periodId } from '../../domain/figures/period';
import type { CaseStores } from '../../models/caseStores';
import { figureForms } from './forms';
import { type FigureNeeds, fillForms, type KnownUntil, recordedBy } from './reckon';

export type ReportNeeds = FigureNeeds & Pick<CaseStores, 'figureActs'>;

/** Why something is not done with a report; each has its sentence. */
export const reportRefusals = ['changedSince', 'notOver'] as const;
export type ReportRefusal = (typeof reportRefusals)[number];
export type ReportOutcome = { kind: 'done' } | { kind: 'refused'; refused: ReportRefusal };

/** What lower levels have sent for a period: of each unit and form the last. */
export interface TakenIn {
  unit: { id: string; name: string };
  form: string;
  version: number;
  figures: Figures;
  at: string;
  by: string;
}

export const keptPeriod = (period: Period): KeptPeriod => ({ ...period, id: periodId(period) });

export const readReportActs = ({ figureActs }: Pick<ReportNeeds, 'figureActs'>, period: Period) =>
  figureActs.listOf(reportActsId(periodId(period)));

/** Of each unit and form what came in last. */
export function takenInOf(acts: readonly FigureAct[]): TakenIn[] {
  const last = new Map<string, TakenIn>();
  for (const { deed, at, by } of actsOfKind(acts, 'takenIn')) {
    const { unit, form, version, figures } = deed;
    last.set(`${unit.id} ${form}`, { unit, form, version, figures, at, by });
  }
  return [...last.values()].sort((a, b) => a.unit.name.localeCompare(b.unit.name, 'vi'));
}

/** What of these is about a form, by the version that the office has. */
export const unitsOfForm = (taken: readonly TakenIn[], form: { id: string; version: number }): TakenIn[] =>
  taken.filter((one) => one.form === form.id && one.version === form.version);

/** The reports that were sent on a period, the first first. */
export const sentReports = (acts: readonly FigureAct[]): FigureActOf<'sent'>[] => actsOfKind(acts, 'sent');

/** Every report that was sent, the last first. */
export async function readSentReports({
  figureActs,
}: Pick<ReportNeeds, 'figureActs'>): Promise<FigureActOf<'sent'>[]> {
  const things = (await figureActs.listThings()).filter((of) => of.startsWith(reportActsId('')));
  const all = await Promise.all(things.map((of) => figureActs.listOf(of)));
  return all.flatMap(sentReports).sort((a, b) => b.at.localeCompare(a.at));
}

interface Sending {
  actor: Actor;
  period: Period;
  known: KnownUntil;
  to: string;
  /** The last act that its sender had before them. */
  seen: number;
  commandId: string;
}

/** Keeps an act once for one id. @returns false where somebody was faster */
export async function keepOnce(
  { figureActs }: Pick<ReportNeeds, 'figureActs'>,
  act: { of: string; by: string; commandId: string; deed: FigureDeed },
  seen: number | undefined,
): Promise<boolean> {
  const acts = await figureActs.listOf(act.of);
  if (acts.some(({ commandId, by }) => commandId === act.commandId && by === act.by)) return true;
  const last = acts.at(-1)?.revision ?? 0;
  if (seen !== undefined && seen !== last) return false;
  return figureActs.add({ ...act, at: new Date().toISOString() }, last);
}

/** Sends a report on a period that is over: whatever its figures are at this moment is kept, and stays. */
export async function sendReport(
  needs: ReportNeeds,
  { actor, period, known, to, seen, commandId }: Sending,
): Promise<ReportOutcome> {
  const now = new Date().toISOString();
  const on = localDate(await needs.reference.getCurrentCalendar(), now);
  if (period.to > on) return { kind: 'refused', refused: 'notOver' };
  const moment = await recordedBy(needs, period, known, now);
  const filled = await fillForms(needs, figureForms(), period, moment);
  const taken = takenInOf(await readReportActs(needs, period));
  const forms = filled.map(({ form, grid }): SentForm => ({
    form,
    own: grid.figures,
    units: unitsOfForm(taken, form).map(({ unit, figures }) => ({ unit, figures })),
  }));
  const deed: FigureDeed = { kind: 'sent', period: keptPeriod(period), recordedBy: moment, to, on, forms };
  const act = { of: reportActsId(periodId(period)), by: actor.id, commandId, deed };
  return (await keepOnce(needs, act, seen)) ? { kind: 'done' } : { kind: 'refused', refused: 'changedSince' };
}

/** A form of a sent report, beside what the events say of it now. */
export interface SentBeside {
  sent: SentForm;
  now: Figures;
  differences: Difference[];
}

/** What was sent beside what the same forms say now, by all that is on record since. */
export async function besideNow(needs: ReportNeeds, { deed }: FigureActOf<'sent'>): Promise<SentBeside[]> {
  const forms = deed.forms.map(({ form }) => form);
  const filled = await fillForms(needs, forms, deed.period, new Date().toISOString());
  return deed.forms.map((sent, i) => {
    const now = filled[i]?.grid.figures ?? {};
    return { sent, now, differences: differencesOf(sent.form, sent.own, now) };
  });
}

/** What the last report that was sent for the days right before left open in all; undefined where none was, or its form was another. */
export async function findLeftBefore(
  needs: Pick<ReportNeeds, 'figureActs'>,
  period: Period,
  form: FigureForm,
): Promise<number | undefined> {
  const last = dayBefore(period.from);
  const before = (await readSentReports(needs)).find(
    ({ deed }) => deed.period.to === last && deed.period.scheme === period.scheme,
  );
  const sent = before?.deed.forms.find((one) => one.form.id === form.id && one.form.version === form.version);
  const left = sent?.own.total?.open;
  return left ?? undefined;
}
