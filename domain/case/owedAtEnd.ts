import { findFall, owesTakingBack } from '../appeals/fallen';
import { mustBeServed } from '../appeals/served';
import { awaitsCommendation, awaitsProtection, owesApology, owesRestoration } from './checks';
import { type Refusal, type RefusalReason, refuse } from './refusal';
import type { CaseState } from './state';
import type { owedThings } from './vocabulary';

/** What is still owed of a kind, and how many of it. */
export interface Owed {
  what: (typeof owedThings)[number];
  count: number;
}

const one = (isOwed: boolean): number => (isOwed ? 1 : 0);

/** How much of each kind is owed, and by what refusal that is told. */
const kinds: Record<Owed['what'], { count: (state: CaseState) => number; refused: RefusalReason }> = {
  notices: { count: ({ owed }) => owed.length, refused: 'noticesOwed' },
  takingBack: { count: (state) => one(owesTakingBack(state)), refused: 'takingBackOpen' },
  restoration: { count: (state) => one(owesRestoration(state)), refused: 'restorationOpen' },
  apology: { count: (state) => one(owesApology(state)), refused: 'apologyOpen' },
  recommendations: {
    count: ({ recommendations }) => recommendations.filter(({ done }) => !done).length,
    refused: 'recommendationsOpen',
  },
  service: { count: (state) => one(mustBeServed(state) && !findFall(state)), refused: 'serviceOpen' },
  protection: { count: (state) => one(awaitsProtection(state)), refused: 'protectionOpen' },
  commendation: { count: (state) => one(awaitsCommendation(state)), refused: 'commendationOpen' },
};

/** What the office owes in a case whose result is published: it is not closed over any of it in silence (procedure §3.5). */
export const owedAtEnd = (state: CaseState): Owed[] =>
  Object.entries(kinds).flatMap(([what, { count }]) => {
    const left = count(state);
    return left > 0 ? [{ what: what as Owed['what'], count: left }] : [];
  });

/** Why the case cannot be closed without the reason of a signatory: the first of what is owed. */
export function whyOwedAtEnd(state: CaseState): Refusal | undefined {
  const [first] = owedAtEnd(state);
  return first && refuse(kinds[first.what].refused, { params: { count: first.count } });
}
