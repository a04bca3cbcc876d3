import { type ChainHead, continuesFrom, type KeptLink } from '../domain/proof/chain';
import type { Mac, RecordedEvent } from '../domain/proof/proven';
import type { EventContents } from './eventContents';
import { ForkedHistoryError, OlderCopyError, plainLink, recorded, type StoredEvent } from './storedEvents';

/** Events of a case in their order, and where they end. */
export interface EventPiece {
  events: RecordedEvent[];
  head: ChainHead;
}

/** How many events are asked for at once. */
const atOnce = 32;

/**
 * Reads a piece of a history, event by event under its own id: so a piece costs what it holds, also with the stand-in, which decodes
 * every event of a case for any question about a range of them.
 */
export const pieceReader =
  (findEvent: (id: string) => Promise<StoredEvent | null>, { open }: Pick<EventContents, 'open'>) =>
  async (caseId: string, after: ChainHead, upTo: ChainHead, bytes: number): Promise<EventPiece> => {
    const events: RecordedEvent[] = [];
    let head = after;
    let left = bytes;

    /** Whether there is room for more behind this one. */
    function takeIn(link: KeptLink, said: KeptLink, given: Mac | undefined): boolean {
      if (!continuesFrom(head, [link]))
        throw new ForkedHistoryError(`what is stored of ${caseId} does not follow event ${head.seq}`);
      left -= Buffer.byteLength(JSON.stringify(said));
      if (left < 0 && events.length > 0) return false;
      events.push(recorded(said, given));
      head = { seq: link.seq, hash: link.hash };
      return true;
    }

    while (head.seq < upTo.seq) {
      const first = head.seq + 1;
      const count = Math.min(atOnce, upTo.seq - head.seq);
      const found = await Promise.all(
        Array.from({ length: count }, (_, i) => findEvent(`${caseId}:${first + i}`)),
      );
      const links = found.flatMap((document) => (document ? [plainLink(document)] : []));
      const said = await open(caseId, links);
      for (const [i, document] of found.entries()) {
        const [link, opened] = [links[i], said[i]];
        if (!document || !link || !opened)
          throw new OlderCopyError(`event ${head.seq + 1} of ${caseId} is not stored any more`);
        if (!takeIn(link, opened, document.given)) return { events, head };
      }
    }
    if (head.hash !== upTo.hash)
      throw new ForkedHistoryError(`another event is stored as ${caseId}:${upTo.seq}`);
    return { events, head };
  };
