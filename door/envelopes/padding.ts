import sodium from 'libsodium-wrappers';

const smallest = 4_096;
const doublesUpTo = 1_048_576;

/**
 * The size to which so many bytes are filled up, in bytes: doubling steps up to one megabyte, then eighths of the power of two below, so that
 * a size tells next to nothing of what it is of and costs an eighth at most.
 */
export function stepFor(length: number): number {
  if (length <= doublesUpTo) {
    let step = smallest;
    while (step < length) step *= 2;
    return step;
  }
  const eighth = 2 ** (Math.floor(Math.log2(length)) - 3);
  return Math.ceil(length / eighth) * eighth;
}

/** Fills up to a step; at least one byte is added. */
export async function padded(bytes: Uint8Array): Promise<Uint8Array> {
  await sodium.ready;
  return sodium.pad(bytes, stepFor(bytes.length + 1));
}

/** What was filled up. @throws when it was not */
export async function unpadded(bytes: Uint8Array): Promise<Uint8Array> {
  await sodium.ready;
  return sodium.unpad(bytes, bytes.length);
}
