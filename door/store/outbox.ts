import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { hashOf, toBytes } from '../envelopes/bytes';
import { type Envelope, type Letter, letter as letterSchema, noneBefore } from '../envelopes/envelope';
import { signStatement, type Statement } from '../envelopes/statement';
import { sealTo } from '../envelopes/sealedEnvelope';
import { oneAfterAnother } from './oneAfterAnother';
import type { DoorIdentity } from './doorDirectory';
import { makeDirectory, today, writeStamped } from './stamped';

const head = z.object({
  seq: z.number().int().nonnegative(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** The day of the last heartbeat. */ beatOn: z.iso.date().optional(),
});
type Head = z.infer<typeof head>;

/** What waits for the office: sealed envelopes, each bound to the one before it. */
export interface Outbox {
  /** Seals a letter to the office as it comes; from then on nobody here can read it. */
  add(letter: Letter): Promise<void>;
  /** Seals an empty envelope, once a day. */
  beat(): Promise<void>;
  /** How far the row has come, signed by the door. */
  state(): Statement;
  list(): { name: string; size: number }[];
  /** Undefined where it was erased. */
  find(name: string): Uint8Array | undefined;
  /** Erases what the office has stored, by the hashes of what was sealed. */
  erase(hashes: readonly string[]): Promise<number>;
  /** How many bytes wait. */
  size(): number;
}

const nameOf = (seq: number) => String(seq).padStart(10, '0');

/** @param directory the door’s data */
export async function openOutbox(
  directory: string,
  { door, office, tls }: DoorIdentity,
  inTurn = oneAfterAnother(),
): Promise<Outbox> {
  const folder = makeDirectory(join(directory, 'outbox'));
  const headFile = join(directory, 'head.json');
  const [publicKey] = office.publicKeys.map(toBytes);
  if (!publicKey) throw new RangeError('the office has no key');
  const pathOf = (name: string) => join(folder, name);

  const readKept = (): Head =>
    existsSync(headFile)
      ? head.parse(JSON.parse(readFileSync(headFile, 'utf8')))
      : { seq: 0, hash: noneBefore };
  async function readHead(): Promise<Head> {
    const kept = readKept();
    // Sealed, and then stopped before the head had moved.
    const next = pathOf(nameOf(kept.seq + 1));
    if (!existsSync(next)) return kept;
    return { ...kept, seq: kept.seq + 1, hash: await hashOf(readFileSync(next)) };
  }

  const list = () =>
    readdirSync(folder)
      .filter((name) => /^\d{10}$/.test(name))
      .sort()
      .map((name) => ({ name, size: statSync(pathOf(name)).size }));

  const add = async (given: Letter) => {
    const letter = letterSchema.parse(given);
    // Another process of the door may have sealed meanwhile.
    const last = await readHead();
    const seq = last.seq + 1;
    const inside: Envelope = { door, seq, previous: last.hash, on: today(), letter };
    const sealed = await sealTo(publicKey, inside);
    writeStamped(pathOf(nameOf(seq)), sealed);
    const beatOn = letter.is === 'heartbeat' ? today() : last.beatOn;
    const now: Head = { seq, hash: await hashOf(sealed), beatOn };
    writeStamped(headFile, JSON.stringify(now));
  };

  return {
    add: (given) => inTurn(() => add(given)),
    beat: () =>
      inTurn(async () => {
        if ((await readHead()).beatOn !== today()) await add({ is: 'heartbeat' });
      }),
    state: () => {
      const { seq, hash } = readKept();
      return signStatement({ door, seq, hash, on: today() }, tls.key);
    },
    list,
    find: (name) =>
      /^\d{10}$/.test(name) && existsSync(pathOf(name)) ? readFileSync(pathOf(name)) : undefined,
    erase: (hashes) =>
      inTurn(async () => {
        const asked = new Set(hashes);
        let erased = 0;
        for (const { name } of list()) {
          if (!asked.has(await hashOf(readFileSync(pathOf(name))))) continue;
          rmSync(pathOf(name));
          erased += 1;
        }
        return erased;
      }),
    size: () => list().reduce((sum, { size }) => sum + size, 0),
  };
}
