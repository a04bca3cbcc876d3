import { z } from 'zod';
import { text } from '../text/text';
import { actsByName } from './actsByName';

/** Regular days of the office, days on which its head receives, and days for one matter that cannot wait. */
export const dayKinds = ['regular', 'head', 'adHoc'] as const;
export type DayKind = (typeof dayKinds)[number];
/** Where a day is made known. */
export const postingPlaces = ['office', 'portal', 'both'] as const;

export const dayLengths = { place: 200, matters: 1_000, representative: 300, notice: 1_000 } as const;

/** `08:30` */
export const clockTime = () => z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const id = () => z.string().min(1).max(100);
const line = (longest: number) => text().pipe(z.string().trim().min(1).max(longest));

/** Who sits for the commission at the province's reception office: it is made known, so it holds nothing but that. */
export const representative = () =>
  z.strictObject({
    name: line(dayLengths.representative),
    post: line(dayLengths.representative),
    scope: line(dayLengths.representative),
  });

/** A day of reception as it is to be. All of it may be posted: nothing in it is of a visitor. */
export const plannedDay = () =>
  z.strictObject({
    kind: z.enum(dayKinds),
    /** For which of the grounds of the law it is held, where it is no regular one. */
    ground: z.string().max(40).optional(),
    on: z.iso.date(),
    from: clockTime(),
    to: clockTime(),
    place: line(dayLengths.place),
    /** Accounts of those who receive. */
    receivers: z.array(id()).min(1).max(20),
    matters: text().pipe(z.string().trim().max(dayLengths.matters)),
    representative: representative().optional(),
  });
export type PlannedDay = z.infer<ReturnType<typeof plannedDay>>;

export const dayDeed = () =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('planned'), day: plannedDay() }),
    /** Made known on a day; why so late, where it was late. */
    z.strictObject({
      kind: z.literal('posted'),
      on: z.iso.date(),
      where: z.enum(postingPlaces),
      lateReason: line(dayLengths.notice).optional(),
    }),
    z.strictObject({
      kind: z.literal('moved'),
      on: z.iso.date(),
      from: clockTime(),
      to: clockTime(),
      place: line(dayLengths.place),
      notice: line(dayLengths.notice),
    }),
    z.strictObject({ kind: z.literal('cancelled'), notice: line(dayLengths.notice) }),
  ]);
export type DayDeed = z.infer<ReturnType<typeof dayDeed>>;

/** An act on a day of reception as it is kept: acts are added, never changed. */
export const dayAct = () =>
  z.object({
    dayId: id(),
    revision: z.number().int().positive(),
    by: id(),
    at: z.iso.datetime(),
    /** Under which id it was sent: what is sent twice is done once. */
    commandId: id(),
    deed: dayDeed(),
  });
export type DayAct = z.infer<ReturnType<typeof dayAct>>;

interface Done {
  by: string;
  at: string;
}

/** A day of reception as its acts make it. */
export interface ReceptionDay extends PlannedDay {
  dayId: string;
  /** Of the last act. */
  revision: number;
  /** Who put it on the schedule first. */
  planned: Done;
  posted?: (Done & Pick<Extract<DayDeed, { kind: 'posted' }>, 'on' | 'where' | 'lateReason'>) | undefined;
  /** From when to when it was moved, and how that was told. */
  moves: (Done & { fromOn: string; toOn: string; notice: string })[];
  cancelled?: (Done & { notice: string }) | undefined;
}

function evolve(
  day: ReceptionDay | undefined,
  { dayId, revision, by, at, deed }: DayAct,
): ReceptionDay | undefined {
  const done = { by, at };
  if (deed.kind === 'planned')
    return { moves: [], ...day, ...deed.day, dayId, revision, planned: day?.planned ?? done };
  // What is done to a day whose beginning is gone was done to none.
  if (!day) return undefined;
  const next = { ...day, revision };
  switch (deed.kind) {
    case 'posted': {
      const { on, where, lateReason } = deed;
      return { ...next, posted: { ...done, on, where, lateReason } };
    }
    case 'moved': {
      const { on, from, to, place, notice } = deed;
      return {
        ...next,
        on,
        from,
        to,
        place,
        moves: [...day.moves, { ...done, fromOn: day.on, toOn: on, notice }],
      };
    }
    case 'cancelled':
      return { ...next, cancelled: { ...done, notice: deed.notice } };
  }
}

/** A day from its acts, in their order; undefined where there are none. */
export const dayOfActs = (acts: readonly DayAct[]): ReceptionDay | undefined =>
  acts.reduce(evolve, undefined as ReceptionDay | undefined);

/** Every day that these acts make, the latest first. */
export const daysOfActs = (acts: readonly DayAct[]): ReceptionDay[] =>
  actsByName(acts, ({ dayId }) => dayId)
    .flatMap((own) => dayOfActs(own) ?? [])
    .sort(
      (a, b) => b.on.localeCompare(a.on) || b.from.localeCompare(a.from) || a.dayId.localeCompare(b.dayId),
    );
