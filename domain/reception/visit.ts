import { z } from 'zod';
import { type ClockDates, clockDatesSchema, clockStepSchema, type ClockStep } from '../clocks/clock';
import { limitSchema } from '../clocks/limit';
import { visitClockKinds, type VisitClockKind } from '../clocks/visitKinds';
import type { StartedClock } from './visitClocks';

/** What somebody comes with (register 03/TCD, column of kinds). */
export const visitMatters = ['complaint', 'denunciation', 'petition', 'feedback', 'mixed'] as const;
export type VisitMatter = (typeof visitMatters)[number];
/** For whom they speak: themselves, several people, or somebody who has authorised them. */
export const visitStandings = ['self', 'representative', 'proxy'] as const;
export const visitOutcomes = ['guided', 'accepted', 'refusedOnSpot', 'refusedInWriting', 'answered'] as const;
export type VisitOutcome = (typeof visitOutcomes)[number];
/** What somebody who has left a report is told first (Luật Tiếp công dân art. 28). */
export const firstReplies = ['accepted', 'longerCheck', 'refused', 'forwarded'] as const;
export type FirstReply = (typeof firstReplies)[number];
export const statementSigns = ['signature', 'fingerprint'] as const;
/** In which condition a paper was taken over. */
export const paperConditions = ['original', 'certified', 'copy'] as const;
/** What a scan of a signed paper can be, and how its file ends. */
export const scanMedia = ['application/pdf', 'image/jpeg', 'image/png'] as const;
export type ScanMedia = (typeof scanMedia)[number];
export const scanEndings: Record<ScanMedia, string> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};
/** What can be under way: one of the limits, or what a unit was charged with. */
export const followedKinds = [...visitClockKinds, 'charge'] as const;

const id = () => z.string().min(1).max(100);
const day = () => z.iso.date();
const startedClock = () =>
  z.strictObject({
    kind: z.enum(visitClockKinds),
    startedOn: z.string(),
    limit: limitSchema,
    citation: z.string(),
    dates: clockDatesSchema,
  }) satisfies z.ZodType<StartedClock>;

/**
 * What was done in a visit, as far as it tells nobody who came and what they said: that is sealed beside it. Days, numbers and choices
 * only, nothing that somebody typed.
 */
export const visitDeed = () =>
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('arrived'),
      dayId: id(),
      on: day(),
      /** Its place in the register of the year. */
      turn: z.number().int().positive(),
      matter: z.enum(visitMatters),
      standing: z.enum(visitStandings),
      /** How many have the same to say, whoever speaks for them. */
      people: z.number().int().positive().max(10_000),
    }),
    /** What they said was written down, and read back to them. */
    z.strictObject({
      kind: z.literal('statementTaken'),
      readBack: z.literal(true),
      sign: z.enum(statementSigns),
    }),
    z.strictObject({
      kind: z.literal('papersTaken'),
      items: z.number().int().positive(),
      copies: z.boolean(),
    }),
    /** A scan of what was signed, which lies sealed by itself. */
    z.strictObject({
      kind: z.literal('scanKept'),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      media: z.enum(scanMedia),
      size: z.number().int().positive(),
    }),
    z.strictObject({
      kind: z.literal('settled'),
      outcome: z.enum(visitOutcomes),
      ground: z.string().max(40).optional(),
      clock: startedClock().optional(),
    }),
    /** The refusal in writing, signed by a head. */
    z.strictObject({
      kind: z.literal('noticeSigned'),
      on: day(),
      number: z.string().max(60),
      stoppedOn: z.string(),
    }),
    z.strictObject({ kind: z.literal('becameCase'), caseId: id(), stoppedOn: z.string() }),
    z.strictObject({
      kind: z.literal('replied'),
      on: day(),
      reply: z.enum(firstReplies),
      stoppedOn: z.string(),
    }),
    z.strictObject({
      kind: z.literal('concluded'),
      on: day(),
      number: z.string().max(60),
      charges: z
        .array(z.strictObject({ chargeId: id(), due: day(), steps: z.array(clockStepSchema) }))
        .min(1)
        .max(20),
    }),
    z.strictObject({ kind: z.literal('chargeFollowed'), chargeId: id(), on: day(), done: z.boolean() }),
    /** Time has passed, and one of what was under way has come to a step. */
    z.strictObject({
      kind: z.literal('stepPassed'),
      of: z.enum(followedKinds),
      chargeId: id().optional(),
      step: clockStepSchema,
    }),
  ]);
export type VisitDeed = z.infer<ReturnType<typeof visitDeed>>;
export type VisitDeedKind = VisitDeed['kind'];

/** Who came and what they said and brought: for those to whom the identity of a visitor is open. */
export const guardedWords = () =>
  z.strictObject({
    name: z.string().max(200).optional(),
    address: z.string().max(500).optional(),
    idNumber: z.string().max(50).optional(),
    phone: z.string().max(50).optional(),
    /** For whom somebody speaks, as they name them. */
    others: z.string().max(2_000).optional(),
    statement: z.string().max(30_000).optional(),
    items: z
      .array(
        z.strictObject({
          title: z.string().max(300),
          pages: z.number().int().positive().max(10_000),
          condition: z.enum(paperConditions),
        }),
      )
      .max(40)
      .optional(),
  });
export type GuardedWords = z.infer<ReturnType<typeof guardedWords>>;

/** What the office writes of a visit: for whoever reads visits. None of it may say who came. */
export const officeWords = () =>
  z.strictObject({
    content: z.string().max(5_000).optional(),
    /** Which body has settled it before. */
    settledBy: z.string().max(300).optional(),
    /** To whom somebody was guided, or a report was forwarded, and by which letter. */
    to: z.string().max(300).optional(),
    letter: z.string().max(60).optional(),
    explanation: z.string().max(5_000).optional(),
    summary: z.string().max(5_000).optional(),
    contact: z.string().max(300).optional(),
    charges: z
      .array(z.strictObject({ chargeId: z.string(), unit: z.string().max(300), task: z.string().max(2_000) }))
      .optional(),
    note: z.string().max(2_000).optional(),
  });
export type OfficeWords = z.infer<ReturnType<typeof officeWords>>;

/** An act of a visit without what is sealed of it. */
export const visitAct = () =>
  z.object({
    visitId: id(),
    revision: z.number().int().positive(),
    by: id(),
    at: z.iso.datetime(),
    commandId: id(),
    deed: visitDeed(),
  });
export type VisitAct = z.infer<ReturnType<typeof visitAct>>;

interface Done {
  by: string;
  at: string;
}

/** A limit of a visit as its acts have left it; its steps shrink as they pass. */
export interface VisitClock extends Omit<StartedClock, 'dates'> {
  dates: ClockDates;
  originalDueOn: string;
  stoppedOn?: string | undefined;
  overdueSince?: string | undefined;
  /** It became a case, whose own limits run on. */
  goesOnInCase?: boolean | undefined;
}

/** What a unit was charged with until a day. */
export interface Charge {
  chargeId: string;
  due: string;
  steps: ClockStep[];
  overdueSince?: string | undefined;
  doneOn?: string | undefined;
  followed: (Done & { on: string; done: boolean })[];
}

/** What has gone up to somebody. */
export interface GoneUp {
  of: (typeof followedKinds)[number];
  chargeId?: string | undefined;
  to: ClockStep['to'];
  level: number;
  at: string;
}

/** A visit as its acts make it. */
export interface Visit extends Done {
  visitId: string;
  revision: number;
  dayId: string;
  on: string;
  turn: number;
  matter: VisitMatter;
  standing: (typeof visitStandings)[number];
  people: number;
  statement?: (Done & { sign: (typeof statementSigns)[number] }) | undefined;
  papers?: (Done & { items: number; copies: boolean }) | undefined;
  scans: (Done & { sha256: string; media: ScanMedia; size: number })[];
  settled?: (Done & { outcome: VisitOutcome; ground?: string | undefined }) | undefined;
  notice?: (Done & { on: string; number: string }) | undefined;
  caseId?: string | undefined;
  reply?: (Done & { on: string; reply: FirstReply }) | undefined;
  conclusion?: (Done & { on: string; number: string }) | undefined;
  charges: Charge[];
  clocks: VisitClock[];
  goneUp: GoneUp[];
  /** When a person did something in it last: time that passes is none of it. */
  lastAt: string;
}

/** Whether a limit or what a unit was charged with is still under way. */
export const isUnderWay = (one: VisitClock | Charge): boolean =>
  'kind' in one ? one.stoppedOn === undefined : one.doneOn === undefined;

/** What a visit waits for; nothing where all that it owes is done. */
export const visitWaits = ({ settled, clocks, charges }: Visit): boolean =>
  settled === undefined || clocks.some(isUnderWay) || charges.some(isUnderWay);

/** A clock of one kind that runs. */
export const findRunning = ({ clocks }: Visit, kind: VisitClockKind): VisitClock | undefined =>
  clocks.find((clock) => clock.kind === kind && isUnderWay(clock));

/** When the next of what is under way comes to a step; undefined where nothing is. */
export const nextStepAt = ({ clocks, charges }: Visit): string | undefined =>
  [
    ...clocks.filter(isUnderWay).map(({ dates }) => dates.steps),
    ...charges.filter(isUnderWay).map(({ steps }) => steps),
  ]
    .flatMap((steps) => steps.map(({ at }) => at))
    .sort()[0];
