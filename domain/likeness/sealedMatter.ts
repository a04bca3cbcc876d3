import { type Likeness, type LikenessReason, likenessOf, type Report } from './likeness';
import { withoutNames } from './places';

/**
 * What of a report about a private citizen is kept to be compared, sealed as the letter is: its content without the names of people. So
 * nobody learns by comparing whom it is about.
 */
export const sealedMatter = (summaries: readonly string[]): string[] =>
  summaries.map(withoutNames).filter((text) => text.trim() !== '');

/** In what content that is sealed can be like what somebody reads: it is told that it is, and never by which words. */
export const sealedReasons = ['samePlace', 'sameAmount', 'sameWords'] as const;
export type SealedReason = (typeof sealedReasons)[number];

const isSealedReason = (reason: LikenessReason['reason']): reason is SealedReason =>
  sealedReasons.some((one) => one === reason);

/** Compares a report with one whose content is sealed. Nothing of the sealed text is in the answer. */
export function sealedLikeness(report: Report, matter: readonly string[]): Likeness {
  const { score, reasons } = likenessOf(report, {
    kind: 'privateCitizen',
    name: '',
    unit: '',
    summaries: matter,
  });
  const alike = reasons.map(({ reason }) => reason).filter(isSealedReason);
  return { score, reasons: alike.length > 0 ? [{ reason: 'sealedContent', alike }] : [] };
}
