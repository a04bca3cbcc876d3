import fc from 'fast-check';
import { inPieces } from './inPieces';

async function* parts(all: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* all;
}

test('whatever parts they come in, the bytes are the same, in whole pieces and a shorter last one', async () => {
  const sources = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(sources, fc.integer({ min: 1, max: 16 }), async (source, size) => {
      const pieces: Buffer[] = [];
      for await (const piece of inPieces(parts(source), size)) pieces.push(Buffer.from(piece));
      expect(Buffer.concat(pieces)).toEqual(Buffer.concat(source));
      const last = pieces.pop();
      expect(pieces.every(({ length }) => length === size)).toBe(true);
      expect(last?.length).toBeLessThan(size);
    }),
  );
});
