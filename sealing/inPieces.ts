/**
 * The same bytes in pieces of one size; the last one is shorter, and is empty where nothing is left over: by that its reader knows the end.
 * @param size in bytes
 */
export async function* inPieces(source: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Buffer> {
  let parts: Uint8Array[] = [];
  let held = 0;
  for await (const bytes of source) {
    parts.push(bytes);
    held += bytes.length;
    // What comes in small parts is put together once, and not with each of them.
    if (held < size) continue;
    const joined = Buffer.concat(parts);
    let from = 0;
    for (; joined.length - from >= size; from += size) yield joined.subarray(from, from + size);
    parts = [joined.subarray(from)];
    held -= from;
  }
  yield Buffer.concat(parts);
}
