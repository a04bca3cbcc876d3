import sodium from 'libsodium-wrappers';
import { type Envelope, envelope } from './envelope';
import { padded, unpadded } from './padding';

export interface KeyPair {
  publicKey: Uint8Array;
  privateKey: Uint8Array;
}

/** The pair of keys (X25519) that follows from 32 secret bytes. */
export async function keyPairFrom(seed: Uint8Array): Promise<KeyPair> {
  await sodium.ready;
  const { publicKey, privateKey } = sodium.crypto_box_seed_keypair(seed);
  return { publicKey, privateKey };
}

/** Seals to whoever has the private key; the sealer cannot open it again (libsodium’s sealed box). */
export async function sealTo(publicKey: Uint8Array, value: unknown): Promise<Uint8Array> {
  await sodium.ready;
  return sodium.crypto_box_seal(await padded(new TextEncoder().encode(JSON.stringify(value))), publicKey);
}

/** What was sealed to one of these keys, as JSON; undefined where none of them opens it. */
export async function findSealedTo(keys: readonly KeyPair[], sealed: Uint8Array): Promise<unknown> {
  await sodium.ready;
  for (const { publicKey, privateKey } of keys) {
    try {
      const plain = await unpadded(sodium.crypto_box_seal_open(sealed, publicKey, privateKey));
      return JSON.parse(new TextDecoder().decode(plain));
    } catch {
      // Sealed to another one of the keys, or not as it was sealed.
    }
  }
  return undefined;
}

/** The envelope in what a door has sealed; undefined where it was altered, or sealed to another office. */
export async function findEnvelope(
  keys: readonly KeyPair[],
  sealed: Uint8Array,
): Promise<Envelope | undefined> {
  const read = envelope.safeParse(await findSealedTo(keys, sealed));
  return read.success ? read.data : undefined;
}
