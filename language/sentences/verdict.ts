import type { FaultyVerdict, HistoryVerdict } from '../../domain/proof/verdict';
import type { Translate } from '../texts';

/** A verdict in words. */
export interface Verdict {
  /** Whole and sealed to its end. */
  isProved: boolean;
  /** The hash of the last event of a chain that holds, or of the last before its fault. */
  head?: string | undefined;
  /** Whether that is the last event that is kept. */
  isHeadOfAll: boolean;
  sentence: string;
  /** What is wrong, and what can still be relied on. */
  why?: string | undefined;
  upTo?: string | undefined;
  /** The place from which on nothing is proved. */
  doubtfulFrom?: number | undefined;
}

/** What is wrong with a history, why, and how far it is proved all the same. */
function tellFault(fault: FaultyVerdict, t: Translate) {
  const upTo = (count: number) => t('replay:chain.upTo', { count });
  switch (fault.verdict) {
    case 'empty':
      return { sentence: t('replay:chain.whole', { count: 0 }), why: '', upTo: '', doubtfulFrom: 1 };
    case 'altered': {
      const { alteredAt: n, why, position, sealedUpTo } = fault;
      return {
        sentence: t('replay:chain.broken', { n }),
        why: t(`replay:chain.why.${why}`, { n }),
        upTo: upTo(sealedUpTo),
        // Behind the last seal before the fault nothing says who wrote it.
        doubtfulFrom: Math.min(position, sealedUpTo + 1),
      };
    }
    case 'sealedUpTo': {
      const n = fault.sealedUpTo;
      return {
        sentence: t('replay:chain.sealedUpTo', { n }),
        why: t(`replay:chain.why.${fault.why}`, { n: n + 1 }),
        upTo: upTo(n),
        doubtfulFrom: n + 1,
      };
    }
    case 'notSealed':
      return {
        sentence: t('replay:chain.notSealed'),
        why: t(`replay:chain.whyNotSealed.${fault.why}`),
        upTo: upTo(0),
        doubtfulFrom: 1,
      };
    case 'keyMissing': {
      const { keyId, sealedUpTo } = fault;
      return {
        sentence: t('replay:chain.keyMissing', { keyId }),
        why: t('replay:chain.whyKeyMissing', { keyId }),
        upTo: upTo(sealedUpTo),
        doubtfulFrom: sealedUpTo + 1,
      };
    }
  }
}

/** Says a verdict on a history of so many events. */
export function tellVerdict(verdict: HistoryVerdict, count: number, t: Translate): Verdict {
  if (verdict.verdict === 'sealed') {
    const sentence = t('replay:chain.whole', { count });
    return { isProved: true, head: verdict.head.hash, isHeadOfAll: true, sentence };
  }
  const head = verdict.verdict === 'empty' ? undefined : verdict.head.hash;
  const isHeadOfAll = verdict.verdict !== 'altered' || verdict.why === 'cutOff';
  return { isProved: false, head, isHeadOfAll, ...tellFault(verdict, t) };
}
