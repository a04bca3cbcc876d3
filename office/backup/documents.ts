/** More than any document that a database takes. */
const largest = 64 * 1024 * 1024;
const smallest = 5;

/** The BSON documents that stand one behind the other in a stream, as bytes; each begins with its length. */
export async function* documentsIn(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held = Buffer.alloc(0);
  for await (const bytes of source) {
    held = held.length === 0 ? Buffer.from(bytes) : Buffer.concat([held, bytes]);
    let from = 0;
    while (held.length - from >= 4) {
      const length = held.readInt32LE(from);
      if (length < smallest || length > largest) throw new RangeError('this is no document');
      if (held.length - from < length) break;
      yield held.subarray(from, from + length);
      from += length;
    }
    held = held.subarray(from);
  }
  if (held.length > 0) throw new RangeError('the last document is cut off');
}
