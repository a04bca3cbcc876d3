import type { CaseState } from '../case/state';
import { findUnit, type Subject } from '../case/subject';
import type { Manager, PartyProcedure } from '../procedure/partyProcedure';
import type { Procedure } from '../procedure/procedure';
import { type ChainLink, isAbove, type Level, linksOn, type PlacedUnit } from './unit';

/** Which body is competent, from where the provincial commission stands; a lower one by name where the chain of the unit is known. */
export type CompetentBody = { at: 'own' } | { at: 'above' } | { at: 'below'; unit?: ChainLink | undefined };

/** Whom a matter is about, and whether it was taken over from a lower level. */
export interface Matter {
  subject: Subject;
  takenOver?: CaseState['takenOver'];
}
export const matterOf = ({ registration, takenOver }: CaseState): Matter => ({
  subject: registration.subject,
  takenOver,
});

/** The same matter as it would be of a subject of that unit; undefined where the subject is of no unit of the Party. */
export const ofUnit = (matter: Matter, unit: PlacedUnit): Matter | undefined =>
  'managedBy' in matter.subject ? { ...matter, subject: { ...matter.subject, unit } } : undefined;

/** The level that the data names, in the chain; where it is missing, or has ended, the next above. */
function bodyAt(level: Level | 'above', unit: PlacedUnit, day: string): CompetentBody {
  if (level === 'above') return { at: 'above' };
  const link = linksOn(unit, day).find((one) => one.level === level || isAbove(one.level, level));
  return !link || link.level === 'province' ? { at: 'own' } : { at: 'below', unit: link };
}

type Levels = Record<Manager, Level | 'above'>;

/** By the chain of the subject's unit where the registration has it, otherwise by who manages the subject. */
function competentBody(
  { subject, takenOver }: Matter,
  procedure: Procedure,
  day: string,
  levelsOf: (inChain: NonNullable<PartyProcedure['competenceInChain']>['value']) => Levels,
): CompetentBody | undefined {
  // State law says nothing of the Party's levels.
  if (procedure.law === 'state' || !('managedBy' in subject)) return undefined;
  const { competence, competenceInChain } = procedure;
  if (!competence) return undefined;
  if (takenOver) return { at: 'own' };
  return subject.unit && competenceInChain
    ? bodyAt(levelsOf(competenceInChain.value)[subject.managedBy], subject.unit, day)
    : { at: competence.value[subject.managedBy] };
}

/**
 * Who settles a report about this subject (procedure §2, §5, handle at the base); undefined where the version says nothing of it.
 * @param day ISO date: a unit that has ended by then has left its work to the next above
 */
export const settlingBody = (matter: Matter, procedure: Procedure, day: string): CompetentBody | undefined =>
  competentBody(matter, procedure, day, ({ settledAt }) => settledAt);

/** The level of the province's tree that settles reports about this subject; undefined where the version names none. */
export function findSettlingLevel({ subject }: Matter, procedure: Procedure): Level | undefined {
  if (procedure.law === 'state' || !('managedBy' in subject)) return undefined;
  const level = procedure.competenceInChain?.value.settledAt[subject.managedBy];
  return level === 'above' ? undefined : level;
}

/** Who disciplines this subject (procedure §5), in the same way. */
export const disciplineBody = (
  matter: Matter,
  procedure: Procedure,
  day: string,
): CompetentBody | undefined => competentBody(matter, procedure, day, ({ disciplinedAt }) => disciplinedAt);

/**
 * The lower body whose power it is, where the commission is neither that body nor its direct superior: it may step in only right
 * above (procedure §5: if a lower level fails, the direct superior decides).
 */
export function findOtherPower(matter: Matter, procedure: Procedure, day: string): ChainLink | undefined {
  const body = disciplineBody(matter, procedure, day);
  const unit = findUnit(matter.subject);
  if (body?.at !== 'below' || !body.unit || !unit) return undefined;
  const links = linksOn(unit, day);
  const over = links[links.findIndex(({ id }) => id === body.unit?.id) + 1];
  return over?.level === 'province' ? undefined : body.unit;
}

/** Whether the district level is missing over a unit on a day. */
export const lacksDistrict = (unit: PlacedUnit, day: string): boolean =>
  !linksOn(unit, day).some(({ level }) => level === 'district');
