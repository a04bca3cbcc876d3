import { type Connection, Schema } from 'mongoose';
import { z } from 'zod';
import { type CaseKeys, createCaseKeys } from './caseKeys';
import { insertedOnce } from './duplicateKey';
import { insertedTogether } from './insertedTogether';
import type { MasterKey } from './keyRing';
import type { Rewrappable } from './rewrapping';
import { type Sealed, seal, sealedUnderCase, unseal } from './sealing';

export const identitySchema = z.object({
  /** Empty when the letter is unsigned and only its text is to be kept. */
  name: z.string().trim().max(200).default(''),
  address: z.string().trim().max(500).default(''),
  phone: z.string().trim().max(50).default(''),
  /** The letter as it came, or what was said: it may give its author away. */
  originalText: z.string().max(50000).default(''),
});
export type ReporterIdentity = z.infer<typeof identitySchema>;

export type VaultKey = MasterKey;

/** Who looked at a secret, at which fields, and why. */
export interface Look {
  at: string;
  caseId: string;
  by: string;
  fields: string[];
  why: string;
}

/** Which looks are asked for: between two moments, the second not among them, and by a person. */
export interface AskedLooks {
  from?: string | undefined;
  before?: string | undefined;
  by?: string | undefined;
}

const askedLooks = ({ from, before, by }: AskedLooks) => ({
  ...(by !== undefined && { by }),
  ...((from ?? before) !== undefined && {
    at: { ...(from !== undefined && { $gte: from }), ...(before !== undefined && { $lt: before }) },
  }),
});

const vaultSchema = new Schema<{ _id: string; caseId: string; identity: Sealed }>(
  {
    _id: { type: String, required: true },
    caseId: String,
    identity: { type: sealedUnderCase, required: true },
  },
  { collection: 'reporter_identities', versionKey: false, autoIndex: false },
);
/** A look as it lies in the database: why it was needed may say too much, and is sealed, unless an office of before has stored it. */
type StoredLook = Omit<Look, 'why'> & { why: Sealed | string };
const lookSchema = new Schema<StoredLook>(
  { at: String, caseId: String, by: String, fields: [String], why: Schema.Types.Mixed },
  { collection: 'secret_looks', versionKey: false, autoIndex: false },
);
lookSchema.index({ caseId: 1 });
// By these names the stand-in finds the looks of a time or a person without reading all.
lookSchema.index({ at: 1 }, { name: 'multikey_at' });
lookSchema.index({ by: 1 }, { name: 'multikey_by' });

const contextOfLook = ({ at, by }: Pick<Look, 'at' | 'by'>): string => `why ${by} looked at ${at}`;

/** Why somebody looked; nothing where the key of the case is gone. */
const openedWhy = (look: StoredLook, key: Buffer | undefined): string => {
  if (typeof look.why === 'string') return look.why;
  return key ? unseal(key, contextOfLook(look), look.why).toString() : '';
};

/** Reporters' identities, each sealed under a key of its own case; destroying that key is their end. */
export interface IdentityVault {
  prepare(): Promise<void>;
  /** Stores an identity once under an opaque reference; a repeat leaves the first. */
  store(caseId: string, ref: string, identity: ReporterIdentity): Promise<void>;
  /** Opens an identity and records the look before it is given out. Undefined when it is not there or its key is gone. */
  look(ref: string, look: Look): Promise<ReporterIdentity | undefined>;
  /** Records a look at something else of the reporter that is sealed, before it is given out. */
  noteLook(look: Look): Promise<void>;
  looks(caseId: string): Promise<Look[]>;
  /** Looks at whatever case, the newest first: for whoever watches over them, and for nobody else. */
  looksOfOffice(asked: AskedLooks, page: { skip: number; limit: number }): Promise<Look[]>;
  countLooks(asked: AskedLooks): Promise<number>;
  /** Asks something of an identity without giving it out; undefined when it is gone. */
  judge<Answer>(place: Place, ask: (identity: ReporterIdentity) => Answer): Promise<Answer | undefined>;
  /** Seals something else of a case under its key; `context` must be the same when it is opened. */
  sealOf(caseId: string, context: string, plain: Buffer): Promise<Sealed>;
  /** Undefined when the case's key is gone. */
  openOf(caseId: string, context: string, sealed: Sealed): Promise<Buffer | undefined>;
  /** What opens everything of a case at once, by context; undefined when its key is gone. */
  openerOf(caseId: string): Promise<((context: string, sealed: Sealed) => Buffer) | undefined>;
  /** Seals an identity once more under another case's key. Nobody sees it; nothing happens where it is gone. */
  share(from: Place, to: Place): Promise<void>;
  /** The keys of cases, each sealed under the office's. */
  caseKeys: Rewrappable;
}

/** Where an identity is kept. */
export interface Place {
  caseId: string;
  ref: string;
}

export function createIdentityVault(
  connection: Connection,
  masterKeys: readonly VaultKey[],
  keys: CaseKeys = createCaseKeys(connection, masterKeys),
): IdentityVault {
  const identities = connection.model('ReporterIdentity', vaultSchema);
  const log = connection.model('SecretLook', lookSchema);
  const insertIdentity = insertedTogether<{ _id: string; caseId: string; identity: Sealed }>(
    connection,
    'reporter_identities',
  );

  async function keep({ caseId, ref }: Place, plain: Buffer): Promise<void> {
    // It is most often the first of its case that is sealed. A repeat: the first stays.
    const sealed = seal(await keys.make(caseId), caseId, ref, plain);
    await insertedOnce(() => insertIdentity({ _id: ref, caseId, identity: sealed }));
  }

  /** Undefined when it is not there, belongs to another case, or its key is gone. */
  async function open({ caseId, ref }: Place): Promise<Buffer | undefined> {
    const stored = await identities.findById(ref).lean();
    const key = stored?.caseId === caseId ? await keys.find(caseId) : undefined;
    return stored && key ? unseal(key, ref, stored.identity) : undefined;
  }

  async function note(look: Look): Promise<void> {
    const { caseId, why } = look;
    const sealed = seal(await keys.ensure(caseId), caseId, contextOfLook(look), Buffer.from(why));
    await log.create({ ...look, why: sealed });
  }

  async function opened(looks: readonly StoredLook[]): Promise<Look[]> {
    const found = await keys.findAll(looks.map(({ caseId }) => caseId));
    return looks.map((look) => ({ ...look, why: openedWhy(look, found.get(look.caseId)) }));
  }

  return {
    store: (caseId, ref, identity) => keep({ caseId, ref }, Buffer.from(JSON.stringify(identity))),
    sealOf: async (caseId, context, plain) => seal(await keys.ensure(caseId), caseId, context, plain),
    openOf: async (caseId, context, sealed) => {
      const key = await keys.find(caseId);
      return key && unseal(key, context, sealed);
    },
    openerOf: async (caseId) => {
      const key = await keys.find(caseId);
      return key && ((context, sealed) => unseal(key, context, sealed));
    },
    share: async (from, to) => {
      const plain = await open(from);
      if (plain) await keep(to, plain);
    },
    look: async (ref, look) => {
      const plain = await open({ caseId: look.caseId, ref });
      if (!plain) return undefined;
      await note(look);
      return identitySchema.parse(JSON.parse(plain.toString()));
    },
    judge: async (place, ask) => {
      const plain = await open(place);
      return plain && ask(identitySchema.parse(JSON.parse(plain.toString())));
    },
    noteLook: note,
    caseKeys: keys.rewrappable,
    prepare: async () => {
      await log.createIndexes();
    },
    countLooks: (asked) => log.countDocuments(askedLooks(asked)),
    looksOfOffice: async (asked, { skip, limit }) =>
      opened(
        await log
          .find(askedLooks(asked), { _id: 0 })
          .sort({ at: -1 })
          .skip(skip)
          .limit(limit)
          .lean<StoredLook[]>(),
      ),
    looks: async (caseId) =>
      opened(await log.find({ caseId }, { _id: 0 }).sort({ at: 1 }).lean<StoredLook[]>()),
  };
}
