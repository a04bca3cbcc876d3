/** Whom the law protects: the reporter, spouse, birth and adoptive parents, birth and adopted children; no siblings, no in-laws (Luật Tố cáo art. 47). */
export const protectedPeople = [
  'reporter', 'spouse', 'birthParent', 'adoptiveParent', 'birthChild', 'adoptedChild',
] as const; // prettier-ignore
export type ProtectedPerson = (typeof protectedPeople)[number];

/** Who asks for protection, or tells of retaliation. */
export const protectionAskers = ['reporter', 'relative'] as const;

/** How it is asked for: where it is urgent in person or by telephone, with the paper to follow (art. 50). */
export const protectionWays = ['writing', 'inPerson', 'telephone', 'publicDoor'] as const;
export type ProtectionWay = (typeof protectionWays)[number];

/** What is protected (art. 56–58). */
export const measureKinds = ['secrecy', 'post', 'employment', 'lifeAndHealth', 'property', 'honour'] as const;
export type MeasureKind = (typeof measureKinds)[number];

/** Who decides on a measure: whoever settles the report, or another body that is asked for it (art. 49). */
export const measureAuthorities = ['settlingBody', 'police', 'personnelAuthority'] as const;
export type MeasureAuthority = (typeof measureAuthorities)[number];

/** How a measure stands when it is looked at again. */
export const measureStandings = ['applied', 'goesOn', 'changed'] as const;

/** What a body answers that was asked for a measure. Only the first two settle it: whatever else it says leaves the answer owed. */
export const measureAnswers = ['granted', 'refused', 'other'] as const;

/** Why somebody ends a measure (art. 54); that it ends with the conclusion is nobody's act. */
export const endedByHand = [
  'groundsGone',
  'onRequest',
  'breachOfDuties',
  'refusedByAuthority',
  'plannedEnd',
] as const;
export const measureEndings = [...endedByHand, 'conclusion'] as const;
