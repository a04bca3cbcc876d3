import type { KeptLink, Linkable } from '../domain/proof/chain';
import type { CaseKeys } from './caseKeys';
import { disclosed, type DisclosedLink, isSealedData, openLink, sealData } from './sealedData';

/** Seals events of a case. @param goesOn whether the one before them is sealed: then no new key is made for a case that has lost its own */
export type Sealing = (events: readonly Linkable[], goesOn: boolean) => Promise<Linkable[]>;

/**
 * What events say, sealed under the keys of their cases. Events of an office of before lie unsealed in the same chain, and are read as
 * they are; nothing is sealed afterwards, since their hashes are over what they say.
 */
export interface EventContents {
  /** Begins to ask for the key of a case. @throws ContentsGoneError when events are given and it is gone */
  sealing(caseId: string): Sealing;
  /**
   * Links of one case with what they say in the open. One that does not open stays as it is.
   * @throws ContentsGoneError when any of them is sealed and the case's key is gone
   */
  open<Link extends Linkable>(caseId: string, links: readonly Link[]): Promise<Link[]>;
  /** What opens the links of these cases; those of a case whose key is gone stay as they are. */
  opener(caseIds: Iterable<string>): Promise<<Link extends Linkable>(link: Link) => Link>;
  /** Links of one case as they leave the house, each with the proof that it says what was sealed. @throws as `open` */
  disclose(caseId: string, links: readonly KeptLink[]): Promise<DisclosedLink[]>;
}

export function createEventContents(keys: CaseKeys): EventContents {
  const isAnySealed = (links: readonly Linkable[]) => links.some(({ data }) => isSealedData(data));
  return {
    sealing: (caseId) => {
      const finding = keys.find(caseId);
      // Heard of when something is to be sealed.
      finding.catch(() => undefined);
      return async (events, goesOn) => {
        const key = (await finding) ?? (await (goesOn ? keys.get(caseId) : keys.make(caseId)));
        return events.map((event) => ({ ...event, data: sealData(key, event) }));
      };
    },
    open: async (caseId, links) => {
      if (!isAnySealed(links)) return [...links];
      const key = await keys.get(caseId);
      return links.map((link) => openLink(key, link));
    },
    opener: async (caseIds) => {
      const found = await keys.findAll(new Set(caseIds));
      return (link) => {
        const key = found.get(link.caseId);
        return key ? openLink(key, link) : link;
      };
    },
    disclose: async (caseId, links) => {
      if (!isAnySealed(links)) return [...links];
      const key = await keys.get(caseId);
      return links.map((link) => disclosed(key, link));
    },
  };
}
