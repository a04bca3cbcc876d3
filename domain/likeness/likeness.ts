import type { CaseState } from '../case/state';
import { findUnit, type Subject } from '../case/subject';
import { nameKey, isOneUnit, nameLikeness } from './names';
import { amountsIn } from './amounts';
import { placesIn, placesOfUnit } from './places';
import { sharedWords } from './sharedWords';

/** What of a report is compared with others: whom and what it is about. Who sent it is no part of it. */
export interface Report {
  kind: Subject['kind'];
  /** Empty of a private citizen, whom nobody names. */
  name: string;
  /** As it is written; of an organisation, itself. */
  unit: string;
  /** The unit of the tree, where one is named. */
  unitId?: string | undefined;
  summaries: readonly string[];
}

/** Why two reports could be one matter. */
export type LikenessReason =
  | { reason: 'sameSubject' | 'similarSubject' | 'sameUnit' }
  | { reason: 'samePlace'; places: string[] }
  | { reason: 'sameAmount'; amounts: number[] }
  | { reason: 'sameWords'; words: string[] }
  /** The other one's content is sealed: in what it is like is told, its words are not. */
  | { reason: 'sealedContent'; alike: ('samePlace' | 'sameAmount' | 'sameWords')[] };

/** What each reason counts, of a hundred and more; the house's choice. */
const points = { sameSubject: 40, similarSubject: 25, sameUnit: 25, samePlace: 10, sameAmount: 20 } as const;
const perPair = 5;
const mostOfWords = 30;

/** From here on two reports are shown as like each other, and from there on somebody is asked before a second one is registered. */
export const likeFrom = 40;
export const askedFrom = 65;
/** Where no subject is named, which would count most: amount and words alone, or all that there is. */
export const askedFromUnnamed = 50;

/** How like two reports are, and why. */
export interface Likeness {
  score: number;
  reasons: LikenessReason[];
}

/** A registered report about a citizen tells nothing by itself: all of its content is sealed (see `sealedMatter`). */
export function reportOf({ registration: { subject }, allegations }: CaseState): Report | undefined {
  if (subject.kind === 'privateCitizen') return undefined;
  const { kind, name, organisation } = subject;
  return {
    kind,
    name,
    unit: kind === 'organisation' ? name : organisation,
    unitId: findUnit(subject)?.id,
    summaries: allegations.map(({ summary }) => summary),
  };
}

function subjectLikeness(one: Report, other: Report): 'sameSubject' | 'similarSubject' | undefined {
  if ((one.kind === 'organisation') !== (other.kind === 'organisation')) return undefined;
  if (one.kind === 'organisation') return isOneUnit(one.name, other.name) ? 'sameSubject' : undefined;
  const likeness = nameLikeness(one.name, other.name);
  return likeness && (likeness === 'same' ? 'sameSubject' : 'similarSubject');
}

function isSameUnit(one: Report, other: Report): boolean {
  // Of two organisations it is said already that they are one.
  if (one.kind === 'organisation' && other.kind === 'organisation') return false;
  if (one.unitId !== undefined && one.unitId === other.unitId) return true;
  return one.unit !== '' && other.unit !== '' && isOneUnit(one.unit, other.unit);
}

function sharedPlaces(one: Report, other: Report, exceptUnit: boolean): string[] {
  const [ofUnit, ofOther] = [placesOfUnit(one.unit), placesOfUnit(other.unit)];
  const [inText, inOther] = [placesIn(one.summaries), placesIn(other.summaries)];
  const there = new Set([...ofOther, ...inOther.keys()]);
  const own = new Map([...ofUnit.map((place): [string, string] => [place, '']), ...inText]);
  const read = new Map([...placesIn([other.unit]), ...inOther, ...placesIn([one.unit]), ...inText]);
  return [...own.keys()]
    .filter((place) => there.has(place) && !(exceptUnit && ofUnit.includes(place)))
    .map((place) => read.get(place) ?? place);
}

/** Compares two reports; the words that are named are those of the first. Nothing of other reports goes into it. */
export function likenessOf(one: Report, other: Report): Likeness {
  const reasons: LikenessReason[] = [];
  let score = 0;
  const add = (reason: LikenessReason, worth: number) => {
    reasons.push(reason);
    score += worth;
  };
  const subject = subjectLikeness(one, other);
  if (subject) add({ reason: subject }, points[subject]);
  const isUnit = isSameUnit(one, other);
  if (isUnit) add({ reason: 'sameUnit' }, points.sameUnit);
  const places = sharedPlaces(one, other, isUnit || subject !== undefined);
  if (places.length > 0) add({ reason: 'samePlace', places }, points.samePlace);
  const amountsThere = new Set(other.summaries.flatMap(amountsIn));
  const amounts = [...new Set(one.summaries.flatMap(amountsIn))].filter((amount) => amountsThere.has(amount));
  if (amounts.length > 0) add({ reason: 'sameAmount', amounts }, points.sameAmount);
  const except = new Set(nameKey(`${one.name} ${one.unit}`).split(/[^\p{L}\p{N}]+/u));
  const { count, runs } = sharedWords(one.summaries, other.summaries, except);
  if (count > 0) add({ reason: 'sameWords', words: runs }, Math.min(mostOfWords, count * perPair));
  return { score, reasons };
}
