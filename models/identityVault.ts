import { randomBytes } from 'node:crypto';
import { type Connection, Schema } from 'mongoose';
import { z } from 'zod';
import { insertedOnce, isDuplicateKey } from './duplicateKey';
import { insertedTogether } from './insertedTogether';
import type { MasterKey } from './keyRing';
import { createMasterSeals } from './masterSeals';
import { type Rewrappable, rewrapping } from './rewrapping';
import { type Sealed, seal, sealedUnderCase, sealedUnderOffice, unseal } from './sealing';

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

const keySchema = new Schema<{ _id: string; wrapped: Sealed }>(
  { _id: { type: String, required: true }, wrapped: { type: sealedUnderOffice, required: true } },
  { collection: 'case_keys', versionKey: false, autoIndex: false },
);
const vaultSchema = new Schema<{ _id: string; caseId: string; identity: Sealed }>(
  {
    _id: { type: String, required: true },
    caseId: String,
    identity: { type: sealedUnderCase, required: true },
  },
  { collection: 'reporter_identities', versionKey: false, autoIndex: false },
);
const lookSchema = new Schema<Look>(
  { at: String, caseId: String, by: String, fields: [String], why: String },
  { collection: 'secret_looks', versionKey: false, autoIndex: false },
);
lookSchema.index({ caseId: 1 });
// By these names the stand-in finds the looks of a time or a person without reading all.
lookSchema.index({ at: 1 }, { name: 'multikey_at' });
lookSchema.index({ by: 1 }, { name: 'multikey_by' });

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

export function createIdentityVault(connection: Connection, masterKeys: readonly VaultKey[]): IdentityVault {
  const keys = connection.model('CaseKey', keySchema);
  const identities = connection.model('ReporterIdentity', vaultSchema);
  const log = connection.model('SecretLook', lookSchema);
  const seals = createMasterSeals('caseKeys', masterKeys);
  const insertKey = insertedTogether<{ _id: string; wrapped: Sealed }>(connection, 'case_keys');
  const insertIdentity = insertedTogether<{ _id: string; caseId: string; identity: Sealed }>(
    connection,
    'reporter_identities',
  );

  async function findCaseKey(caseId: string): Promise<Buffer | undefined> {
    const stored = await keys.findById(caseId).lean();
    return stored ? seals.open(caseId, stored.wrapped) : undefined;
  }

  async function caseKey(caseId: string): Promise<Buffer> {
    try {
      const fresh = randomBytes(32);
      await insertKey({ _id: caseId, wrapped: seals.seal(caseId, fresh) });
      return fresh;
    } catch (error) {
      // The case has its key already: a repeat, or a twin that was faster.
      const there = isDuplicateKey(error) ? await findCaseKey(caseId) : undefined;
      if (there) return there;
      throw error;
    }
  }

  async function keep({ caseId, ref }: Place, plain: Buffer): Promise<void> {
    const sealed = seal(await caseKey(caseId), caseId, ref, plain);
    // A repeat: the first stays.
    await insertedOnce(() => insertIdentity({ _id: ref, caseId, identity: sealed }));
  }

  /** Undefined when it is not there, belongs to another case, or its key is gone. */
  async function open({ caseId, ref }: Place): Promise<Buffer | undefined> {
    const stored = await identities.findById(ref).lean();
    const key = stored?.caseId === caseId ? await findCaseKey(caseId) : undefined;
    return stored && key ? unseal(key, ref, stored.identity) : undefined;
  }

  return {
    store: (caseId, ref, identity) => keep({ caseId, ref }, Buffer.from(JSON.stringify(identity))),
    sealOf: async (caseId, context, plain) => seal(await caseKey(caseId), caseId, context, plain),
    openOf: async (caseId, context, sealed) => {
      const key = await findCaseKey(caseId);
      return key && unseal(key, context, sealed);
    },
    openerOf: async (caseId) => {
      const key = await findCaseKey(caseId);
      return key && ((context, sealed) => unseal(key, context, sealed));
    },
    share: async (from, to) => {
      const plain = await open(from);
      if (plain) await keep(to, plain);
    },
    look: async (ref, look) => {
      const plain = await open({ caseId: look.caseId, ref });
      if (!plain) return undefined;
      await log.create(look);
      return identitySchema.parse(JSON.parse(plain.toString()));
    },
    judge: async (place, ask) => {
      const plain = await open(place);
      return plain && ask(identitySchema.parse(JSON.parse(plain.toString())));
    },
    noteLook: async (look) => void (await log.create(look)),
    caseKeys: rewrapping(connection, 'case_keys', 'wrapped', seals),
    prepare: async () => {
      await log.createIndexes();
    },
    countLooks: (asked) => log.countDocuments(askedLooks(asked)),
    looksOfOffice: (asked, { skip, limit }) =>
      log.find(askedLooks(asked), { _id: 0 }).sort({ at: -1 }).skip(skip).limit(limit).lean<Look[]>(),
    looks: (caseId) => log.find({ caseId }, { _id: 0 }).sort({ at: 1 }).lean<Look[]>(),
  };
}
