import { randomBytes } from 'node:crypto';
import { NotAsSealedError, openedBytes, sealedBytes } from './sealedBytes';

const key = randomBytes(32);
const piece = 65_536;

async function* inBits(bytes: Uint8Array, size = 10_000): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}
async function all(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const bits: Uint8Array[] = [];
  for await (const bit of source) bits.push(bit);
  return Buffer.concat(bits);
}
const seal = (plain: Uint8Array) => all(sealedBytes(inBits(plain), key, 'events'));
const open = (sealed: Uint8Array, label = 'events', by = key) => all(openedBytes(inBits(sealed), by, label));

test.each([0, 1, piece - 1, piece, piece + 1, 3 * piece])(
  '%i bytes come out as they went in',
  async (length) => {
    const plain = randomBytes(length);
    const sealed = await seal(plain);
    // A few bytes may stand there by chance.
    if (length > 100) expect(sealed.includes(plain.subarray(0, 100))).toBe(false);
    expect((await open(sealed)).equals(plain)).toBe(true);
  },
);

test('what was altered, cut, exchanged, moved or sealed by somebody else does not open', async () => {
  const plain = randomBytes(3 * piece + 5);
  const sealed = await seal(plain);
  const header = 24;
  const whole = piece + 17;
  const part = (n: number) => sealed.subarray(header + n * whole, header + (n + 1) * whole);
  const altered = Buffer.from(sealed);
  altered.writeUInt8(altered.readUInt8(header + 70_000) ^ 1, header + 70_000);
  const head = sealed.subarray(0, header);
  for (const wrong of [
    altered,
    sealed.subarray(0, sealed.length - 1),
    sealed.subarray(0, header + 3 * whole),
    sealed.subarray(0, header + whole),
    sealed.subarray(0, 10),
    Buffer.alloc(0),
    Buffer.concat([head, part(1), part(0), part(2), part(3)]),
    Buffer.concat([head, part(0), part(2), part(3)]),
    Buffer.concat([sealed, part(3)]),
  ]) {
    await expect(open(wrong)).rejects.toThrow(NotAsSealedError);
  }
  await expect(open(sealed, 'accounts')).rejects.toThrow(NotAsSealedError);
  await expect(open(sealed, 'events', randomBytes(32))).rejects.toThrow(NotAsSealedError);
});
