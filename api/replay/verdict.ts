import { type ChainCheck, type ChainFault, checkChain, type KeptLink } from '../../domain/proof/chain';
import type { Translate } from '../language/texts';

/** What a chain's check says in words. */
export interface Verdict {
  intact: boolean;
  count: number;
  /** The hash of its last event, or of the last before its break. */
  head: string;
  sentence: string;
  /** What is wrong, and what can still be relied on. */
  why?: string | undefined;
  upTo?: string | undefined;
  /** The place from which on nothing is proved. */
  doubtfulFrom?: number | undefined;
}

/** A fault of the chain itself, or a history that ends before what the read model tells of. */
interface Fault {
  why: ChainFault | 'cutOff';
  brokenAt: number;
  position: number;
}

function faultOf(check: ChainCheck, count: number, knownSeq: number): Fault | undefined {
  if (!check.intact) return check;
  if (check.head.seq >= knownSeq) return undefined;
  return { why: 'cutOff', brokenAt: check.head.seq + 1, position: count + 1 };
}

/**
 * Checks the chain of a case and says what was found.
 * @param knownSeq the number of the last event that the read model knows of: a chain cannot tell that its end is missing
 */
export function chainVerdict(
  caseId: string,
  links: readonly KeptLink[],
  knownSeq: number,
  t: Translate,
): Verdict {
  const check = checkChain(caseId, links);
  const count = links.length;
  const { hash: head, seq } = check.head;
  const fault = faultOf(check, count, knownSeq);
  if (!fault) return { intact: true, count, head, sentence: t('replay:chain.whole', { count }) };
  return {
    intact: false,
    count,
    head,
    sentence: t('replay:chain.broken', { n: fault.brokenAt }),
    why: t(`replay:chain.why.${fault.why}`, { n: fault.brokenAt }),
    upTo: t('replay:chain.upTo', { count: seq }),
    doubtfulFrom: fault.position,
  };
}
