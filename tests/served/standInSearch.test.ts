import { MongoClient } from 'mongodb';
import { servedOffice } from '../servers';

// The stand-in is built with a change that has its indexes answer questions; what is found must stay what MongoDB finds.
interface Row {
  _id: string;
  owner?: unknown;
  seq: number;
}
const office = servedOffice('stand-in-search');
const client = new MongoClient(office.mongoUri);
const rows = () => client.db().collection<Row>('rows');
const found = async (filter: Record<string, unknown>) =>
  (await rows().find(filter).toArray()).map(({ _id }) => _id).sort();

beforeAll(async () => {
  await rows().createIndex({ owner: 1, seq: 1 });
  await rows().insertMany([
    { _id: 'a', owner: 'x', seq: 1 },
    { _id: 'b', owner: ['x', 'y'], seq: 2 },
    { _id: 'c', owner: 'y', seq: 3 },
    { _id: 'd', owner: 'Đơn <thư> & "tố cáo" \\', seq: 4 },
    { _id: 'e', owner: null, seq: 5 },
    { _id: 'f', seq: 6 },
    { _id: 'ngày-ấy', owner: { x: 'x' }, seq: 7 },
  ]);
});
afterAll(() => client.close());

test('a field equals a text, or holds it in a list', async () => {
  expect(await found({ owner: 'x' })).toEqual(['a', 'b']);
  expect(await found({ owner: 'y', seq: { $gt: 2 } })).toEqual(['c']);
  expect(await found({ owner: 'Đơn <thư> & "tố cáo" \\' })).toEqual(['d']);
  expect(await found({ owner: '' })).toEqual([]);
});

test('conditions within others are kept apart', async () => {
  expect(await found({ $and: [{ owner: 'x' }, { $or: [{ _id: 'a' }, { _id: 'c' }] }] })).toEqual(['a']);
  expect(await found({ $or: [{ owner: 'y' }, { _id: 'a' }] })).toEqual(['a', 'b', 'c']);
  expect(await found({ $and: [{ _id: 'ngày-ấy' }, {}] })).toEqual(['ngày-ấy']);
  expect(await found({ owner: null })).toEqual(['e', 'f']);
  expect(await found({ 'owner.x': 'x' })).toEqual(['ngày-ấy']);
});

test('a guarded write changes one row, or tells that a newer one is there', async () => {
  const write = (seq: number) =>
    rows().replaceOne({ _id: 'g', seq: { $lt: seq } }, { seq }, { upsert: true });
  await write(1);
  await write(3);
  await expect(write(2)).rejects.toMatchObject({ code: 11000 });
  expect(await rows().findOne({ _id: 'g' })).toEqual({ _id: 'g', seq: 3 });
  expect((await rows().deleteOne({ _id: 'g', seq: 3 })).deletedCount).toBe(1);
});
