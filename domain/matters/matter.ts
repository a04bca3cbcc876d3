import { z } from 'zod';
import { clockStepSchema, type ClockStep } from '../clocks/clock';
import type { Met } from './criteria';
import { criterionKinds } from './rules';

export const stepStates = ['planned', 'underWay', 'blocked', 'done'] as const;
export type StepState = (typeof stepStates)[number];
/** What whoever answers for a step can say of it. */
export const reportedStates = ['underWay', 'blocked', 'done'] as const satisfies StepState[];
/** What of a roadmap has a day that is watched. */
export const watchedThings = ['step', 'look'] as const;

export const matterLengths = { reason: 2_000, what: 500, note: 2_000, title: 200 } as const;
export const mostSteps = 50;

const id = () => z.string().min(1).max(100);
const day = () => z.iso.date();
const watched = () => ({ due: day(), dueAt: z.iso.datetime(), steps: z.array(clockStepSchema).max(20) });

/** What is done to a matter, as far as it can lie in the open: days, numbers and choices; what people typed is sealed beside it. */
export const matterDeed = () =>
  z.discriminatedUnion('kind', [
    /** It meets criteria that were not noted before: with the first of them it comes onto the list. */
    z.strictObject({
      kind: z.literal('criteriaMet'),
      met: z
        .array(
          z.strictObject({
            kind: z.enum(criterionKinds),
            since: z.iso.datetime().optional(),
            count: z.number().int().positive().optional(),
          }),
        )
        .min(1)
        .max(20),
    }),
    z.strictObject({ kind: z.literal('listed') }),
    z.strictObject({ kind: z.literal('takenOff') }),
    /** Its case was closed: it leaves the list by itself. */
    z.strictObject({ kind: z.literal('caseClosed') }),
    /** A step of the roadmap, new or changed. */
    z.strictObject({ kind: z.literal('stepSet'), stepId: id(), who: id(), ...watched() }),
    z.strictObject({ kind: z.literal('stepDropped'), stepId: id() }),
    z.strictObject({ kind: z.literal('stepReported'), stepId: id(), state: z.enum(reportedStates) }),
    /** When the heads look at it next; what they found at this look stands beside it. */
    z.strictObject({ kind: z.literal('lookSet'), ...watched() }),
    z.strictObject({ kind: z.literal('titleCleared') }),
    z.strictObject({ kind: z.literal('titleWithdrawn') }),
    /** Time has passed, and a step or the look has come to something that it does by itself. */
    z.strictObject({
      kind: z.literal('timePassed'),
      of: z.enum(watchedThings),
      stepId: id().optional(),
      step: clockStepSchema,
    }),
  ]);
export type MatterDeed = z.infer<ReturnType<typeof matterDeed>>;
export type MatterDeedKind = MatterDeed['kind'];

/** What people have typed in one act: why, what a step is, how far it has come or what stands in its way, the cleared title. */
export const matterWords = () =>
  z.strictObject({
    reason: z.string().max(matterLengths.reason).optional(),
    what: z.string().max(matterLengths.what).optional(),
    note: z.string().max(matterLengths.note).optional(),
    title: z.string().max(matterLengths.title).optional(),
  });
export type MatterWords = z.infer<ReturnType<typeof matterWords>>;

/** An act without what is sealed of it. */
export const matterAct = () =>
  z.object({
    caseId: id(),
    revision: z.number().int().positive(),
    by: id(),
    at: z.iso.datetime(),
    commandId: z.string().min(1).max(200),
    deed: matterDeed(),
  });
export type MatterAct = z.infer<ReturnType<typeof matterAct>>;

interface Done {
  by: string;
  at: string;
}

/** A criterion with the moment at which the office noted it. */
export interface Ground extends Met {
  notedAt: string;
}

interface WatchedDay {
  due: string;
  /** The end of that day. */
  dueAt: string;
  /** What it still does by itself, first what comes first. */
  steps: ClockStep[];
}

/** `revision`: the act under which the words stand that say it last. */
export interface MatterStep extends WatchedDay {
  stepId: string;
  who: string;
  state: StepState;
  /** Where its words are: what it is, and what was said of it last. */
  setIn: number;
  reportedIn?: number | undefined;
  doneAt?: string | undefined;
}

/** What has gone up to somebody. */
export interface MatterGoneUp {
  of: (typeof watchedThings)[number];
  stepId?: string | undefined;
  to: ClockStep['to'];
  level: number;
  at: string;
}

/** A complex or pending matter as its acts have left it. */
export interface Matter {
  caseId: string;
  revision: number;
  /** The last act of a person, by which a form knows whether a colleague was faster. */
  seen: number;
  /** Since when it stands on the list, and whether by rule; absent where it stands on it no more. */
  listed?: (Done & { byRule: boolean; revision: number }) | undefined;
  /** When it last left the list, and how. */
  left?: (Done & { how: 'takenOff' | 'caseClosed'; revision: number }) | undefined;
  /** Every criterion that was ever noted, the first first. */
  grounds: Ground[];
  steps: MatterStep[];
  look?: (WatchedDay & { setIn: number }) | undefined;
  title?: (Done & { revision: number }) | undefined;
  goneUp: MatterGoneUp[];
  lastAt: string;
}
