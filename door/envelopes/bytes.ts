import sodium from 'libsodium-wrappers';

/** Bytes as they stand in JSON. */
export const toText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
export const toBytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));

/** BLAKE2b of 32 bytes, in hex: the name of what is sealed. */
export async function hashOf(bytes: Uint8Array): Promise<string> {
  await sodium.ready;
  return sodium.crypto_generichash(32, bytes, null, 'hex');
}
