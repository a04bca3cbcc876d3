import type { Procedure } from './procedure';

/** Ways that a version may open to its cases beyond those that every version has. */
export const ways = ['conversion', 'combinedProcess'] as const;
export type Way = (typeof ways)[number];

/** State law opens none of them: nobody is disciplined here under it. */
export const waysOf = (procedure: Procedure): Way[] =>
  procedure.law === 'state' ? [] : ways.filter((way) => procedure[way] !== undefined);
