import { findFall } from '../appeals/fallen';
import { isAppeal } from '../case/checks';
import type { Context } from '../case/context';
import type { Happening } from '../case/events/event';
import { decisionPublishedOn } from '../publications/publication';
import type { Procedure } from '../procedure/procedure';
import type { CaseState } from '../case/state';
import { isOpen } from './clock';
import { inYears } from './limit';
import { startOwnClock, stopClock } from './running';

/** How long a decision is in effect under a version; undefined where it lets none end. */
export function lapseUnder(procedure: Procedure) {
  const rule = ruleOf(procedure);
  return rule && { value: inYears(rule.value.years), citation: rule.citation };
}

const ruleOf = (procedure: Procedure) => (procedure.law === 'state' ? undefined : procedure.lapse);

/** The date from which a form lapses: that of its announcement, or of the last decision on an appeal; undefined while it cannot. */
function findLapseStart(state: CaseState): string | undefined {
  const { appeals = [], discipline } = state;
  const publishedOn = decisionPublishedOn(state);
  if (!discipline || publishedOn === undefined) return undefined;
  if (appeals.some(({ result }) => result === undefined)) return undefined;
  return appeals.map(({ on }) => on ?? '').reduce((last, on) => (on > last ? on : last), publishedOn);
}

/**
 * A decision on discipline ends by itself so long after it was announced, or after the last decision on an appeal against it: while an appeal
 * is under way, or once it has fallen, no time runs. Expulsion and dissolution do not end (69-QĐ/TW art. 2.5).
 */
export function followLapse(state: CaseState, ctx: Context): Happening[] {
  const rule = ruleOf(ctx.procedure);
  if (!rule || isAppeal(state)) return [];
  const { lapse } = state.clocks;
  const form = state.discipline?.imposed ?? state.discipline?.form;
  const lapses = form !== undefined && !rule.value.notFor.includes(form) && !findFall(state);
  const startedOn = lapses ? findLapseStart(state) : undefined;
  if (startedOn === undefined) return stopClock(state, ctx, 'lapse');
  if (lapse?.startedOn === startedOn) return [];
  const { value, citation } = rule;
  const start = { kind: 'lapse', startedOn, limit: inYears(value.years), citation } as const;
  return [
    ...(isOpen(lapse) ? stopClock(state, ctx, 'lapse') : []),
    ...startOwnClock(state, ctx, { ...start, ...(lapse && { anewBy: citation }) }),
  ];
}
