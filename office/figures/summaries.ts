import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Actor } from '../../domain/access/policy';
import { localDate } from '../../domain/calendar/officeDays';
import { type FigureDeed, type SummaryKind, summaryKinds, textActsId } from '../../domain/figures/acts';
import { addedUp } from '../../domain/figures/grid';
import type { Period } from '../../domain/figures/period';
import {
  fillText,
  findSummary,
  type Summary,
  type SummaryActName,
  type SummaryRefusal,
  whyNotDone,
} from '../../domain/figures/summary';
import { seriesOf, writeNumber } from '../../domain/papers/numbering';
import { formatCount } from '../../language/amounts';
import { formatDate } from '../../language/dates';
import { officeLanguage } from '../../language/texts';
import type { CaseStores } from '../../models/caseStores';
import { readPaperOffice } from '../papers/paperOffice';
import { figureForms } from './forms';
import { fillForms } from './reckon';
import { keepOnce, keptPeriod, readReportActs, type ReportNeeds, sentReports } from './reports';

export type SummaryNeeds = ReportNeeds & Pick<CaseStores, 'registers'>;

const templateSchema = z.strictObject({ title: z.string().min(1), body: z.string().min(1) });
/** With what a report in words begins. @throws Error naming the file that is wrong */
export const readSummaryTemplate = (kind: SummaryKind): z.infer<typeof templateSchema> => {
  const path = join(__dirname, 'summaryTexts', `${kind}.yaml`);
  const read = templateSchema.safeParse(parse(readFileSync(path, 'utf8')));
  if (!read.success) throw new Error(`${path} is not valid:\n${z.prettifyError(read.error)}`);
  return read.data;
};
export const isSummaryKind = (kind: string): kind is SummaryKind => summaryKinds.some((one) => one === kind);

const idOf = (thing: string): string => thing.slice(textActsId('').length);

export async function readSummary(
  { figureActs }: Pick<SummaryNeeds, 'figureActs'>,
  textId: string,
): Promise<Summary | undefined> {
  return findSummary(textId, await figureActs.listOf(textActsId(textId)));
}

/** Every report in words, the last first. */
export async function readSummaries(needs: Pick<SummaryNeeds, 'figureActs'>): Promise<Summary[]> {
  const things = (await needs.figureActs.listThings()).filter((of) => of.startsWith(textActsId('')));
  const all = await Promise.all(things.map((of) => readSummary(needs, idOf(of))));
  return all.flatMap((one) => one ?? []).sort((a, b) => b.at.localeCompare(a.at));
}

/** From where the figures of a text are: the last report that was sent on its period, or what the events say now. */
export interface FilledText {
  text: string;
  unknown: string[];
  recordedBy: string;
  /** The report that was sent, by its revision. */
  sent?: number | undefined;
}

/** Fills in a text. @param periodName how the period is called in the text */
export async function fillSummary(
  needs: ReportNeeds,
  { body, period }: { body: string; period: Period },
  periodName: string,
): Promise<FilledText> {
  const sent = sentReports(await readReportActs(needs, period)).at(-1);
  const now = new Date().toISOString();
  const filled = sent
    ? sent.deed.forms.map(
        ({ form, own, units }) =>
          [form.id, addedUp(form, [own, ...units.map(({ figures }) => figures)])] as const,
      )
    : (await fillForms(needs, figureForms(), period, now)).map(
        ({ form, grid }) => [form.id, grid.figures] as const,
      );
  const { text, unknown } = fillText(body, {
    figures: Object.fromEntries(filled),
    words: { period: periodName, from: formatDate(period.from), to: formatDate(period.to) },
    write: (count) => formatCount(count, officeLanguage),
  });
  return { text, unknown, recordedBy: sent?.deed.recordedBy ?? now, ...(sent && { sent: sent.revision }) };
}

/** What somebody asks to be done with a report in words. */
export type SummaryOrder =
  | { kind: 'draft'; period: Period; summary: SummaryKind; title: string; body: string }
  | { kind: 'handIn' }
  | { kind: 'return'; reason: string }
  | { kind: 'approve'; periodName: string; period: Period }
  | { kind: 'issue'; on: string };

export type SummaryOutcome =
  { kind: 'done' } | { kind: 'refused'; refused: SummaryRefusal; params?: Record<string, string> };

interface Ordered {
  textId: string;
  order: SummaryOrder;
  actor: Actor;
  seen: number;
  commandId: string;
}

async function numberFor(
  { registers }: SummaryNeeds,
  textId: string,
  on: string,
  by: string,
): Promise<string> {
  const caseId = `summary-${textId}`;
  const { symbolSuffix } = readPaperOffice();
  const place = { paper: `${caseId}:periodSummary`, caseId, of: 1, kind: 'periodSummary' as const, on, by };
  const entry = await registers.next(seriesOf('BC', 'commission', on), place, (n) =>
    writeNumber(n, 'BC', symbolSuffix),
  );
  return entry.number;
}

async function deedOf(
  needs: SummaryNeeds,
  summary: Summary | undefined,
  { order, textId, actor }: Ordered,
): Promise<FigureDeed | { refused: SummaryRefusal; params?: Record<string, string> }> {
  switch (order.kind) {
    case 'draft': {
      const { period, summary: kind, title, body } = order;
      return { kind: 'drafted', period: summary?.period ?? keptPeriod(period), summary: kind, title, body };
    }
    case 'handIn':
      return { kind: 'handedIn' };
    case 'return':
      return { kind: 'returned', reason: order.reason };
    case 'approve': {
      const body = `${summary?.title ?? ''}\n${summary?.body ?? ''}`;
      const { text, unknown, recordedBy } = await fillSummary(
        needs,
        { body, period: order.period },
        order.periodName,
      );
      if (unknown.length > 0) return { refused: 'unknownPlaces', params: { places: unknown.join(', ') } };
      return { kind: 'approved', text, recordedBy };
    }
    case 'issue': {
      const today = localDate(await needs.reference.getCurrentCalendar(), new Date().toISOString());
      const approvedOn =
        summary?.approved && localDate(await needs.reference.getCurrentCalendar(), summary.approved.at);
      if (order.on > today || order.on < (approvedOn ?? today)) return { refused: 'notThatDay' };
      return { kind: 'issued', number: await numberFor(needs, textId, order.on, actor.id), on: order.on };
    }
  }
}

/** Does with a report in words what can be done with it now, once for one id. */
export async function giveToSummary(needs: SummaryNeeds, ordered: Ordered): Promise<SummaryOutcome> {
  const { textId, order, actor, seen, commandId } = ordered;
  const of = textActsId(textId);
  const acts = await needs.figureActs.listOf(of);
  if (acts.some((act) => act.commandId === commandId && act.by === actor.id)) return { kind: 'done' };
  const summary = findSummary(textId, acts);
  const name: SummaryActName = order.kind;
  const refused = whyNotDone(summary, name, { by: actor.id, seen });
  if (refused) return { kind: 'refused', refused };
  const deed = await deedOf(needs, summary, ordered);
  if ('refused' in deed) return { kind: 'refused', ...deed };
  const isKept = await keepOnce(needs, { of, by: actor.id, commandId, deed }, acts.at(-1)?.revision ?? 0);
  return isKept ? { kind: 'done' } : { kind: 'refused', refused: 'changedSince' };
}
