import { hashRaw } from '@node-rs/argon2';
import sodium from 'libsodium-wrappers';
import { hashOf } from '../envelopes/bytes';
import { type KeyPair, keyPairFrom } from '../envelopes/sealedEnvelope';
import { oneAfterAnother } from '../store/oneAfterAnother';

const digits = 16;

/** A new receipt code: 16 digits by chance, each as likely as any other. */
export async function newReceiptCode(): Promise<string> {
  await sodium.ready;
  return Array.from({ length: digits }, () => sodium.randombytes_uniform(10)).join('');
}

/** The code in groups of four, as it is shown and can be read out. */
export const inGroups = (code: string): string => code.replace(/(\d{4})(?=\d)/g, '$1 ');

/** The code that somebody has typed, with whatever between its digits; undefined where it is none. */
export function findTypedCode(typed: string): string | undefined {
  const code = typed.replace(/[\s.\-–]/g, '');
  return /^\d{16}$/.test(code) ? code : undefined;
}

/** What a code opens: the name of its box, and the seed of its keys. */
export interface CodeSecrets {
  box: string;
  /** 32 bytes. */
  seed: Uint8Array;
}

/** Each derivation takes this much memory (KiB), and they go one after another: a flood of guesses must not fell the machine. */
const cost = { memoryCost: 65_536, timeCost: 3, parallelism: 1 };
const inTurn = oneAfterAnother();

/**
 * Stretches a code by Argon2id under the door’s salt. What the door keeps – a hash of one half, and a public key that follows from the
 * other – gives neither the code nor what it opens.
 */
export async function secretsOf(code: string, salt: Buffer): Promise<CodeSecrets> {
  // Argon2id is what the library does where nothing else is said.
  const raw = await inTurn(() => hashRaw(code, { ...cost, salt, outputLen: 64 }));
  return { box: await hashOf(raw.subarray(0, 32)), seed: new Uint8Array(raw.subarray(32)) };
}

export const keysOf = ({ seed }: CodeSecrets): Promise<KeyPair> => keyPairFrom(seed);
