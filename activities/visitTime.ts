import { officeItself } from '../domain/staff/entries';
import { passTime } from '../domain/reception/decideVisit';
import { visitOfActs } from '../domain/reception/evolveVisit';
import { nextStepAt, type VisitDeed } from '../domain/reception/visit';
import type { ReceptionVisits } from '../models/receptionVisits';

type Visits = Pick<ReceptionVisits, 'listOf' | 'add'>;

/** When the next of what is under way in a visit comes to a step; undefined where nothing is, or there is no such visit. */
export async function readVisitStep(visitId: string, visits: Visits): Promise<string | undefined> {
  const visit = visitOfActs(await visits.listOf(visitId));
  return visit && nextStepAt(visit);
}

/** By its step each is known: whoever writes it down again finds it done. */
const idOf = (deed: VisitDeed): string =>
  deed.kind === 'stepPassed'
    ? ['step', deed.of, deed.chargeId ?? '', deed.step.step, deed.step.level, deed.step.at].join(' ')
    : deed.kind;

/** Writes down every step to which a visit has come by a moment, one act for each. What a person did meanwhile goes first. */
export async function passVisitTime(visitId: string, now: string, visits: Visits): Promise<void> {
  for (;;) {
    const acts = await visits.listOf(visitId);
    const visit = visitOfActs(acts);
    const [deed] = visit ? passTime(visit, now) : [];
    if (!deed) return;
    const revision = (acts.at(-1)?.revision ?? 0) + 1;
    await visits.add({ visitId, revision, by: officeItself, at: now, commandId: idOf(deed), deed });
  }
}
