import type { Connection } from 'mongoose';
import type { CaseEvent } from '../domain/case/events/event';
import {
  chained,
  type ChainedEvent,
  type ChainHead,
  continuesFrom,
  genesis,
  type KeptLink,
  type Linkable,
} from '../domain/proof/chain';
import type { SealedLink } from '../domain/proof/verdict';
import type { Mac, RecordedEvent } from '../domain/proof/proven';
import type { AppendSeals } from './appendSeals';
import { isDuplicateKey } from './duplicateKey';
import type { EventContents } from './eventContents';
import { type EventPiece, pieceReader } from './eventPieces';
import {
  eventSchema,
  ForkedHistoryError,
  keptLinks,
  OlderCopyError,
  openedEvent,
  plain,
  recorded,
  sealedLinkOf,
  type StoredEvent,
} from './storedEvents';
import { type PassingEvent, passingEvents } from './passingEvents';
import { isSealedData } from './sealedData';
import { createUnnumbered } from './unnumbered';
import { inOnePieceOrEach, writtenTogether } from './writtenTogether';

/** What stands behind a head and is linked to it. */
export interface StoredBehind {
  /** Whole acts that workers of this office have stored. */
  sealed: RecordedEvent[];
  /** Where those end. */
  head: ChainHead;
  /** What follows them and bears no seal of ours: an act that was cut short, or somebody else's writing. */
  unsealed: RecordedEvent[];
}

/**
 * The append-only events of all cases, each sealed under its case's key. Whoever reads events to know what happened throws ContentsGoneError
 * where that key is gone; whoever reads links to check them needs no key.
 */
export interface CaseEventStore extends Pick<EventContents, 'open' | 'disclose'> {
  prepare(): Promise<void>;
  /**
   * Appends events behind `head`, which must be there; what is already there with the same hash is left as it is.
   * @param given what was asked for by each command
   * @throws OlderCopyError or ForkedHistoryError before anything is written, when they would not follow what is stored
   */
  append(
    caseId: string,
    head: ChainHead,
    events: readonly CaseEvent[],
    given?: ReadonlyMap<string, Mac>,
  ): Promise<ChainHead>;
  /** Whether there is an event under this number. */
  isStored(caseId: string, seq: number): Promise<boolean>;
  /** Those of these places at which there is an event, in one question. */
  storedAmong<Place extends { caseId: string; seq: number }>(places: readonly Place[]): Promise<Place[]>;
  /**
   * What is stored behind `head` and linked to it; undefined when nothing is.
   * @throws OlderCopyError or ForkedHistoryError when the head is not there, or the chain does not hold behind it
   */
  findBehind(caseId: string, head: ChainHead): Promise<StoredBehind | undefined>;
  /**
   * What follows a head on the way to another one, link by link: as many events as have this many bytes, and at least one.
   * @throws OlderCopyError or ForkedHistoryError when what is stored does not lead from the one to the other
   */
  readPiece(caseId: string, after: ChainHead, upTo: ChainHead, bytes: number): Promise<EventPiece>;
  /** Events in order; `upTo` stops after that number. */
  read(caseId: string, upTo?: number): Promise<ChainedEvent[]>;
  /** Events from one number to another, both included, in order; however long the history, only they are read. */
  readRange(caseId: string, from: number, to: number): Promise<ChainedEvent[]>;
  /** A history as it is kept, sealed, tampered with or not: for those who check it. */
  readKept(caseId: string): Promise<KeptLink[]>;
  /** The same with what the seal on each event says. */
  readSealed(caseId: string): Promise<SealedLink[]>;
  /** All events of all cases, each once, as they lie in the database: most often each case in its order. */
  passing(): AsyncIterable<PassingEvent>;
  /** Every case of which there is an event, each once. */
  caseIds(): AsyncIterable<string>;
}

/** Whether an act ends with this event. */
const endsAct = ({ commandId }: Linkable, next: Linkable | undefined): boolean =>
  next?.commandId !== commandId;

export function createCaseEventStore(
  connection: Connection,
  seals: AppendSeals,
  contents: EventContents,
): CaseEventStore {
  const model = connection.model<StoredEvent>('CaseEvent', eventSchema);
  const unnumbered = createUnnumbered(connection);

  const findKept = (caseId: string) => model.find({ caseId }).sort({ seq: 1, _id: 1 }).lean<StoredEvent[]>();

  /** Which of these are there already. @throws ForkedHistoryError when another event stands under one of their numbers */
  async function countThere(documents: readonly StoredEvent[]): Promise<number> {
    let count = 0;
    for (const { _id, hash } of documents) {
      const there = await model.findById(_id, { hash: 1 }).lean();
      if (!there) break;
      if (there.hash !== hash) throw new ForkedHistoryError(`another event is stored as ${_id}`);
      count += 1;
    }
    return count;
  }

  /** In their order, and none behind one that is refused: a history has no holes. */
  async function insert(documents: StoredEvent[]): Promise<void> {
    try {
      await model.insertMany(documents, { ordered: true, lean: true });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const there = await countThere(documents);
      if (there === 0) throw error;
      if (there < documents.length) await insert(documents.slice(there));
    }
  }

  /** Appends of several cases are one commit to disk; the events of each stay in their order. */
  const insertTogether = writtenTogether(
    inOnePieceOrEach(
      (appends: StoredEvent[][]) => model.insertMany(appends.flat(), { ordered: true, lean: true }),
      insert,
    ),
  );

  /** @returns whether what stands there is sealed */
  async function requireThere(caseId: string, { seq, hash }: ChainHead): Promise<boolean> {
    if (seq === 0) return false;
    const there = await model.findById(`${caseId}:${seq}`, { hash: 1, 'data.sealed': 1 }).lean();
    if (!there) throw new OlderCopyError(`event ${seq} of ${caseId} is not stored any more`);
    if (there.hash !== hash) throw new ForkedHistoryError(`another event is stored as ${caseId}:${seq}`);
    return isSealedData(there.data);
  }

  /** What these say, each at its place in the chain. */
  async function opened(caseId: string, documents: readonly StoredEvent[]): Promise<ChainedEvent[]> {
    const links = await contents.open(caseId, keptLinks(documents));
    return links.map((link) => ({ ...openedEvent(link), prev: link.prev, hash: link.hash }));
  }

  return {
    prepare: async () => {
      await model.createIndexes();
    },
    append: async (caseId, head, events, given) => {
      if (events.some((event, i) => event.caseId !== caseId || event.seq !== head.seq + 1 + i))
        throw new ForkedHistoryError(`what is to be stored of ${caseId} does not follow event ${head.seq}`);
      const sealing = contents.sealing(caseId);
      const goesOn = await requireThere(caseId, head);
      const from = head.seq === 0 ? genesis(caseId) : head;
      if (events.length === 0) return from;
      const said = events.map((event): Linkable => ({ ...event, data: plain(event.data) }));
      // Before they are stored: the feed hears of every event, whoever is lost in between.
      const [sealed] = await Promise.all([
        sealing(said, goesOn),
        unnumbered.note(caseId, head.seq + events.length),
      ]);
      const links = chained(from, sealed);
      const last = links.at(-1);
      if (!last) return from;
      const documents = links.map((link, i): StoredEvent => {
        const asked = links[i - 1]?.commandId === link.commandId ? undefined : given?.get(link.commandId);
        return {
          _id: `${caseId}:${link.seq}`,
          ...link,
          ...(endsAct(link, links[i + 1]) && { seal: seals.over(link.hash) }),
          ...(asked !== undefined && { given: asked }),
        };
      });
      await insertTogether(documents);
      return { seq: last.seq, hash: last.hash };
    },
    storedAmong: async (places) => {
      const ids = places.map(({ caseId, seq }) => `${caseId}:${seq}`);
      const found = await model.find({ _id: { $in: ids } }, { _id: 1 }).lean();
      const there = new Set(found.map(({ _id }) => _id));
      return places.filter((_place, i) => there.has(ids[i] ?? ''));
    },
    isStored: async (caseId, seq) => (await model.exists({ _id: `${caseId}:${seq}` })) !== null,
    findBehind: async (caseId, head) => {
      if (head.seq > 0 && !(await model.exists({ _id: `${caseId}:${head.seq + 1}` }))) {
        await requireThere(caseId, head);
        return undefined;
      }
      const documents = await model
        .find({ caseId, seq: { $gt: head.seq } })
        .sort({ seq: 1 })
        .lean();
      if (documents.length === 0) return undefined;
      const from = head.seq === 0 ? genesis(caseId) : head;
      const links = keptLinks(documents);
      if (!continuesFrom(from, links))
        throw new ForkedHistoryError(`what is stored of ${caseId} does not follow event ${head.seq}`);
      const ours = documents.findLastIndex(({ hash, seal }) => seals.holds(hash, seal)) + 1;
      const said = await contents.open(caseId, links);
      const events = said.map((link, i) => recorded(link, documents[i]?.given));
      const last = documents[ours - 1];
      return {
        sealed: events.slice(0, ours),
        head: last ? { seq: last.seq, hash: last.hash } : from,
        unsealed: events.slice(ours),
      };
    },
    readPiece: pieceReader((id) => model.findById(id).lean<StoredEvent>(), contents),
    read: async (caseId, upTo) => {
      const documents = await model
        .find({ caseId, ...(upTo === undefined ? {} : { seq: { $lte: upTo } }) })
        .sort({ seq: 1 })
        .lean();
      return opened(caseId, documents);
    },
    readRange: async (caseId, from, to) => {
      // By their ids: no index of the stand-in goes by numbers.
      const ids = Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => `${caseId}:${from + i}`);
      if (ids.length === 0) return [];
      const documents = await model.find({ _id: { $in: ids } }).lean();
      return opened(
        caseId,
        documents.sort((a, b) => a.seq - b.seq),
      );
    },
    readKept: async (caseId) => keptLinks(await findKept(caseId)),
    readSealed: async (caseId) => (await findKept(caseId)).map((document) => sealedLinkOf(document, seals)),
    passing: () => passingEvents(connection, seals, contents),
    open: contents.open,
    disclose: contents.disclose,
    caseIds: async function* () {
      // Not by first events: a history that has lost its first one must be found too.
      const seen = new Set<string>();
      for await (const { caseId } of model.find({}, { caseId: 1 }).lean().cursor()) {
        if (seen.has(caseId)) continue;
        seen.add(caseId);
        yield caseId;
      }
    },
  };
}
