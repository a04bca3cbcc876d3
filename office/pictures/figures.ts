import { type Actor, everyCase, visibilityOf } from '../../domain/access/policy';
import type { ReportKind } from '../../domain/case/vocabulary';
import { clocksKept } from '../../domain/pictures/clocksKept';
import {
  byKind,
  byUnit,
  disciplineIn,
  findingsIn,
  groundsIn,
  outcomesIn,
  type PictureUnit,
} from '../../domain/pictures/counted';
import { flowOf } from '../../domain/pictures/flow';
import type { MonthRange } from '../../domain/pictures/months';
import type { PicturedCase } from '../../domain/pictures/picturedCase';
import { longestWaits, stageTimes } from '../../domain/pictures/stays';
import { type Way, wayOf } from '../../domain/pictures/way';
import type { CaseViewStore } from '../../models/caseViews';

/** What figures are asked for: months of the office, and a kind of report or a unit right below the province. */
export interface AskedFigures extends MonthRange {
  kind?: ReportKind | undefined;
  unit?: string | undefined;
}

type Views = Pick<CaseViewStore, 'listDays' | 'listCourses'>;

const fits =
  ({ kind, unit }: AskedFigures) =>
  (one: PicturedCase): boolean =>
    (kind === undefined || one.kind === kind) && (unit === undefined || one.unit?.id === unit);

/** The units of all cases that a person may see, by their names. */
function unitsOf(cases: readonly PicturedCase[]): NonNullable<PictureUnit>[] {
  const units = new Map(cases.flatMap(({ unit }) => (unit ? [[unit.id, unit] as const] : [])));
  return [...units.values()].sort((a, b) => a.name.localeCompare(b.name, 'vi'));
}

/**
 * The figures of some months. What came in and was closed in the whole office counts every case, since it says nothing of any of them; whatever is
 * told apart by unit, kind, time or result counts those alone that the asker may open, so that no small number tells of a case that is kept from them.
 * @param now the moment at which it is asked, ISO
 */
export async function readFigures(views: Views, actor: Actor, asked: AskedFigures, now: string) {
  const isWhole = asked.kind === undefined && asked.unit === undefined;
  const [seen, days] = await Promise.all([
    views.listCourses(visibilityOf(actor)),
    isWhole ? views.listDays(everyCase) : undefined,
  ]);
  const cases = seen.filter(fits(asked));
  return {
    flow: flowOf(days ?? cases, asked),
    stages: stageTimes(cases, asked, now),
    waits: longestWaits(cases, asked, now),
    clocks: clocksKept(cases, asked),
    units: byUnit(cases, asked),
    kinds: byKind(cases, asked),
    outcomes: outcomesIn(cases, asked),
    findings: findingsIn(cases, asked),
    discipline: disciplineIn(cases, asked),
    grounds: groundsIn(cases, asked),
    choices: unitsOf(seen),
  };
}
export type Figures = Awaited<ReturnType<typeof readFigures>>;

/** The way that cases take which the asker may open, and the units by which it can be asked for. */
export async function readWay(
  views: Views,
  actor: Actor,
  asked: AskedFigures,
): Promise<{ way: Way; choices: NonNullable<PictureUnit>[] }> {
  const seen = await views.listCourses(visibilityOf(actor));
  return { way: wayOf(seen.filter(fits(asked)), asked), choices: unitsOf(seen) };
}

/** The ways of those cases that came in within the months, for an export. */
export async function readCourses(views: Views, actor: Actor, asked: AskedFigures): Promise<PicturedCase[]> {
  const seen = await views.listCourses(visibilityOf(actor));
  return seen.filter(fits(asked)).filter(({ receivedOn }) => {
    const month = receivedOn.slice(0, 7);
    return month >= asked.from && month <= asked.to;
  });
}
