import type { EventType } from '../case/events/event';
import {
  type Outcome,
  outcomes,
  type RefusalGround,
  refusalGrounds,
  type ReportKind,
  reportKinds,
} from '../case/vocabulary';
import { type DisciplineForm, disciplineForms } from '../procedure/partyProcedure';
import { type WholeFinding, wholeFindings } from '../views/course';
import { isInMonths, type MonthRange, momentsOf } from './months';
import type { PicturedCase } from './picturedCase';

export interface Counted<Value> {
  value: Value;
  count: number;
}

function counted<Value extends string>(
  values: readonly (Value | undefined)[],
  order: readonly Value[],
): Counted<Value>[] {
  return order.flatMap((value) => {
    const count = values.filter((one) => one === value).length;
    return count > 0 ? [{ value, count }] : [];
  });
}

/** By which step each of these came about: the last one of them in a range tells when. */
const concluding: readonly EventType[] = ['concluded', 'disciplineDecided', 'superiorDecided'];
const disciplining: readonly EventType[] = ['disciplineDecided', 'superiorDecided'];

/** Cases in which the last step of these types was within a range. */
function withStepIn(
  cases: readonly PicturedCase[],
  range: MonthRange,
  types: readonly EventType[],
): PicturedCase[] {
  const { from, before } = momentsOf(range);
  return cases.filter(({ steps }) => {
    const last = steps.findLast(([type]) => types.includes(type));
    return last !== undefined && last[1] >= from && last[1] < before;
  });
}

const closedIn = (cases: readonly PicturedCase[], range: MonthRange): PicturedCase[] =>
  cases.filter(({ closedOn }) => isInMonths(range, closedOn));

/** What became of the cases that were closed in a range. */
export const outcomesIn = (cases: readonly PicturedCase[], range: MonthRange): Counted<Outcome>[] =>
  counted(closedIn(cases, range).map(({ outcome }) => outcome), outcomes); // prettier-ignore

/** What was found of denunciations that were concluded in a range; appeals have results of their own, and findings of none of them are meant. */
export const findingsIn = (cases: readonly PicturedCase[], range: MonthRange): Counted<WholeFinding>[] =>
  counted(
    withStepIn(cases, range, concluding).flatMap(({ kind, finding }) =>
      kind === 'disciplineAppeal' ? [] : [finding],
    ),
    wholeFindings,
  );

/** The discipline that was decided in a range, as it stands now. */
export const disciplineIn = (cases: readonly PicturedCase[], range: MonthRange): Counted<DisciplineForm>[] =>
  counted(withStepIn(cases, range, disciplining).map(({ form }) => form), disciplineForms); // prettier-ignore

/** Why reports that were closed in a range were not accepted, or stay on file; the most frequent first. */
export const groundsIn = (cases: readonly PicturedCase[], range: MonthRange): Counted<RefusalGround>[] =>
  counted(closedIn(cases, range).map(({ ground }) => ground), refusalGrounds)
    .sort((a, b) => b.count - a.count); // prettier-ignore

export interface Parted<Value> {
  value: Value;
  received: number;
  closed: number;
  /** Open at the end of the range. */
  open: number;
}

function parted<Value>(
  cases: readonly PicturedCase[],
  range: MonthRange,
  valueOf: (one: PicturedCase) => Value,
): Parted<Value>[] {
  const parts = new Map<Value, Parted<Value>>();
  for (const one of cases) {
    const month = one.receivedOn.slice(0, 7);
    const closed = one.closedOn?.slice(0, 7);
    if (month > range.to || (closed !== undefined && closed < range.from)) continue;
    const value = valueOf(one);
    const part = parts.get(value) ?? { value, received: 0, closed: 0, open: 0 };
    if (month >= range.from) part.received += 1;
    if (closed !== undefined && closed <= range.to) part.closed += 1;
    else part.open += 1;
    parts.set(value, part);
  }
  return [...parts.values()];
}

/** What came in, was closed and is open, by kinds of reports. */
export const byKind = (cases: readonly PicturedCase[], range: MonthRange): Parted<ReportKind>[] => {
  const parts = parted(cases, range, ({ kind }) => kind);
  return reportKinds.flatMap((kind) => parts.find(({ value }) => value === kind) ?? []);
};

/** A unit right below the province; undefined where a report names none. */
export type PictureUnit = { id: string; name: string } | undefined;

/** The same by units, the one of which most came in first. */
export function byUnit(cases: readonly PicturedCase[], range: MonthRange): Parted<PictureUnit>[] {
  const names = new Map(cases.map(({ unit }) => [unit?.id, unit]));
  return parted(cases, range, ({ unit }) => unit?.id)
    .map((part) => ({ ...part, value: names.get(part.value) }))
    .sort((a, b) => b.received - a.received || b.open - a.open);
}
