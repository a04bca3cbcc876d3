import type { ReportKind } from '../domain/case/vocabulary';
import type { Translate } from './texts';

const known = new WeakMap<Translate, Translate>();

/** What is said otherwise of an appeal has a text of its own under the same key with `_appeal`; all else is said alike. */
function ofAppeals(t: Translate): Translate {
  const plain = new Map<string, string>();
  return (key, params) => {
    // A text that is told apart otherwise keeps to that.
    if (params) return t(key, { context: 'appeal', ...params });
    const text = plain.get(key) ?? t(key, { context: 'appeal' });
    plain.set(key, text);
    return text;
  };
}

/**
 * The words for a case: an appeal against discipline is lodged by an appellant on whom a decision was served, and its points are well
 * founded or not (22-QĐ/TW art. 22-27); nobody in it has denounced anybody.
 */
export function wordsFor({ kind }: { kind: ReportKind }, t: Translate): Translate {
  if (kind !== 'disciplineAppeal') return t;
  const words = known.get(t) ?? ofAppeals(t);
  known.set(t, words);
  return words;
}
