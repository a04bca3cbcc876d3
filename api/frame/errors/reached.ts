import { forbidden, notFound } from './problem';

/** What an order has met that was for something which is not there, or not for whoever gave it. */
type Missed = { kind: 'notFound' } | { kind: 'forbidden' };

/**
 * Lets through whatever came of an order that has reached what it was for: its room answers that.
 * @throws Problem 404 or 403
 */
export function requireReached<Outcome extends { kind: string }>(
  outcome: Outcome,
): asserts outcome is Exclude<Outcome, Missed> {
  if (outcome.kind === 'notFound') throw notFound();
  if (outcome.kind === 'forbidden') throw forbidden();
}
