import sodium from 'libsodium-wrappers';
import { inPieces } from './inPieces';

/** What is sealed in one piece: no more than this is held in memory, and nothing is given out of a piece before it is proved. */
const pieceSize = 65_536;

/** Said when sealed bytes are not, whole and in order, what was written under this key and label. */
export class NotAsSealedError extends Error {
  override readonly name = 'NotAsSealedError';
}

/**
 * Seals a stream by libsodium's secretstream (XChaCha20-Poly1305): a header, then pieces that can be neither left out, exchanged,
 * repeated nor cut off at the end unseen.
 * @param label what the bytes are; they open only under the same one
 */
export async function* sealedBytes(
  source: AsyncIterable<Uint8Array>,
  key: Uint8Array,
  label: string,
): AsyncGenerator<Uint8Array> {
  await sodium.ready;
  const { state, header } = sodium.crypto_secretstream_xchacha20poly1305_init_push(key);
  yield header;
  for await (const piece of inPieces(source, pieceSize)) {
    const isLast = piece.length < pieceSize;
    const tag = isLast
      ? sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL
      : sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
    yield sodium.crypto_secretstream_xchacha20poly1305_push(state, piece, label, tag);
  }
}

/** Opens what `sealedBytes` has sealed. @throws NotAsSealedError when it was altered, cut, or sealed under another key or label */
export async function* openedBytes(
  source: AsyncIterable<Uint8Array>,
  key: Uint8Array,
  label: string,
): AsyncGenerator<Uint8Array> {
  await sodium.ready;
  const headerSize = sodium.crypto_secretstream_xchacha20poly1305_HEADERBYTES;
  const sealedSize = pieceSize + sodium.crypto_secretstream_xchacha20poly1305_ABYTES;
  const { header, rest } = await withHeader(source, headerSize);
  const state = sodium.crypto_secretstream_xchacha20poly1305_init_pull(header, key);
  for await (const piece of inPieces(rest, sealedSize)) {
    const isLast = piece.length < sealedSize;
    const opened = pull(state, piece, label);
    if (!opened || (opened.tag === sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL) !== isLast) {
      throw new NotAsSealedError('a piece is not as it was sealed');
    }
    yield opened.message;
  }
}

function pull(
  state: Parameters<typeof sodium.crypto_secretstream_xchacha20poly1305_pull>[0],
  piece: Uint8Array,
  label: string,
) {
  try {
    return sodium.crypto_secretstream_xchacha20poly1305_pull(state, piece, label);
  } catch {
    // Shorter than any piece can be.
    return false;
  }
}

async function withHeader(source: AsyncIterable<Uint8Array>, size: number) {
  const bytes = source[Symbol.asyncIterator]();
  let held = Buffer.alloc(0);
  while (held.length < size) {
    const next = await bytes.next();
    if (next.done) throw new NotAsSealedError('it ends before it begins');
    held = Buffer.concat([held, next.value]);
  }
  async function* rest(): AsyncGenerator<Uint8Array> {
    yield held.subarray(size);
    for (let next = await bytes.next(); !next.done; next = await bytes.next()) yield next.value;
  }
  return { header: held.subarray(0, size), rest: rest() };
}
