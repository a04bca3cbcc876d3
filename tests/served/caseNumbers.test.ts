import type { Connection } from 'mongoose';
import { openConnection } from '../../models/connection';
import { createCaseNumbers, type CaseNumbers } from '../../models/caseNumbers';
import { servedOffice } from '../servers';

// Two connections, as of two processes of one office: neither knows what the other has given.
const { mongoUri } = servedOffice('register-numbers');
let connections: Connection[];
let processes: [CaseNumbers, CaseNumbers];

beforeAll(async () => {
  connections = [await openConnection(mongoUri), await openConnection(mongoUri)];
  const [one, other] = connections.map(createCaseNumbers);
  if (!one || !other) throw new Error('two connections were opened');
  processes = [one, other];
  await one.prepare();
});
afterAll(() => Promise.all(connections.map((connection) => connection.close())));

const numberFor = (caseId: string, i: number, year = '2026') =>
  processes[i % 2 ? 1 : 0].numberFor(caseId, year);

test('forty first registrations of a year at once get forty numbers in a row', async () => {
  const drawn = await Promise.all(Array.from({ length: 40 }, (_, i) => numberFor(`case-${i}`, i)));
  const inARow = Array.from({ length: 40 }, (_, i) => `2026-${String(i + 1).padStart(6, '0')}`);
  expect([...drawn].sort()).toEqual(inARow);
  const again = await Promise.all(Array.from({ length: 40 }, (_, i) => numberFor(`case-${i}`, i + 1)));
  expect(again).toEqual(drawn);
  expect(await numberFor('case-40', 0)).toBe('2026-000041');
});

test('a case that asks twice at once has one number, and none is lost by it', async () => {
  const [one, other] = await Promise.all([numberFor('twin', 0, '2027'), numberFor('twin', 1, '2027')]);
  expect(one).toBe('2027-000001');
  expect(other).toBe(one);
  expect(await numberFor('next', 1, '2027')).toBe('2027-000002');
});
