import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { Binary, BSON, BSONRegExp, Double, Int32, Long, ObjectId } from 'mongodb';
import type { Connection } from 'mongoose';
import { openServedStores } from '../servers';

let connection: Connection;
beforeAll(async () => {
  ({ connection } = await openServedStores('documents'));
}, 120_000);
afterAll(() => connection.close());

/** What JSON writes in a way of its own, what looks like JSON, and what this house writes. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom('"', '\\', '<', '>', '&', '\n', '\t', '\u2028', '\u007f', '{', '}', '[', ']', ',', ':'),
      fc.constantFrom('null', 'Đơn tố cáo', '😀', 'x y', '\\u0041', ''),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join('').replaceAll('\0', ''));
const key = text.filter((one) => one !== '' && !one.startsWith('$') && !/[.]/.test(one) && one !== '_id');

const scalar = fc.oneof(
  text,
  fc.boolean(),
  fc.constant(null),
  fc.integer().map((n) => new Int32(n)),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((n) => Long.fromBigInt(n)),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => new Double(n === 0 ? 0 : n)),
  fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31') }),
  fc.uint8Array({ maxLength: 20 }).map((bytes) => new Binary(bytes)),
  fc.constant(0).map(() => new ObjectId()),
  text.map((pattern) => new BSONRegExp(pattern, 'i')),
);
/** The stand-in takes no list within a list. */
const { value } = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small', withCrossShrink: true }, scalar, tie('list'), tie('fields')),
  list: fc.array(fc.oneof(scalar, tie('fields')), { maxLength: 4 }),
  fields: fc.dictionary(key, tie('value'), { maxKeys: 4 }),
}));

/** The very bytes, so that no other type passes for the same number. */
const bytesOf = (document: object) => Buffer.from(BSON.serialize(document)).toString('hex');

test('whatever is stored comes back to the byte', async () => {
  const collection = connection.collection<Record<string, unknown> & { _id: string }>('any_documents');
  const documents = fc
    .sample(fc.dictionary(fc.stringMatching(/^[a-z][a-zA-Z0-9_]{0,8}$/), value, { maxKeys: 6 }), 2_000)
    .map((fields) => ({ _id: randomUUID(), ...fields }));
  const wanted = new Map<string, string>(documents.map((document) => [document._id, bytesOf(document)]));
  for (let from = 0; from < documents.length; from += 200)
    await collection.insertMany(documents.slice(from, from + 200));
  for await (const document of collection.find({}, { promoteValues: false, bsonRegExp: true })) {
    const id = String(document._id);
    expect(bytesOf(document)).toBe(wanted.get(id));
    wanted.delete(id);
  }
  expect(wanted.size).toBe(0);
}, 60_000);
