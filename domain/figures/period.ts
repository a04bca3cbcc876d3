import { DateTime } from 'luxon';
import { z } from 'zod';
import { source } from '../procedure/cited';

/** Periods that a year has; quarter I is one of its own, the others only where the scheme has them. */
export const periodKinds = [
  'month', 'quarter1', 'quarter2', 'quarter3', 'quarter4', 'sixMonths', 'nineMonths', 'year',
] as const; // prettier-ignore
export type PeriodKind = (typeof periodKinds)[number];

const cutOff = () =>
  z.strictObject({
    /** Years from that of the report. */
    year: z.literal([-1, 0]).default(0),
    /** 1 to 12; of a month's report, months from it: -1 or 0. */
    month: z.number().int().min(-1).max(12),
    day: z.union([z.number().int().min(1).max(28), z.literal('last')]),
  });

const words = () => z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });

/** By which days reports of one kind are cut off. */
export const periodScheme = () =>
  z.strictObject({
    id: z.string().regex(/^[a-z]+$/),
    title: words(),
    ...source,
    /** What the sources do not say: the office's own setting, and shown as such. */
    notFound: z.array(z.enum([...periodKinds, 'term', 'deadline'])),
    periods: z.partialRecord(z.enum(periodKinds), z.strictObject({ from: cutOff(), to: cutOff() })),
    terms: z.array(
      z.strictObject({ id: z.string().regex(/^\d{4}-\d{4}$/), from: z.iso.date(), to: z.iso.date() }),
    ),
  });
export type PeriodScheme = z.infer<ReturnType<typeof periodScheme>>;

/** A time that is reported on, its first and last day included. */
export type Period = { scheme: string; from: string; to: string } & (
  | { kind: PeriodKind; year: number; month?: number | undefined }
  | { kind: 'term'; term: string }
  | { kind: 'range' }
);

const iso = (day: DateTime): string => day.toISODate() ?? '';

function dayIn({ day }: { day: number | 'last' }, year: number, month: number): string {
  const first = DateTime.fromObject({ year, month: 1, day: 1 }, { zone: 'utc' }).plus({ months: month - 1 });
  return iso(day === 'last' ? first.endOf('month') : first.set({ day }));
}

/** The period of a kind in a year; undefined where the scheme has none of it, or a month is missing. */
export function findPeriod(
  scheme: PeriodScheme,
  kind: PeriodKind,
  year: number,
  month?: number,
): Period | undefined {
  const cut = scheme.periods[kind];
  if (!cut || (kind === 'month' && month === undefined)) return undefined;
  const at = ({ year: years, month: of, day }: typeof cut.from) =>
    dayIn({ day }, year + years, kind === 'month' ? (month ?? 1) + of : of);
  return {
    scheme: scheme.id,
    kind,
    year,
    ...(kind === 'month' && { month }),
    from: at(cut.from),
    to: at(cut.to),
  };
}

/** As many days as a range may have: a term of five years, and a month. */
export const mostDays = 5 * 366 + 31;
export const firstYear = 2000;
export const lastYear = 2099;

/** By what an address names a period: `state.quarter1.2026`, `party.month.2026-03`, `party.term.2025-2030`, `range.2026-01-01.2026-03-31`. */
export function periodId(period: Period): string {
  switch (period.kind) {
    case 'range':
      return `${period.scheme}.range.${period.from}.${period.to}`;
    case 'term':
      return `${period.scheme}.term.${period.term}`;
    case 'month':
      return `${period.scheme}.month.${period.year}-${String(period.month).padStart(2, '0')}`;
    default:
      return `${period.scheme}.${period.kind}.${period.year}`;
  }
}

const idSchema = z.union([
  z.tuple([z.string(), z.literal('range'), z.iso.date(), z.iso.date()]),
  z.tuple([z.string(), z.literal('term'), z.string()]),
  z.tuple([z.string(), z.literal('month'), z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)]),
  z.tuple([z.string(), z.enum(periodKinds), z.string().regex(/^\d{4}$/)]),
]);

const isYear = (year: number): boolean => year >= firstYear && year <= lastYear;

/** The period that an address names; undefined where it names none of these schemes. */
export function findPeriodById(schemes: readonly PeriodScheme[], id: string): Period | undefined {
  const parts = idSchema.safeParse(id.split('.')).data;
  const scheme = schemes.find((one) => one.id === parts?.[0]);
  if (!parts || !scheme) return undefined;
  const [, kind, first] = parts;
  if (kind === 'term') {
    const term = scheme.terms.find((one) => one.id === first);
    return term && { scheme: scheme.id, kind, term: term.id, from: term.from, to: term.to };
  }
  if (kind === 'range') return rangeOf(scheme.id, first, parts[3]);
  const [year, month] = first.split('-').map(Number);
  return year !== undefined && isYear(year) ? findPeriod(scheme, kind, year, month) : undefined;
}

/** Any days, both included; undefined where they are in no order, or too many. */
export function rangeOf(scheme: string, from: string, to: string): Period | undefined {
  const days = DateTime.fromISO(to, { zone: 'utc' }).diff(
    DateTime.fromISO(from, { zone: 'utc' }),
    'days',
  ).days;
  const inReach = [from, to].every((day) => isYear(Number(day.slice(0, 4))));
  return days >= 0 && days < mostDays && inReach ? { scheme, kind: 'range', from, to } : undefined;
}

/** The day before. */
export const dayBefore = (day: string): string =>
  iso(DateTime.fromISO(day, { zone: 'utc' }).minus({ days: 1 }));
