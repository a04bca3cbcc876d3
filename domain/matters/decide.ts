import type { Calendar, Instant } from '../calendar/calendar';
import { endOfDate } from '../calendar/officeDays';
import { dateSteps } from '../clocks/givenDate';
import type { Met } from './criteria';
import { type Matter, type MatterDeed, type MatterWords, mostSteps, type reportedStates } from './matter';
import type { MatterRules } from './rules';
import { isToDo } from './standing';

/** Why something is not done to a matter; each has its sentence. */
export const matterRefusals = [
  'changedSince', 'closed', 'isListed', 'notListed', 'noSuchStep', 'stepDone', 'dueBefore', 'unchanged', 'tooManySteps', 'notInCharge',
  'noteNeeded', 'noTitle', 'namesReporter', 'namesSubject', 'noRules',
] as const; // prettier-ignore
export type MatterRefusal = (typeof matterRefusals)[number];

/** What is done, and what is sealed beside it. */
export interface MatterDone {
  deed: MatterDeed;
  words?: MatterWords | undefined;
}
export type DecidedMatter = MatterDone | { refused: MatterRefusal };

/** What somebody asks to be done to a matter. */
export type MatterOrder =
  | { kind: 'list'; reason: string }
  | { kind: 'takeOff'; reason: string }
  | { kind: 'setStep'; stepId: string; what: string; who: string; due: string }
  | { kind: 'dropStep'; stepId: string; reason: string }
  | { kind: 'reportStep'; stepId: string; state: (typeof reportedStates)[number]; note: string }
  | { kind: 'setLook'; due: string; note: string }
  | { kind: 'clearTitle'; title: string }
  | { kind: 'withdrawTitle' };
export type MatterOrderKind = MatterOrder['kind'];

/** By what an order is decided. */
export interface OrderContext {
  now: Instant;
  /** The date on the office's wall calendar. */
  today: string;
  calendar: Calendar;
  rules: MatterRules;
  isClosed: boolean;
  /** What the roadmap says of each step that is there. */
  whatOf: (stepId: string) => string | undefined;
}

/** A day that is watched from now on. */
function watchedDay(due: string, { now, calendar, rules }: OrderContext) {
  const watched = { reminder: rules.reminder.value, chain: rules.escalation.value };
  return { due, dueAt: endOfDate(calendar, due), steps: dateSteps(due, watched, { now, calendar }) };
}

/** What a person does to a matter; a case that was never on the list is one without acts. */
export function decideMatter(
  matter: Matter | undefined,
  order: MatterOrder,
  context: OrderContext,
): DecidedMatter {
  if (order.kind === 'list') {
    if (context.isClosed) return { refused: 'closed' };
    if (matter?.listed) return { refused: 'isListed' };
    return { deed: { kind: 'listed' }, words: { reason: order.reason } };
  }
  if (!matter?.listed) return { refused: 'notListed' };
  switch (order.kind) {
    case 'takeOff':
      return { deed: { kind: 'takenOff' }, words: { reason: order.reason } };
    case 'setStep':
      return setStep(matter, order, context);
    case 'dropStep': {
      const step = matter.steps.find(({ stepId }) => stepId === order.stepId);
      if (!step) return { refused: 'noSuchStep' };
      if (!isToDo(step)) return { refused: 'stepDone' };
      return { deed: { kind: 'stepDropped', stepId: order.stepId }, words: { reason: order.reason } };
    }
    case 'reportStep':
      return reportStep(matter, order);
    case 'setLook': {
      if (order.due < context.today) return { refused: 'dueBefore' };
      // Whoever sets another day for it has looked at it, and says what they found.
      if (matter.look && order.note === '') return { refused: 'noteNeeded' };
      const words = order.note === '' ? undefined : { note: order.note };
      return { deed: { kind: 'lookSet', ...watchedDay(order.due, context) }, words };
    }
    case 'clearTitle':
      return { deed: { kind: 'titleCleared' }, words: { title: order.title } };
    case 'withdrawTitle':
      return matter.title ? { deed: { kind: 'titleWithdrawn' } } : { refused: 'noTitle' };
  }
}

function setStep(
  { steps }: Matter,
  { stepId, what, who, due }: Extract<MatterOrder, { kind: 'setStep' }>,
  context: OrderContext,
): DecidedMatter {
  const before = steps.find((one) => one.stepId === stepId);
  if (!before && steps.length >= mostSteps) return { refused: 'tooManySteps' };
  if (before && !isToDo(before)) return { refused: 'stepDone' };
  const isSameDay = before?.due === due;
  if (before && isSameDay && before.who === who && context.whatOf(stepId) === what)
    return { refused: 'unchanged' };
  // A day that has passed stays as it is while something else of the step is changed.
  if (!isSameDay && due < context.today) return { refused: 'dueBefore' };
  const day =
    before && isSameDay ? { due, dueAt: before.dueAt, steps: before.steps } : watchedDay(due, context);
  return { deed: { kind: 'stepSet', stepId, who, ...day }, words: { what } };
}

function reportStep(
  { steps }: Matter,
  { stepId, state, note }: Extract<MatterOrder, { kind: 'reportStep' }>,
): DecidedMatter {
  const step = steps.find((one) => one.stepId === stepId);
  if (!step) return { refused: 'noSuchStep' };
  if (!isToDo(step)) return { refused: 'stepDone' };
  if (note === '') return { refused: 'noteNeeded' };
  return { deed: { kind: 'stepReported', stepId, state }, words: { note } };
}

const nameOf = ({ kind, since, count }: Met): string => [kind, since ?? '', count ?? ''].join(' ');

/**
 * What the rule does to a matter: notes each criterion that was not noted before, and takes it off once its case is closed. What a head
 * took off comes back by nothing that was known then: only by another criterion, or by one that was met anew.
 */
export function decideByRule(
  matter: Matter | undefined,
  { met, isClosed }: { met: readonly Met[]; isClosed: boolean },
): MatterDeed | undefined {
  if (isClosed) return matter?.listed ? { kind: 'caseClosed' } : undefined;
  const noted = new Set((matter?.grounds ?? []).map(nameOf));
  const anew = met.filter((one) => !noted.has(nameOf(one)));
  return anew.length > 0 ? { kind: 'criteriaMet', met: anew } : undefined;
}

type Passing = Extract<MatterDeed, { kind: 'timePassed' }>;

/** What has come due by a moment of what is still to be done, in the order in which it did. */
export function passMatterTime({ listed, steps, look }: Matter, now: Instant): Passing[] {
  if (!listed) return [];
  const ofSteps = steps
    .filter(isToDo)
    .flatMap(({ stepId, steps: own }) =>
      own.map((step): Passing => ({ kind: 'timePassed', of: 'step', stepId, step })),
    );
  const ofLook = (look?.steps ?? []).map((step): Passing => ({ kind: 'timePassed', of: 'look', step }));
  return [...ofSteps, ...ofLook]
    .filter(({ step }) => step.at <= now)
    .sort((a, b) => a.step.at.localeCompare(b.step.at) || a.step.level - b.step.level);
}
