import { createHash } from 'node:crypto';
import { stepFor } from './padding';
import { NotAsSealedError, openedBytes, sealedBytes } from '../../sealing/sealedBytes';

const labelOf = (file: string) => `liem: file ${file}`;
const zeros = new Uint8Array(65_536);

/** Seals a file as it comes, and fills it up to a step. Tells how long it was, and its hash, once all of it has passed. */
export async function* sealedFile(
  source: AsyncIterable<Uint8Array>,
  key: Uint8Array,
  file: string,
  told: { size: number; sha256: string },
): AsyncGenerator<Uint8Array> {
  async function* filled() {
    const hash = createHash('sha256');
    for await (const bytes of source) {
      told.size += bytes.length;
      hash.update(bytes);
      yield bytes;
    }
    told.sha256 = hash.digest('hex');
    let missing = stepFor(told.size) - told.size;
    for (; missing > 0; missing -= zeros.length) yield zeros.subarray(0, Math.min(missing, zeros.length));
  }
  yield* sealedBytes(filled(), key, labelOf(file));
}

/** A sealed file as it came, `size` bytes. @throws NotAsSealedError where it was altered, cut or exchanged */
export async function* openedFile(
  source: AsyncIterable<Uint8Array>,
  key: Uint8Array,
  file: string,
  size: number,
): AsyncGenerator<Uint8Array> {
  let left = size;
  for await (const bytes of openedBytes(source, key, labelOf(file))) {
    if (left > 0) yield bytes.subarray(0, left);
    left -= Math.min(left, bytes.length);
  }
  if (left > 0) throw new NotAsSealedError('it is shorter than it was');
}
