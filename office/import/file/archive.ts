import { inflateRawSync } from 'node:zlib';
import { UnreadableFileError } from './fault';

/** All parts of a workbook that are read, unpacked; a register of the longest kind has a third of it. */
export const maximumUnpackedBytes = 64 * 1024 * 1024;

const signature = { end: 0x06054b50, entry: 0x02014b50, file: 0x04034b50 };
const longestEnd = 22 + 0xffff;
const stored = 0;
const deflated = 8;

interface Entry {
  method: number;
  packed: number;
  at: number;
}

/** Reads the parts of a ZIP archive by their names; what they come to unpacked is bounded by what comes out, whatever the archive says. */
export interface Archive {
  /** @throws UnreadableFileError where the part is damaged, or too large unpacked */
  findPart(name: string): Buffer | undefined;
}

/** @throws UnreadableFileError unless the archive's own list of its parts can be read */
export function openArchive(bytes: Buffer): Archive {
  const entries = intact(() => listEntries(bytes));
  let left = maximumUnpackedBytes;
  return {
    findPart: (name) => {
      const entry = entries.get(name);
      if (!entry) return undefined;
      const part = intact(() => unpack(bytes, entry, left));
      left -= part.length;
      return part;
    },
  };
}

function unpack(bytes: Buffer, { method, packed, at }: Entry, most: number): Buffer {
  if (bytes.readUInt32LE(at) !== signature.file) throw new RangeError('no part there');
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const data = bytes.subarray(from, from + packed);
  if (method === deflated && most > 0) return inflateRawSync(data, { maxOutputLength: most });
  if (method === stored && data.length <= most) return data;
  throw method === stored || method === deflated ? tooLarge() : new RangeError('packed otherwise');
}

function listEntries(bytes: Buffer): Map<string, Entry> {
  const mark = Buffer.alloc(4);
  mark.writeUInt32LE(signature.end);
  const end = bytes.lastIndexOf(mark);
  if (end < 0 || end < bytes.length - longestEnd) throw new RangeError('no end');
  const entries = new Map<string, Entry>();
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    if (bytes.readUInt32LE(at) !== signature.entry) throw new RangeError('no entry there');
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const entry = {
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      at: bytes.readUInt32LE(at + 42),
    };
    entries.set(name, entry);
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

const tooLarge = () =>
  new UnreadableFileError('tooLargeUnpacked', { maximum: maximumUnpackedBytes / 1024 / 1024 });

function intact<Read>(read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnreadableFileError) throw error;
    if (
      typeof error === 'object' &&
      error !== null &&
      'code' in error &&
      error.code === 'ERR_BUFFER_TOO_LARGE'
    )
      throw tooLarge();
    throw new UnreadableFileError('damagedWorkbook');
  }
}
