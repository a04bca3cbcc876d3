import { signStatement } from '../../door/envelopes/statement';
import { makeOwnCertificate } from '../../temporal-config/servers/certificates';
import { isSilent, statedFault } from './statedRow';

const hash = (n: number) => String(n).repeat(64);
const door = 'a'.repeat(16);
const last = { _id: hash(7), seq: 7 };

test('a door that has delivered all that it says to have sealed is right, and one that holds back the end is not', async () => {
  const { cert, key } = await makeOwnCertificate('door.liem.internal');
  const says = (seq: number, of: string) => signStatement({ door, seq, hash: of, on: '2026-12-01' }, key);
  expect(statedFault(says(7, hash(7)), last, cert)).toBeUndefined();
  // It has sealed more between its word and the end of the round.
  expect(statedFault(says(6, hash(6)), last, cert)).toBeUndefined();
  expect(statedFault(says(9, hash(9)), last, cert)).toEqual({ fault: 'heldBack', seq: 8, upTo: 9 });
  expect(statedFault(says(7, hash(8)), last, cert)).toEqual({ fault: 'rolledBack', seq: 7 });
  expect(statedFault(says(0, hash(0)), undefined, cert)).toBeUndefined();
  const altered = { ...says(9, hash(9)), seq: 7 };
  expect(statedFault(altered, last, cert)).toEqual({ fault: 'falseStatement', seq: 7 });
  const other = await makeOwnCertificate('door.liem.internal');
  expect(statedFault(says(7, hash(7)), last, other.cert)).toEqual({ fault: 'falseStatement', seq: 7 });
});

test('silence is told from the second day on', () => {
  expect(isSilent('2026-12-01', '2026-12-01')).toBe(false);
  expect(isSilent('2026-11-30', '2026-12-01')).toBe(false);
  expect(isSilent('2026-11-29', '2026-12-01')).toBe(true);
});
