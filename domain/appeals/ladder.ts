import type { Calendar, Day } from '../calendar/calendar';
import { dayOfDate, localDate } from '../calendar/officeDays';
import { countedDays, rolledForward } from '../clocks/count';
import type { Context } from '../case/context';
import type { EventData } from '../case/events/event';
import { type Refusal, refuse } from '../case/refusal';
import { lacksDistrict } from '../organisations/competence';
import type { PlacedUnit } from '../organisations/unit';
import type { PartyProcedure } from '../procedure/partyProcedure';
import { type DisciplineBody, disciplineBodies, type ReviewerHere, reviewersHere } from './bodies';

type Appeals = NonNullable<PartyProcedure['appeals']>['value'];
export type AppealFacts = Omit<EventData<'appealAccepted'>, 'reviewer' | 'basis'>;

/** The last day on which a decision that was served on `servedDay` can be appealed against (procedure §4). */
export function lastDayToAppeal({ lodgeWithin }: Appeals, calendar: Calendar, servedDay: Day): Day {
  const counted = { startedOn: servedDay, limit: lodgeWithin, pauses: [] };
  const [last = servedDay] = countedDays(calendar, counted, [lodgeWithin.count]);
  const rolls = lodgeWithin.unit === 'calendarDays' && lodgeWithin.rollsForward;
  return rolls ? rolledForward(calendar, last, []) : last;
}

const isHere = (body: DisciplineBody): body is ReviewerHere => reviewersHere.some((here) => here === body);

/** The next rung of the ladder: where the unit's chain has no district, the one that the version names for that. */
export function nextRung(
  decidedBy: DisciplineBody,
  { reviewedBy }: Appeals,
  competenceInChain: PartyProcedure['competenceInChain'],
  unit: PlacedUnit | undefined,
  day: string,
): DisciplineBody | 'final' {
  const otherwise = unit && lacksDistrict(unit, day) ? competenceInChain?.value.reviewedWithoutDistrict : {};
  return otherwise?.[decidedBy] ?? reviewedBy[decidedBy];
}

/**
 * Which body of this level reviews the decision, or why the appeal is not taken on: by proxy, out of time, final already, or
 * another level's to review, so that no level is skipped (procedure §5, §6).
 */
export function reviewerOf(
  facts: AppealFacts,
  appeals: Appeals,
  ctx: Context,
  unit?: PlacedUnit,
): ReviewerHere | Refusal {
  if (facts.lodgedBy === 'proxy') return refuse('appealByProxy', { field: 'lodgedBy' });
  const lodgedDay = dayOfDate(ctx.calendar, facts.lodgedOn, ctx.now);
  const until = lastDayToAppeal(appeals, ctx.calendar, dayOfDate(ctx.calendar, facts.servedOn, ctx.now));
  if (lodgedDay > until) return refuse('appealTooLate', { field: 'lodgedOn', params: { until } });
  const competenceInChain = ctx.procedure.law === 'state' ? undefined : ctx.procedure.competenceInChain;
  const today = localDate(ctx.calendar, ctx.now);
  const reviewer = nextRung(facts.decidedBy, appeals, competenceInChain, unit, today);
  if (reviewer === 'final') return refuse('appealFinal', { field: 'decidedBy' });
  if (isHere(reviewer)) return reviewer;
  const isBelow = disciplineBodies.indexOf(reviewer) < disciplineBodies.indexOf(reviewersHere[0]);
  return refuse(isBelow ? 'appealSkipsLevel' : 'appealGoesHigher', {
    field: 'decidedBy',
    params: { reviewer },
  });
}

/** Why the dates of an appeal cannot be: decided after it was served, served after it was lodged, or lodged after it was received. */
export function whyNotAppealDates(facts: AppealFacts, receivedOn: string, ctx: Context): Refusal | undefined {
  if (facts.servedOn > localDate(ctx.calendar, ctx.now)) return refuse('dateInFuture', { field: 'servedOn' });
  if (facts.decidedOn !== undefined && facts.decidedOn > facts.servedOn)
    return refuse('servedBeforeDecision', { field: 'decidedOn' });
  if (facts.lodgedOn > receivedOn) return refuse('lodgedAfterReceipt', { field: 'lodgedOn' });
  return facts.servedOn > facts.lodgedOn ? refuse('servedAfterAppeal', { field: 'servedOn' }) : undefined;
}
