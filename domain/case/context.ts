import type { Actor } from '../access/policy';
import type { Calendar, Instant } from '../calendar/calendar';
import type { Procedure } from '../procedure/procedure';

/** What a decision depends on besides the case and the input: all of it is given, none of it is looked up. */
export interface Context {
  now: Instant;
  actor: Actor;
  procedure: Procedure;
  calendar: Calendar;
}

/** By which rules and at what moment it is asked what can be done in a case. */
export type RulesNow = Pick<Context, 'procedure' | 'now'>;
