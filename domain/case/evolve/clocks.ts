import type { Clock, ClockKind, ClockStep } from '../../clocks/clock';
import type { clockEvents } from '../events/clocks';
import type { CaseState } from '../state';
import type { Evolvers } from './evolver';

const changed = (state: CaseState, kind: ClockKind, change: (clock: Clock) => Clock): Partial<CaseState> => {
  const clock = state.clocks[kind];
  return clock ? { clocks: { ...state.clocks, [kind]: change(clock) } } : {};
};

const without = (state: CaseState, kind: ClockKind) => state.escalations.filter((e) => e.kind !== kind);

/** Leaves only the steps still to come. */
const withSteps = (state: CaseState, kind: ClockKind, stays: (step: ClockStep) => boolean) =>
  changed(state, kind, (clock) =>
    clock.dates ? { ...clock, dates: { ...clock.dates, steps: clock.dates.steps.filter(stays) } } : clock,
  );

/** The clocks of the case (procedure §4). */
export const evolveClocks: Evolvers<typeof clockEvents> = {
  clockStarted: (state, { dates, ...start }) => ({
    clocks: {
      ...state.clocks,
      [start.kind]: { ...start, dates, originalDueOn: dates.dueOn, pauses: [], extensions: [] },
    },
    escalations: without(state, start.kind),
  }),
  clockPaused: (state, { kind, from, reason }) =>
    changed(state, kind, (clock) => ({
      ...clock,
      dates: undefined,
      pauses: [...clock.pauses, { from, reason }],
    })),
  clockResumed: (state, { kind, until, dates }) =>
    changed(state, kind, (clock) => ({
      ...clock,
      dates,
      overdueSince: undefined,
      pauses: clock.pauses.map((pause) => (pause.until === undefined ? { ...pause, until } : pause)),
    })),
  clockExtended: (state, { kind, by, on, reason, dates }) =>
    changed(state, kind, (clock) => ({
      ...clock,
      limit: { ...clock.limit, count: clock.limit.count + by },
      dates,
      extensions: [...clock.extensions, { by, on, reason }],
    })),
  clockMoved: (state, { kind, limit, citation, dates }, { at }) =>
    changed(state, kind, (clock) => ({
      ...clock,
      limit,
      citation,
      dates,
      overdueSince: dates && dates.dueAt > at ? undefined : clock.overdueSince,
    })),
  clockStopped: (state, { kind, on }) => ({
    ...changed(state, kind, (clock) => ({
      ...clock,
      stoppedOn: on,
      dates: clock.dates ? { ...clock.dates, steps: [] } : undefined,
    })),
    escalations: without(state, kind),
  }),
  reminded: (state, { kind }) => withSteps(state, kind, ({ step }) => step !== 'reminder'),
  headWarned: (state, { kind }) => withSteps(state, kind, ({ step }) => step !== 'warning'),
  // What should have gone before has been overtaken.
  fellOverdue: (state, { kind, dueAt }) => {
    const { clocks = state.clocks } = withSteps(state, kind, ({ step }) => step === 'escalation');
    return changed({ ...state, clocks }, kind, (clock) => ({ ...clock, overdueSince: dueAt }));
  },
  escalated: (state, { kind, to, level, reason, digest }, { at }) => ({
    // A backlog that arrived overdue is told once, in its digest: nothing further follows.
    ...(kind && withSteps(state, kind, (step) => digest === undefined && step.level > level)),
    escalations: [...state.escalations, { to, level, kind, at, reason, digest }],
  }),
};
