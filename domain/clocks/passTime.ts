import type { Instant } from '../calendar/calendar';
import { type Happening, happened } from '../case/events/event';
import { gradeOf } from '../case/secrecy';
import type { CaseState } from '../case/state';
import { type Clock, type ClockStep, clocksIn, isRunning, keyOf, refOf } from './clock';

interface DueStep extends ClockStep {
  clock: Clock;
}

const ahead = (state: CaseState): DueStep[] =>
  clocksIn(state).flatMap((clock) =>
    isRunning(clock) ? clock.dates.steps.map((step) => ({ ...step, clock })) : [],
  );

/** The earliest moment at which something falls due by itself, or undefined while nothing will. */
export function nextDue(state: CaseState): Instant | undefined {
  return ahead(state)
    .map(({ at }) => at)
    .reduce<Instant | undefined>((first, at) => (first === undefined || at < first ? at : first), undefined);
}

/** Whether the limit was already over when an import brought the case in. */
const arrivedOverdue = (state: CaseState, { clock }: DueStep): boolean => {
  const { backlog, at } = state.registration;
  const dueAt = clock.dates?.dueAt;
  return backlog !== undefined && dueAt !== undefined && dueAt <= at;
};

function stepTaken(state: CaseState, due: DueStep): Happening {
  const { clock, step, to, level, at: dueAt } = due;
  const ref = refOf(clock);
  switch (step) {
    case 'reminder':
      return happened('reminded', { ...ref, to, dueAt });
    case 'warning':
      return happened('headWarned', { ...ref, to, dueAt });
    case 'overdue':
      return happened('fellOverdue', { ...ref, to, dueAt });
    case 'end':
      return happened('clockRanOut', { ...ref, on: clock.dates?.dueOn ?? clock.originalDueOn, dueAt });
    case 'escalation': {
      const digest = arrivedOverdue(state, due) ? state.registration.backlog?.importId : undefined;
      return happened('escalated', { ...ref, to, level, dueAt, digest });
    }
  }
}

/** At the end of its term a case is a State secret no more; nobody decides it (Luật Bảo vệ bí mật nhà nước art. 22). */
function declassified(state: CaseState, { clock, step }: DueStep): Happening[] {
  const level = gradeOf(state);
  if (clock.kind !== 'declassification' || step !== 'end' || !level) return [];
  return [happened('declassified', { level, on: clock.dates?.dueOn ?? clock.originalDueOn })];
}

/**
 * What has fallen due by `now`, in the order in which it was due. A reminder or warning that was overtaken by the end of
 * its limit is not sent any more; a backlog that arrived overdue goes up one level, once.
 */
export function passTime(state: CaseState, now: Instant): Happening[] {
  const due = ahead(state)
    .filter(({ at }) => at <= now)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.level - b.level));
  const isEnd = ({ step }: DueStep) => step === 'overdue' || step === 'end';
  const overtaken = new Set(due.filter(isEnd).map(({ clock }) => keyOf(clock)));
  return due
    .filter(({ clock, step }) => !overtaken.has(keyOf(clock)) || (step !== 'reminder' && step !== 'warning'))
    .filter((step) => step.step !== 'escalation' || step.level === 1 || !arrivedOverdue(state, step))
    .flatMap((step) => [stepTaken(state, step), ...declassified(state, step)]);
}
