import type { Instant } from '../calendar/calendar';
import { wallDay } from '../calendar/wallDay';
import type { ReceptionDay } from '../reception/day';
import { type Visit, visitWaits } from '../reception/visit';
import { waitsForNotice } from '../reception/decideVisit';
import { type Actor, mayDo } from './policy';
import { isSignatory } from './signatories';

/**
 * Who receives on a day: intake and department heads on any, since they write down what is said; chair and vice-chairs on those on which they
 * are named.
 */
export const mayReceiveOn = (actor: Actor, { receivers }: Pick<ReceptionDay, 'receivers'>): boolean =>
  mayDo(actor, 'receiveCitizens') && (!isSignatory(actor.roles) || receivers.includes(actor.id));

/** Who signs a refusal in writing or the conclusion of a head's reception. */
export const maySignReception = (actor: Actor): boolean =>
  isSignatory(actor.roles) && mayDo(actor, 'receiveCitizens');

/**
 * Who may read who a visitor is and what they said: the custodian by role; while the visit waits for something, and on the day of the last act in
 * it, whoever took it in and those who receive on its day, and whoever has a refusal of it to sign or has signed it. Nobody who is none of
 * these, and no auditor. Each reading is recorded.
 */
export function mayOpenVisitor(
  actor: Actor,
  visit: Visit,
  { receivers }: Pick<ReceptionDay, 'receivers'>,
  now: Instant,
): boolean {
  if (actor.roles.includes('auditor') || actor.program !== undefined) return false;
  if (actor.roles.includes('custodian')) return true;
  if (!mayDo(actor, 'receiveCitizens')) return false;
  const isAtWork = visitWaits(visit) || wallDay(visit.lastAt) === wallDay(now);
  const signs = isSignatory(actor.roles) && (waitsForNotice(visit) || visit.notice?.by === actor.id);
  return isAtWork && (visit.by === actor.id || receivers.includes(actor.id) || signs);
}

/** Who takes the register along with who came: the custodian, each visit recorded as looked at. */
export const mayReadWholeRegister = ({ roles }: Pick<Actor, 'roles'>): boolean =>
  roles.includes('custodian') && !roles.includes('auditor');
