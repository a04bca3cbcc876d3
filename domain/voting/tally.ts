import type { DisciplineForm } from '../procedure/procedure';

/** Heaviest first, per kind of subject (procedure §5). */
export const heaviestFirst = {
  member: ['expulsion', 'dismissal', 'warning', 'reprimand'],
  organisation: ['dissolution', 'warning', 'reprimand'],
} as const satisfies Record<string, readonly DisciplineForm[]>;

export interface Ballot {
  subject: keyof typeof heaviestFirst;
  /** All official members of the body, present or not: every majority is of these (22-QĐ/TW art. 15). */
  officialMembers: number;
  votes: Partial<Record<DisciplineForm, number>>;
  /** `proposing` bodies need the expulsion share; a `deciding` body more than half. */
  body: 'proposing' | 'deciding';
  expulsionShare: { numerator: number; denominator: number };
}

/** More than half of all official members, present or not (22-QĐ/TW art. 15). */
export const isMajority = (votes: number, officialMembers: number): boolean => votes * 2 > officialMembers;

/**
 * The form that a secret ballot adopts, or undefined when none reaches its majority (22-QĐ/TW art. 15): more than half of
 * all official members, expulsion by a proposing body at least its share (2/3). Votes for a heavier form add to the next
 * lighter one, from the heaviest downward.
 */
export function adoptedForm(ballot: Ballot): DisciplineForm | undefined {
  const { officialMembers, expulsionShare } = ballot;
  let sum = 0;
  for (const form of heaviestFirst[ballot.subject]) {
    sum += ballot.votes[form] ?? 0;
    const severe = form === 'expulsion' && ballot.body === 'proposing';
    const adopted = severe
      ? sum * expulsionShare.denominator >= officialMembers * expulsionShare.numerator
      : isMajority(sum, officialMembers);
    if (adopted) return form;
  }
  return undefined;
}
