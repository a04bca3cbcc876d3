import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Connection, Schema } from 'mongoose';
import { isDuplicateKey } from './duplicateKey';
import { keysFor, type MasterKey } from './keyRing';

interface KnownKey {
  _id: string;
  /** Shows whether a key of this name is the same; absent where only its name was found. */
  check?: string | undefined;
}

const schema = new Schema<KnownKey>(
  { _id: { type: String, required: true }, check: String },
  { collection: 'known_keys', versionKey: false, autoIndex: false },
);

/** What the database knows of the office's keys, against those that a process was given. */
export interface KeyCheck {
  /** Names of keys that something was sealed under, and that are not there. */
  missing: string[];
  /** Names under which this office knows another key. */
  different: string[];
}

/** To seal under another key of a known name would leave values that neither key opens. */
export class WrongKeyError extends Error {
  override readonly name = 'WrongKeyError';
  constructor(names: readonly string[]) {
    super(
      `LIEM_VAULT_KEYS holds another key under the name ${names.join(', ')} than this office has used: give it its own keys, or a new one another name.`,
    );
  }
}

const checkOf = (key: Buffer): string => createHmac('sha256', key).update('liem').digest('base64');

function isSame(left: string, right: string): boolean {
  const [one, other] = [Buffer.from(left), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}

const knownIn = (connection: Connection) =>
  connection.models.KnownKey ?? connection.model<KnownKey>('KnownKey', schema);

/** What the office knows of its keys against those that are given; nothing is noted. */
export async function compareKeys(
  connection: Connection,
  masterKeys: readonly MasterKey[],
): Promise<KeyCheck> {
  const keys = keysFor('knownKeys', masterKeys);
  const before = await knownIn(connection).find().lean<KnownKey[]>();
  const different = before
    .filter(({ _id, check }) => {
      const own = keys.find(_id);
      return own !== undefined && check !== undefined && !isSame(check, checkOf(own.key));
    })
    .map(({ _id }) => _id);
  const missing = before.map(({ _id }) => _id).filter((id) => keys.find(id) === undefined);
  return { missing: missing.sort(), different };
}

/**
 * Notes the keys of this process among those that the office has used, and tells which of them it lacks. An office of an earlier
 * program has noted none: there the names are looked for once in what is sealed.
 */
export async function checkKeys(connection: Connection, masterKeys: readonly MasterKey[]): Promise<KeyCheck> {
  const known = knownIn(connection);
  const keys = keysFor('knownKeys', masterKeys);
  if ((await known.countDocuments()) === 0) {
    for (const name of await namesInUse(connection)) await note({ _id: name });
  }
  const found = await compareKeys(connection, masterKeys);
  for (const { id } of masterKeys) {
    const own = keys.find(id);
    if (own && !found.different.includes(id)) await note({ _id: id, check: checkOf(own.key) });
  }
  return found;

  async function note(key: KnownKey): Promise<void> {
    try {
      await known.updateOne({ _id: key._id }, { $set: key }, { upsert: true });
    } catch (error) {
      // Another process starts at the same moment.
      if (!isDuplicateKey(error)) throw error;
    }
  }
}

async function namesInUse(connection: Connection): Promise<string[]> {
  const [ofCases, ofRows] = await Promise.all([
    connection.collection('case_keys').distinct('wrapped.keyId'),
    connection.collection('import_rows').distinct('sealed.keyId'),
  ]);
  return [...new Set([...ofCases, ...ofRows])].filter((name) => typeof name === 'string');
}

/** A sentence for each key that is not there. @throws WrongKeyError when one is another than this office knows under its name */
export function describeMissing({ missing, different }: KeyCheck): string[] {
  if (different.length > 0) throw new WrongKeyError(different);
  return missing.map(
    (name) =>
      `Key ${name} is not there: what is sealed under it stays closed, and everything else goes on. Put it behind the others in LIEM_VAULT_KEYS.`,
  );
}
