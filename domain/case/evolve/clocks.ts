import {
  type Clock,
  type ClockKind,
  type ClockRef,
  type ClockStep,
  keyOf,
  outlastsCase,
} from '../../clocks/clock';
import type { clockEvents } from '../events/clocks';
import type { CaseState } from '../state';
import type { Evolvers } from './evolver';

const changed = (state: CaseState, ref: ClockRef, change: (clock: Clock) => Clock): Partial<CaseState> => {
  const key = keyOf(ref);
  const clock = state.clocks[key];
  return clock ? { clocks: { ...state.clocks, [key]: change(clock) } } : {};
};

const without = (state: CaseState, { kind, of }: ClockRef) =>
  state.escalations.filter((one) => one.kind !== kind || one.of !== of);

/** A limit ends unmet with its case; and that to publish, where discipline is deferred or proposed upward before anything can be. */
const isCutOff = ({ stage }: CaseState, kind: ClockKind): true | undefined =>
  (stage === 'closed' && !outlastsCase(kind)) || (stage === 'discipline' && kind === 'publication')
    ? true
    : undefined;

/** Leaves only the steps still to come. */
const withSteps = (state: CaseState, ref: ClockRef, stays: (step: ClockStep) => boolean) =>
  changed(state, ref, (clock) =>
    clock.dates ? { ...clock, dates: { ...clock.dates, steps: clock.dates.steps.filter(stays) } } : clock,
  );

/** What an appeal stops may have run out before it was heard of: it was lodged in time, and so did not. */
const ended = (clock: Clock, on: string): Clock => ({
  ...clock,
  stoppedOn: on,
  ranOut: undefined,
  dates: clock.dates ? { ...clock.dates, steps: [] } : undefined,
});

/** The clocks of the case (procedure §4). */
export const evolveClocks: Evolvers<typeof clockEvents> = {
  clockStarted: (state, { dates, rests = [], originalDueOn = dates.dueOn, ...start }) => ({
    clocks: {
      ...state.clocks,
      [keyOf(start)]: { ...start, dates, originalDueOn, pauses: rests, extensions: [] },
    },
    escalations: without(state, start),
  }),
  clockPaused: (state, { kind, of, from, reason, office, congressOn, alone }) =>
    changed(state, { kind, of }, (clock) => ({
      ...clock,
      dates: undefined,
      pauses: [
        ...clock.pauses,
        {
          from,
          reason,
          ...(office && { office }),
          ...(congressOn && { congressOn }),
          ...(alone && { alone }),
        },
      ],
    })),
  clockResumed: (state, { until, dates, kind, of }, { at }) =>
    changed(state, { kind, of }, (clock) => ({
      ...clock,
      dates,
      // What was over before it rested is over still.
      overdueSince: dates.dueAt > at ? undefined : clock.overdueSince,
      pauses: clock.pauses.map((pause) => (pause.until === undefined ? { ...pause, until } : pause)),
    })),
  clockExtended: (state, { dates, kind, of, by, on, reason, office }) =>
    changed(state, { kind, of }, (clock) => ({
      ...clock,
      limit: { ...clock.limit, count: clock.limit.count + by },
      dates,
      extensions: [...clock.extensions, { by, on, reason, ...(office && { office }) }],
    })),
  clockMoved: (state, { limit, citation, dates, startedOn, originalDueOn, ...ref }, { at }) =>
    changed(state, ref, (clock) => ({
      ...clock,
      limit,
      citation,
      startedOn: startedOn ?? clock.startedOn,
      originalDueOn: originalDueOn ?? clock.originalDueOn,
      dates,
      overdueSince: dates && dates.dueAt > at ? undefined : clock.overdueSince,
    })),
  clockStopped: (state, { on, ...ref }) => ({
    ...changed(state, ref, (clock) => ({
      ...ended(clock, on),
      cutOff: isCutOff(state, ref.kind),
      escalated: state.escalations.filter((one) => one.kind === ref.kind && one.of === ref.of),
    })),
    escalations: without(state, ref),
  }),
  clockContinued: (state, { rest, dates, ...ref }, { at }) => ({
    ...changed(state, ref, (clock) => ({
      ...clock,
      stoppedOn: undefined,
      cutOff: undefined,
      escalated: undefined,
      dates,
      overdueSince: dates && dates.dueAt > at ? undefined : clock.overdueSince,
      pauses: dates
        ? [
            ...clock.pauses.map((pause) => ({ ...pause, until: pause.until ?? clock.stoppedOn })),
            ...(rest ? [rest] : []),
          ]
        : clock.pauses,
    })),
    escalations: [...state.escalations, ...(state.clocks[keyOf(ref)]?.escalated ?? [])],
  }),
  clockRanOut: (state, { on, ...ref }) =>
    changed(state, ref, (clock) => ({ ...ended(clock, on), ranOut: true })),
  reminded: (state, ref) => withSteps(state, ref, ({ step }) => step !== 'reminder'),
  headWarned: (state, ref) => withSteps(state, ref, ({ step }) => step !== 'warning'),
  // What should have gone before has been overtaken.
  fellOverdue: (state, { dueAt, ...ref }) => {
    const { clocks = state.clocks } = withSteps(state, ref, ({ step }) => step === 'escalation');
    return changed({ ...state, clocks }, ref, (clock) => ({ ...clock, overdueSince: dueAt }));
  },
  escalated: (state, { kind, of, to, level, reason, digest }, { at }) => ({
    // A backlog that arrived overdue is told once, in its digest: nothing further follows.
    ...(kind && withSteps(state, { kind, of }, (step) => digest === undefined && step.level > level)),
    escalations: [
      ...state.escalations,
      { to, level, kind, ...(of !== undefined && { of }), at, reason, digest },
    ],
  }),
};
