import { z } from 'zod';
import { type Role, roles } from '../access/roles';
import type { Pause } from './count';
import { clockLimitSchema } from './limit';
import type { VisitClockKind } from './visitKinds';

/** The time limits that can run on a case (procedure §4), and the watch on cases in which nothing happens. */
export const clockKinds = [
  'handling', 'forwarding', 'telling', 'settling', 'appeal', 'suspension', 'publication', 'stall',
  'appealWindow', 'reply', 'limitation', 'protection', 'protectionPaper', 'protectionReview', 'notice', 'returned',
  'protectionAnswer', 'protectionEnd', 'declassification', 'secrecyNotice',
  'acting', 'lapse', 'superiorAnswer', 'furtherStudy', 'publicationEnd',
] as const; // prettier-ignore
export type ClockKind = (typeof clockKinds)[number];

/** A clock of a case. `of` tells apart those of which there can be several: which answer is owed, which forms lapse. */
export interface ClockRef {
  kind: ClockKind;
  of?: string | undefined;
}

/** Where the case keeps a clock: under its kind, and what it is of. */
type SeveralKind =
  'reply' | 'limitation' | 'notice' | 'protectionPaper' | 'protectionReview' | 'protectionAnswer' | 'protectionEnd'
  | 'publicationEnd'; // prettier-ignore
export type ClockKey = ClockKind | `${SeveralKind}:${string}`;

const several: readonly ClockKind[] = [
  'reply', 'limitation', 'notice', 'protectionPaper', 'protectionReview', 'protectionAnswer', 'protectionEnd', 'publicationEnd',
] satisfies SeveralKind[]; // prettier-ignore
const canBeSeveral = (kind: ClockKind): kind is SeveralKind => several.includes(kind);

export const keyOf = ({ kind, of }: ClockRef): ClockKey =>
  of !== undefined && canBeSeveral(kind) ? `${kind}:${of}` : kind;

/** How an event names a clock. */
export const refOf = ({ kind, of }: ClockRef): ClockRef => (of === undefined ? { kind } : { kind, of });

/**
 * What goes on in a case that is closed: the right to appeal against its decision, what is owed to a reporter in danger, to whom a notice is
 * owed, and how long its papers are secret.
 */
export const outlastsCase = (kind: ClockKind): boolean => outlasting.includes(kind);
const outlasting: readonly ClockKind[] = [
  'appealWindow', 'protection', 'protectionPaper', 'protectionReview', 'protectionAnswer', 'protectionEnd', 'notice',
  'declassification', 'secrecyNotice', 'lapse',
]; // prettier-ignore

const ending: readonly (ClockKind | VisitClockKind)[] = [
  'appealWindow',
  'limitation',
  'declassification',
  'lapse',
  'publicationEnd',
];
/** At the end of these nobody is late: a right has run out, what was imposed has, papers are secret no more, or what is public may come down. */
export const endsByItself = (kind: ClockKind | VisitClockKind): boolean => ending.includes(kind);

export const recipients = ['officer', ...roles] as const;
export type Recipient = (typeof recipients)[number];

/** Something a clock does by itself at a moment: remind, warn the head, fall overdue, escalate one level, run out. */
export const clockStepSchema = z.object({
  step: z.enum(['reminder', 'warning', 'overdue', 'escalation', 'end']),
  to: z.enum(recipients),
  level: z.number().int().nonnegative(),
  at: z.string(),
});
export type ClockStep = z.infer<typeof clockStepSchema>;

/** Dates of a running clock as they were worked out, with the calendar they were worked out by. */
export const clockDatesSchema = z.object({
  dueOn: z.string(),
  dueAt: z.string(),
  provisional: z.boolean(),
  /** The first year on the way whose days off are not loaded. */
  unannounced: z.string().optional(),
  calendarVersion: z.number().int(),
  steps: z.array(clockStepSchema),
});
export type ClockDates = z.infer<typeof clockDatesSchema>;

/** What went up to somebody, and at which level. */
export interface Escalated {
  to: Recipient;
  level: number;
  kind?: ClockKind | undefined;
  of?: string | undefined;
  at: string;
  reason?: string | undefined;
  digest?: string | undefined;
}

export const clockStartSchema = z.object({
  kind: z.enum(clockKinds),
  of: z.string().optional(),
  /** The body outside that owes an answer. */
  owedBy: z.string().optional(),
  startedOn: z.string(),
  /** It had run before in this case: by which rule it begins anew. */
  anewBy: z.string().optional(),
  limit: clockLimitSchema,
  citation: z.string(),
});
export type ClockStart = z.infer<typeof clockStartSchema>;

/** A rest that a clock takes along from before it was started, because it counts from an earlier day. */
export const takenRestSchema = z.object({
  from: z.string(),
  until: z.string(),
  reason: z.string(),
  office: z.enum(roles).optional(),
  congressOn: z.string().optional(),
});
export type TakenRest = z.infer<typeof takenRestSchema>;

/** One extension of a limit, in the unit of the limit. */
export interface Extension {
  by: number;
  on: string;
  reason: string;
  /** The office of whoever gave it; absent where nobody did, and before offices were kept. */
  office?: Role | undefined;
}

/** A clock as its events have left it. `dates` is absent while it is paused; `steps` shrink as they come due. */
export interface Clock extends ClockStart {
  originalDueOn: string;
  pauses: Pause[];
  extensions: Extension[];
  dates?: ClockDates | undefined;
  stoppedOn?: string | undefined;
  overdueSince?: string | undefined;
  /** It was not met: the case was closed meanwhile, or what it is for was held up. */
  cutOff?: boolean | undefined;
  /** What had been escalated of it when it was stopped. */
  escalated?: Escalated[] | undefined;
  /** It ended by itself, and what could be done within it no longer can. */
  ranOut?: boolean | undefined;
}

/** The clocks of a case, each where `keyOf` says. */
export type Clocks = Partial<Record<ClockKind, Clock>> & Record<`${SeveralKind}:${string}`, Clock>;

/** The clocks of a case, in the order of the procedure; of one kind, the one that ends first comes first. */
export const clocksIn = ({ clocks }: { clocks: Clocks }): Clock[] =>
  clockKinds.flatMap((kind) =>
    Object.values<Clock>(clocks)
      .filter((clock) => clock.kind === kind)
      .sort((a, b) => a.originalDueOn.localeCompare(b.originalDueOn)),
  );

/** Whether a clock goes on, running or at rest: it was neither stopped nor has it run out. */
export const isOpen = (clock: Clock | undefined): clock is Clock =>
  clock !== undefined && clock.stoppedOn === undefined;

export const isRunning = (clock: Clock | undefined): clock is Clock & { dates: ClockDates } =>
  isOpen(clock) && clock.dates !== undefined;

export const isPaused = (clock: Clock | undefined): clock is Clock & { dates?: undefined } =>
  isOpen(clock) && clock.dates === undefined;
