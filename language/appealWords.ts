import type { ReportKind } from '../domain/case/vocabulary';
import type { Translate } from './texts';

/** The kinds of report of which some things are said otherwise, by the context of those texts. */
const contexts: Partial<Record<ReportKind, string>> = { disciplineAppeal: 'appeal', feedback: 'feedback' };
const known = new WeakMap<Translate, Map<string, Translate>>();

/** What is said otherwise of a kind has a text of its own under the same key with `_appeal`, `_feedback`; all else is said alike. */
function inContext(context: string, t: Translate): Translate {
  const plain = new Map<string, string>();
  return (key, params) => {
    // A text that is told apart otherwise keeps to that.
    if (params) return t(key, { context, ...params });
    const text = plain.get(key) ?? t(key, { context });
    plain.set(key, text);
    return text;
  };
}

/**
 * The words for a case: an appeal against discipline is lodged by an appellant on whom a decision was served, and its points are well
 * founded or not (22-QĐ/TW art. 22-27); nobody in it has denounced anybody.
 */
export function wordsFor({ kind }: { kind: ReportKind }, t: Translate): Translate {
  const context = contexts[kind];
  if (context === undefined) return t;
  const ofLanguage = known.get(t) ?? new Map<string, Translate>();
  const words = ofLanguage.get(context) ?? inContext(context, t);
  ofLanguage.set(context, words);
  known.set(t, ofLanguage);
  return words;
}
