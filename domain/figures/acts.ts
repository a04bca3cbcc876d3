import { z } from 'zod';
import { text } from '../text/text';
import { figureForm } from './form';
import { periodKinds } from './period';

const id = () => z.string().min(1).max(200);
const line = (longest: number) => text().pipe(z.string().trim().min(1).max(longest));
const digest = () => z.string().regex(/^[0-9a-f]{64}$/);

export const actLengths = {
  to: 300,
  reason: 1_000,
  title: 300,
  body: 60_000,
  text: 80_000,
  number: 60,
} as const;

const figures = () => z.record(z.string(), z.record(z.string(), z.number().nullable()));
const days = { from: z.iso.date(), to: z.iso.date() };
const unit = () => z.strictObject({ id: id(), name: z.string().min(1).max(300) });

/** A period as it was when something was reported on it. */
const keptPeriod = () =>
  z.strictObject({
    id: id(),
    scheme: z.string(),
    kind: z.enum([...periodKinds, 'term', 'range']),
    year: z.number().int().optional(),
    month: z.number().int().optional(),
    term: z.string().optional(),
    ...days,
  });
export type KeptPeriod = z.infer<ReturnType<typeof keptPeriod>>;

/** A form as it was sent: how it was then, what the office itself had to say, and what lower levels had sent. */
const sentForm = () =>
  z.strictObject({
    form: figureForm(),
    own: figures(),
    units: z.array(z.strictObject({ unit: unit(), figures: figures() })),
  });
export type SentForm = z.infer<ReturnType<typeof sentForm>>;

export const summaryKinds = ['interim', 'final'] as const;
export type SummaryKind = (typeof summaryKinds)[number];

/** What is done with figures. It names nobody whom a case is about, and counts what few may count: it lies sealed. */
export const figureDeed = () =>
  z.discriminatedUnion('kind', [
    /** A report left the office, with the figures that it had then. */
    z.strictObject({
      kind: z.literal('sent'),
      period: keptPeriod(),
      /** Up to which moment what was on record counted. */
      recordedBy: z.iso.datetime(),
      to: line(actLengths.to),
      on: z.iso.date(),
      forms: z.array(sentForm()).min(1).max(60),
    }),
    /** A lower level's report on one form came in; it takes the place of what it had sent before. */
    z.strictObject({
      kind: z.literal('takenIn'),
      period: keptPeriod(),
      unit: unit(),
      form: id(),
      version: z.number().int().positive(),
      figures: figures(),
      /** Of the file that it came in. */
      file: digest(),
    }),
    /** A report in words was written, or written anew. */
    z.strictObject({
      kind: z.literal('drafted'),
      period: keptPeriod(),
      summary: z.enum(summaryKinds),
      title: line(actLengths.title),
      body: line(actLengths.body),
    }),
    z.strictObject({ kind: z.literal('handedIn') }),
    z.strictObject({ kind: z.literal('returned'), reason: line(actLengths.reason) }),
    /** `text`: with the figures that it had then; it stays as it was approved. */
    z.strictObject({
      kind: z.literal('approved'),
      text: line(actLengths.text),
      recordedBy: z.iso.datetime(),
    }),
    /** It has its number and day, and goes out as it was approved. */
    z.strictObject({ kind: z.literal('issued'), number: line(actLengths.number), on: z.iso.date() }),
    /** Rows for the national database left the office. */
    z.strictObject({
      kind: z.literal('exported'),
      ...days,
      columns: z.array(z.string()).min(1).max(100),
      version: z.number().int().positive(),
      format: z.enum(['xlsx', 'csv', 'json']),
      rows: z.number().int().nonnegative(),
      file: digest(),
    }),
  ]);
export type FigureDeed = z.infer<ReturnType<typeof figureDeed>>;
export type FigureDeedKind = FigureDeed['kind'];

/** What belongs together: the reports on a period, what lower levels sent for it, a report in words, and what went to the national database. */
export const exportsId = 'national-exports';
export const reportActsId = (period: string): string => `report ${period}`;
export const textActsId = (textId: string): string => `text ${textId}`;

export interface FigureAct {
  of: string;
  revision: number;
  by: string;
  at: string;
  commandId: string;
  deed: FigureDeed;
}
/** An act of one kind. */
export type FigureActOf<Kind extends FigureDeedKind> = Omit<FigureAct, 'deed'> & {
  deed: Extract<FigureDeed, { kind: Kind }>;
};

/** The acts of one kind among these. */
export const actsOfKind = <Kind extends FigureDeedKind>(
  acts: readonly FigureAct[],
  kind: Kind,
): FigureActOf<Kind>[] => acts.filter((act): act is FigureActOf<Kind> => act.deed.kind === kind);
