/** Bodies that decide on discipline and on appeals against it, lowest first (procedure §1, §5). */
export const disciplineBodies = [
  'cell',
  'grassrootsCommittee',
  'districtInspection',
  'districtStandingCommittee',
  'provincialInspection',
  'provincialStandingCommittee',
  'centralInspection',
  'secretariat',
] as const;
export type DisciplineBody = (typeof disciplineBodies)[number];

/** Those at whose level the commission stands: it settles the appeal, or prepares it for its committee. */
export const reviewersHere = ['provincialInspection', 'provincialStandingCommittee'] as const;
export type ReviewerHere = (typeof reviewersHere)[number];
