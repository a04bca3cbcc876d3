import { randomBytes } from 'node:crypto';
import { type Connection, Schema } from 'mongoose';
import type { LeftView } from '../domain/views/destroyed';
import { insertedOnce } from './duplicateKey';
import { insertedTogether } from './insertedTogether';
import type { MasterKey } from './keyRing';
import { createMasterSeals } from './masterSeals';
import { type Rewrappable, rewrapping } from './rewrapping';
import { type Sealed, sealedUnderOffice } from './sealing';
import { createSeals } from './seals';

/** When the key of a case was destroyed and by whom, and what is left to be shown of the case. */
export interface Destruction {
  at: string;
  by: string;
  left: LeftView;
}

/** That a key was destroyed, as the office has said and sealed it. */
export interface EndedKey {
  caseId: string;
  /** A `Destruction` as JSON. */
  said: string;
  seal: string;
}

/**
 * What a case says can never be read again: its key was destroyed, or, where nothing is said of that, it is gone without anybody having
 * done so. Never retried.
 */
export class ContentsGoneError extends Error {
  override readonly name = 'ContentsGoneError';
  constructor(
    readonly caseId: string,
    readonly destruction: Destruction | undefined,
  ) {
    super(destruction ? `the contents of ${caseId} were destroyed` : `the key of ${caseId} is not there`);
  }
}

/** The key of a case is sealed under one of the office's that this process was not given. */
export class OfficeKeyMissingError extends Error {
  override readonly name = 'OfficeKeyMissingError';
}

/** A key, or in its place that it was destroyed: then no other is ever made. Only the office can have said so. */
interface KeyRow {
  _id: string;
  wrapped?: Sealed | undefined;
  /** What is said is a `Destruction` as JSON. */
  destroyed?: { said: string; seal: string } | undefined;
}

const schema = new Schema<KeyRow>(
  {
    _id: { type: String, required: true },
    wrapped: { type: sealedUnderOffice, default: undefined },
    destroyed: { type: { said: String, seal: String }, default: undefined, _id: false },
  },
  { collection: 'case_keys', versionKey: false, autoIndex: false },
);

/** So long a process goes by a key that it has read: what is stored and shown by one act asks for it once. */
const rememberedMs = 2_000;
const most = 1_000;

/** Keys that were read a moment ago. One that another process destroys is gone here after that moment. */
function rememberedKeys() {
  const keys = new Map<string, { key: Buffer; until: number }>();
  return {
    find: (caseId: string): Buffer | undefined => {
      const known = keys.get(caseId);
      return known && known.until > Date.now() ? known.key : undefined;
    },
    add: (caseId: string, key: Buffer): void => {
      if (keys.size >= most) keys.clear();
      keys.set(caseId, { key, until: Date.now() + rememberedMs });
    },
    forget: (caseId: string): void => void keys.delete(caseId),
  };
}

/** The keys of cases, each sealed under the office's. Whatever is sealed under one ends with it. */
export interface CaseKeys {
  prepare(): Promise<void>;
  /** Makes the key of a case, on disk before it is given; where there is one, gives that. @throws ContentsGoneError when it was destroyed */
  make(caseId: string): Promise<Buffer>;
  /** The key of a case, made where there is none. @throws as `make` */
  ensure(caseId: string): Promise<Buffer>;
  /** Undefined when there is none, or it is sealed under a key of the office that is not here. */
  find(caseId: string): Promise<Buffer | undefined>;
  /** Those of these cases that there are, in one question. */
  findAll(caseIds: Iterable<string>): Promise<ReadonlyMap<string, Buffer>>;
  /** The key under which a case was sealed. @throws ContentsGoneError when it is gone, and OfficeKeyMissingError */
  get(caseId: string): Promise<Buffer>;
  /** Destroys a key for good; whoever does it again changes nothing. */
  destroy(caseId: string, destruction: Destruction): Promise<void>;
  /** All that were destroyed, by the office itself. */
  listEnded(): Promise<EndedKey[]>;
  /** Destroys a key as the office has destroyed it before, where an older copy of it would come back. @returns undefined where the office has not said so */
  endAgain(ended: EndedKey, seq: number): Promise<Destruction | undefined>;
  /** To seal them anew under the current key of the office. */
  rewrappable: Rewrappable;
}

export function createCaseKeys(connection: Connection, masterKeys: readonly MasterKey[]): CaseKeys {
  const rows = connection.model<KeyRow>('CaseKey', schema);
  const seals = createMasterSeals('caseKeys', masterKeys);
  const ends = createSeals('destroyedKeys', masterKeys);
  const insert = insertedTogether<KeyRow>(connection, 'case_keys');

  const bound = (caseId: string, said: string) => `${caseId}\n${said}`;
  function destructionIn(row: KeyRow | null): Destruction | undefined {
    const { said, seal } = row?.destroyed ?? {};
    return row && said !== undefined && ends.holds(bound(row._id, said), seal) ? JSON.parse(said) : undefined;
  }

  const lately = rememberedKeys();

  function keyIn(row: KeyRow | null): Buffer | undefined {
    if (!row?.wrapped) return undefined;
    try {
      const key = seals.open(row._id, row.wrapped);
      if (key) lately.add(row._id, key);
      return key;
    } catch {
      // It was altered: the key is gone.
      return undefined;
    }
  }
  const isSealedElsewhere = (row: KeyRow | null) =>
    row?.wrapped !== undefined && masterKeys.every(({ id }) => id !== row.wrapped?.keyId);
  const findRow = (caseId: string) => rows.findById(caseId).lean<KeyRow>();

  async function get(caseId: string): Promise<Buffer> {
    const known = lately.find(caseId);
    if (known) return known;
    const row = await findRow(caseId);
    const key = keyIn(row);
    if (key) return key;
    if (isSealedElsewhere(row))
      throw new OfficeKeyMissingError(
        `the key of ${caseId} is sealed under a key of the office that is not here`,
      );
    throw new ContentsGoneError(caseId, destructionIn(row));
  }

  async function make(caseId: string): Promise<Buffer> {
    const fresh = randomBytes(32);
    const isFirst = await insertedOnce(() => insert({ _id: caseId, wrapped: seals.seal(caseId, fresh) }));
    return isFirst ? fresh : get(caseId);
  }

  const find = async (caseId: string) => lately.find(caseId) ?? keyIn(await findRow(caseId));

  async function destroy(caseId: string, destruction: Destruction): Promise<void> {
    lately.forget(caseId);
    const said = JSON.stringify(destruction);
    const destroyed = { said, seal: ends.over(bound(caseId, said)) };
    // Where it is destroyed already nothing fits, and what would be put in its place is there.
    const stillThere = { _id: caseId, destroyed: { $exists: false } };
    await insertedOnce(() => rows.replaceOne(stillThere, { _id: caseId, destroyed }, { upsert: true }));
  }

  return {
    make,
    find,
    ensure: async (caseId) => (await find(caseId)) ?? make(caseId),
    findAll: async (caseIds) => {
      const asked = [...new Set(caseIds)];
      const found = new Map<string, Buffer>();
      const take = (caseId: string, key: Buffer | undefined) => key && found.set(caseId, key);
      for (const caseId of asked) take(caseId, lately.find(caseId));
      const others = asked.filter((caseId) => !found.has(caseId));
      if (others.length === 0) return found;
      for (const row of await rows.find({ _id: { $in: others } }).lean<KeyRow[]>()) take(row._id, keyIn(row));
      return found;
    },
    get,
    destroy,
    listEnded: async () => {
      const ended = await rows.find({ 'destroyed.seal': { $gt: '' } }).lean<KeyRow[]>();
      return ended.flatMap((row) => {
        const { said, seal } = row.destroyed ?? {};
        return said !== undefined && seal !== undefined && destructionIn(row)
          ? { caseId: row._id, said, seal }
          : [];
      });
    },
    endAgain: async ({ caseId, said, seal }, seq) => {
      const before = destructionIn({ _id: caseId, destroyed: { said, seal } });
      if (!before) return undefined;
      // What is left of it is told as of the events that are there.
      const destruction = { ...before, left: { ...before.left, seq } };
      await destroy(caseId, destruction);
      return destruction;
    },
    prepare: async () => {
      // By this name the stand-in finds the few without reading all.
      await rows.collection.createIndex({ 'destroyed.seal': 1 }, { name: 'multikey_destroyed.seal' });
    },
    rewrappable: rewrapping(connection, 'case_keys', 'wrapped', seals),
  };
}
