import type { DisciplineForm } from '../procedure/partyProcedure';

/** Heaviest first, per kind of subject (procedure §5). */
export const heaviestFirst = {
  member: ['expulsion', 'dismissal', 'warning', 'reprimand'],
  // Whoever would be expelled is struck off the list of probationary members, which is no form of discipline.
  probationary: ['warning', 'reprimand'],
  organisation: ['dissolution', 'warning', 'reprimand'],
} as const satisfies Record<string, readonly DisciplineForm[]>;
/** Whom forms of discipline are told apart by. */
export type Disciplined = keyof typeof heaviestFirst;

/** Whose numbers of a procedure hold for them: those of members hold for members on probation too. */
export const numbersOf = (subject: Disciplined): 'member' | 'organisation' =>
  subject === 'organisation' ? subject : 'member';

/** What every majority of a ballot is reckoned from. */
export interface MajorityRule {
  /** All official members of the body, present or not: every majority is of these (22-QĐ/TW art. 15). */
  officialMembers: number;
  /** `proposing` bodies need the expulsion share; a `deciding` body more than half. */
  body: 'proposing' | 'deciding';
  expulsionShare: { numerator: number; denominator: number };
}

export interface Ballot extends MajorityRule {
  subject: Disciplined;
  votes: Partial<Record<DisciplineForm, number>>;
}

/** More than half of all official members, present or not (22-QĐ/TW art. 15). */
export const isMajority = (votes: number, officialMembers: number): boolean => votes * 2 > officialMembers;

/** How many votes a form needs at least: more than half, or the share that a body needs to propose expulsion (art. 15). */
export function votesNeeded(
  form: DisciplineForm,
  { officialMembers, body, expulsionShare }: MajorityRule,
): number {
  if (form === 'expulsion' && body === 'proposing')
    return Math.ceil((officialMembers * expulsionShare.numerator) / expulsionShare.denominator);
  return Math.floor(officialMembers / 2) + 1;
}

/** A form with the votes that count for it, those for heavier ones among them, and what it needs. */
export interface CountedForm {
  form: DisciplineForm;
  own: number;
  counted: number;
  needed: number;
}

/** Each form's count, heaviest first: votes for a heavier form add to the next lighter one (22-QĐ/TW art. 15). */
export function countedForms(ballot: Ballot): CountedForm[] {
  let counted = 0;
  return heaviestFirst[ballot.subject].map((form) => {
    const own = ballot.votes[form] ?? 0;
    counted += own;
    return { form, own, counted, needed: votesNeeded(form, ballot) };
  });
}

/**
 * The form that a secret ballot adopts, or undefined when none reaches its majority (22-QĐ/TW art. 15): more than half of
 * all official members, expulsion by a proposing body at least its share (2/3). Votes for a heavier form add to the next
 * lighter one, from the heaviest downward.
 */
export const adoptedForm = (ballot: Ballot): DisciplineForm | undefined =>
  countedForms(ballot).find(({ counted, needed }) => counted >= needed)?.form;
