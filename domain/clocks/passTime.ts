import type { Instant } from '../calendar/calendar';
import { type Happening, happened } from '../case/events/event';
import type { CaseState } from '../case/state';
import { type ClockKind, type ClockStep, clockKinds, isRunning } from './clock';

interface DueStep extends ClockStep {
  kind: ClockKind;
}

const ahead = (state: CaseState): DueStep[] =>
  clockKinds.flatMap((kind) => {
    const clock = state.clocks[kind];
    return isRunning(clock) ? clock.dates.steps.map((step) => ({ ...step, kind })) : [];
  });

/** The earliest moment at which something falls due by itself, or undefined while nothing will. */
export function nextDue(state: CaseState): Instant | undefined {
  return ahead(state)
    .map(({ at }) => at)
    .reduce<Instant | undefined>((first, at) => (first === undefined || at < first ? at : first), undefined);
}

/** Whether the limit was already over when an import brought the case in. */
const arrivedOverdue = (state: CaseState, { kind }: DueStep): boolean => {
  const { backlog, at } = state.registration;
  const dueAt = state.clocks[kind]?.dates?.dueAt;
  return backlog !== undefined && dueAt !== undefined && dueAt <= at;
};

function stepTaken(state: CaseState, { kind, step, to, level, at: dueAt }: DueStep): Happening {
  switch (step) {
    case 'reminder':
      return happened('reminded', { kind, to, dueAt });
    case 'warning':
      return happened('headWarned', { kind, to, dueAt });
    case 'overdue':
      return happened('fellOverdue', { kind, to, dueAt });
    case 'escalation': {
      const overdue = arrivedOverdue(state, { kind, step, to, level, at: dueAt });
      const digest = overdue ? state.registration.backlog?.importId : undefined;
      return happened('escalated', { kind, to, level, dueAt, digest });
    }
  }
}

/**
 * What has fallen due by `now`, in the order in which it was due. A reminder or warning that was overtaken by the end of
 * its limit is not sent any more; a backlog that arrived overdue goes up one level, once.
 */
export function passTime(state: CaseState, now: Instant): Happening[] {
  const due = ahead(state)
    .filter(({ at }) => at <= now)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.level - b.level));
  const overtaken = new Set(due.filter(({ step }) => step === 'overdue').map(({ kind }) => kind));
  return due
    .filter(({ kind, step }) => !overtaken.has(kind) || (step !== 'reminder' && step !== 'warning'))
    .filter((step) => step.step !== 'escalation' || step.level === 1 || !arrivedOverdue(state, step))
    .map((step) => stepTaken(state, step));
}
