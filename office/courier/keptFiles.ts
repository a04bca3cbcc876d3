import { toBytes } from '../../door/envelopes/bytes';
import type { SentFile } from '../../door/envelopes/envelope';
import { openedFile } from '../../door/envelopes/sealedFile';
import { inPieces } from '../../sealing/inPieces';
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
  for await (const piece of inPieces(source, pieceSize)) {
    // Nothing is left over.
    if (piece.length === 0) break;
    await files.keepPiece(file, n, piece);
    n += 1;
  }
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
