import { toBytes } from '../../door/envelopes/bytes';
import type { SentFile } from '../../door/envelopes/envelope';
import { openedFile } from '../../door/envelopes/sealedFile';
import { NotAsSealedError } from '../../sealing/sealedBytes';
import type { DoorFiles } from '../../models/doorFiles';

/** As large as one document of a file is, in bytes. */
const pieceSize = 262_144;

/** Stores the sealed bytes of a file as they come. */
export async function keepPieces(
  files: DoorFiles,
  file: string,
  source: AsyncIterable<Uint8Array>,
): Promise<void> {
  let n = 0;
  let held = Buffer.alloc(0);
  for await (const bytes of source) {
    held = Buffer.concat([held, bytes]);
    for (; held.length >= pieceSize; held = held.subarray(pieceSize)) {
      await files.keepPiece(file, n, held.subarray(0, pieceSize));
      n += 1;
    }
  }
  if (held.length > 0) await files.keepPiece(file, n, held);
}

/** Proves that what is stored is what its sender sent, without keeping anything of it open. @returns whether it is */
export async function proveFile(files: DoorFiles, { file, key, size }: SentFile): Promise<boolean> {
  let pieces = 0;
  async function* counted() {
    for await (const bytes of files.read(file)) {
      pieces += 1;
      yield bytes;
    }
  }
  try {
    for await (const bytes of openedFile(counted(), toBytes(key), file, size)) void bytes;
    await files.settle({ _id: file, pieces, spoiled: false });
    return true;
  } catch (error) {
    if (!(error instanceof NotAsSealedError)) throw error;
    await files.settle({ _id: file, pieces, spoiled: true });
    return false;
  }
}
