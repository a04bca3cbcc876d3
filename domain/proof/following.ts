import { type ChainHead, continuesFrom, genesis } from './chain';
import type { SealedLink } from './verdict';

/** How far a history was followed, and whether a seal covers it up to there. */
export interface Followed {
  head: ChainHead;
  isSealed: boolean;
}

/** Follows many histories at once while their events pass by, and holds nothing of them but where each has come to. */
export interface Following {
  /** Goes on with the case of this event. @returns where it is now, as `find` */
  take(event: SealedLink): Followed | undefined;
  /** Undefined where an event did not follow the one before it: that they came in another order says nothing against a case yet. */
  find(caseId: string): Followed | undefined;
  /** Every case of which an event passed by. */
  caseIds(): Iterable<string>;
}

export function createFollowing(): Following {
  const followed = new Map<string, Followed | undefined>();
  return {
    take: ({ link, seal }) => {
      const { caseId, seq, hash } = link;
      const before = followed.has(caseId) ? followed.get(caseId)?.head : genesis(caseId);
      const now =
        before && continuesFrom(before, [link])
          ? { head: { seq, hash }, isSealed: seal.seal === 'holds' }
          : undefined;
      followed.set(caseId, now);
      return now;
    },
    find: (caseId) => followed.get(caseId),
    caseIds: () => followed.keys(),
  };
}
