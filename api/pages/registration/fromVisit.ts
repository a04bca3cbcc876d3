import { createHash } from 'node:crypto';
import { z } from 'zod';
import { mayOpenVisitor } from '../../../domain/access/reception';
import type { Actor } from '../../../domain/access/policy';
import type { ReportKind } from '../../../domain/case/vocabulary';
import type { VisitMatter } from '../../../domain/reception/visit';
import { formatDate } from '../../../language/dates';
import { officeLanguage } from '../../../language/texts';
import { readVisitor } from '../../../office/reception/visitor';
import { type DayVisit, findVisit, giveToVisit, wordsOf } from '../../../office/reception/visits';
import type { Services } from '../../../office/services';
import { type TypedSheet, typedSheet } from './sheet';

const named = z.object({ visit: z.string().min(1).max(100) });

/** The id of the case that a visit becomes, once and for all: of two who register it, one finds it registered. */
function registrationIdOf(visitId: string): string {
  const hex = createHash('sha256').update(`registration of visit ${visitId}`).digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join('-');
}

/** What a visit is as a report, where that is clear; a complaint may be about discipline or about anything else. */
const kindOf: Partial<Record<VisitMatter, ReportKind>> = {
  denunciation: 'denunciation',
  feedback: 'feedback',
  petition: 'feedback',
};

const turnOf = ({ visit }: DayVisit) => ({ visitTurn: visit.turn, visitYear: visit.on.slice(0, 4) });

/** The visit that a sheet is about; undefined where it is about none. */
export async function findSheetVisit(
  stores: Pick<Services['cases'], 'visits' | 'receptionDays'>,
  sheet: TypedSheet,
): Promise<DayVisit | undefined> {
  const { data } = named.safeParse(sheet);
  const found = data && (await findVisit(stores, data.visit));
  return found && registrationIdOf(found.visit.visitId) === sheet.commandId ? found : undefined;
}

/**
 * The sheet for a report that was accepted in a visit, with what is known of it. That it was opened is written down first. What it alleges is
 * left to be written by the office.
 */
export async function sheetFromVisit(
  { cases, texts }: Services,
  actor: Actor,
  asked: unknown,
): Promise<TypedSheet | undefined> {
  const { data } = named.safeParse({ visit: asked });
  const found = data && (await findVisit(cases, data.visit));
  if (!found) return undefined;
  const { visit, day } = found;
  const isOpen = visit.settled?.outcome === 'accepted' && visit.caseId === undefined;
  if (!isOpen || !mayOpenVisitor(actor, visit, day, new Date().toISOString())) return undefined;
  const t = texts.translator(officeLanguage);
  const guarded = await readVisitor(cases, actor, visit, t('reception:visitAct.register'));
  const words = wordsOf((await cases.visits.openWords([visit.visitId])).get(visit.visitId));
  const kind = kindOf[visit.matter];
  return typedSheet({
    visit: visit.visitId,
    ...turnOf(found),
    commandId: registrationIdOf(visit.visitId),
    source: 'reception',
    ...(kind && { kind }),
    receivedOn: formatDate(visit.on),
    standing: 'named',
    reporter: { name: guarded.name ?? '', address: guarded.address ?? '', phone: guarded.phone ?? '' },
    originalText: guarded.statement ?? '',
    allegations: [{ summary: words.content ?? '', code: '' }],
  });
}

/** Writes down in the visit which case it has become; whoever does it again changes nothing. */
export async function moveToVisitCase(
  { cases, temporal, settings }: Services,
  actor: Actor,
  { visit }: DayVisit,
  caseId: string,
): Promise<void> {
  if (visit.caseId !== undefined) return;
  const needs = { ...cases, temporal, taskQueue: settings.temporal.taskQueue };
  await giveToVisit(needs, {
    visitId: visit.visitId,
    order: { kind: 'becomeCase', caseId },
    commandId: caseId,
    actor,
  });
}
