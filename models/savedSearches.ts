import { type Connection, Schema } from 'mongoose';
import { z } from 'zod';
import { insertedOnce } from './duplicateKey';
import type { MasterKey } from './keyRing';
import { createMasterSeals } from './masterSeals';
import { type Rewrappable, rewrapping } from './rewrapping';
import type { Sealed } from './sealing';

/** A search that somebody keeps: as an address asks it, and the text that is looked for, which is in no address. */
const contentSchema = z.object({
  name: z.string(),
  query: z.record(z.string(), z.string()),
  text: z.string().optional(),
});
export type SavedSearch = z.infer<typeof contentSchema> & { id: string };

interface StoredSearch {
  _id: string;
  owner: string;
  savedAt: string;
  sealed: Sealed;
}

const schema = new Schema<StoredSearch>(
  {
    _id: { type: String, required: true },
    owner: { type: String, required: true },
    savedAt: { type: String, required: true },
    sealed: { type: Schema.Types.Mixed, required: true },
  },
  { collection: 'saved_searches', versionKey: false, autoIndex: false },
);
schema.index({ owner: 1 });

/** So many one person keeps. */
export const mostSavedSearches = 30;

/** Searches that people have named, each person their own; sealed, since a name may be looked for. */
export interface SavedSearches {
  prepare(): Promise<void>;
  /** In the order in which they were saved. */
  list(owner: string): Promise<SavedSearch[]>;
  find(owner: string, id: string): Promise<SavedSearch | undefined>;
  /** Keeps one more; the same id again changes nothing. @returns false where the person keeps as many as there can be */
  add(owner: string, search: SavedSearch, savedAt: string): Promise<boolean>;
  remove(owner: string, id: string): Promise<void>;
  sealed: Rewrappable;
}

export function createSavedSearches(connection: Connection, masterKeys: readonly MasterKey[]): SavedSearches {
  const model = connection.model<StoredSearch>('SavedSearch', schema);
  const seals = createMasterSeals('savedSearches', masterKeys);

  /** What no key here opens is as if it were not there. */
  function opened({ _id, sealed }: StoredSearch): SavedSearch[] {
    const plain = seals.open(_id, sealed);
    return plain ? [{ id: _id, ...contentSchema.parse(JSON.parse(plain.toString())) }] : [];
  }

  return {
    prepare: async () => {
      await model.createIndexes();
    },
    list: async (owner) => {
      const kept = await model.find({ owner }).lean<StoredSearch[]>();
      return kept.sort((a, b) => a.savedAt.localeCompare(b.savedAt)).flatMap(opened);
    },
    find: async (owner, id) => {
      const kept = await model.findOne({ _id: id, owner }).lean<StoredSearch>();
      return kept ? opened(kept)[0] : undefined;
    },
    add: async (owner, { id, ...content }, savedAt) => {
      if ((await model.countDocuments({ owner })) >= mostSavedSearches) return false;
      const sealed = seals.seal(id, Buffer.from(JSON.stringify(content)));
      await insertedOnce(() => model.create({ _id: id, owner, savedAt, sealed }));
      return true;
    },
    remove: async (owner, id) => {
      await model.deleteOne({ _id: id, owner });
    },
    sealed: rewrapping(connection, 'saved_searches', 'sealed', seals),
  };
}
