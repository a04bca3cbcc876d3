import type { Context } from '../case/context';
import type { Clock, ClockDates } from './clock';
import { clockDates } from './dates';

type Rules = Pick<Context, 'procedure' | 'calendar' | 'now'>;

/**
 * The dates of a clock that has run before: steps that were taken are not taken again, and a limit that is over only now, or was over
 * while nobody looked, still falls overdue.
 */
export function datesGoingOn({ procedure, calendar, now }: Rules, clock: Clock): ClockDates {
  const { steps, ...dates } = clockDates(procedure, calendar, clock.kind, clock);
  const isNew = clock.overdueSince === undefined;
  const stays = ({ at, step }: ClockDates['steps'][number]) =>
    at > now || (isNew && (step === 'overdue' || step === 'escalation' || step === 'end'));
  return { ...dates, steps: steps.filter(stays) };
}
