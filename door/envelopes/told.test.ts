import { randomBytes } from 'node:crypto';
import { findSealedTo, keyPairFrom, sealTo } from './sealedEnvelope';
import { findTold, sealTold, type Told } from './told';

const box = 'a'.repeat(64);
const told: Told = {
  box,
  turn: 1,
  on: '2026-11-30',
  stage: 'verified',
  written: [{ id: 7, on: '2026-11-30', text: 'Ông, bà có giữ hóa đơn không?', asks: true, answered: false }],
  notices: [],
  heard: [],
  asksOpinion: false,
};
const pair = () => keyPairFrom(randomBytes(32));

test('what the office tells opens for the code’s key alone, and only as the office wrote it', async () => {
  const [office, reporter, other] = await Promise.all([pair(), pair(), pair()]);
  const sealed = await sealTold(reporter.publicKey, office, told);
  expect(await findTold(box, reporter, [office.publicKey], sealed)).toEqual(told);
  expect(await findTold(box, other, [office.publicKey], sealed)).toBeUndefined();
  // A door that writes something of its own has not the office’s key.
  const forged = await sealTold(reporter.publicKey, other, told);
  expect(await findTold(box, reporter, [office.publicKey], forged)).toBeUndefined();
  // Nor can it put one reporter’s answer into another’s box.
  expect(await findTold('b'.repeat(64), reporter, [office.publicKey], sealed)).toBeUndefined();
  sealed[40] = (sealed[40] ?? 0) ^ 1;
  expect(await findTold(box, reporter, [office.publicKey], sealed)).toBeUndefined();
});

test('what is sealed to the office opens under each of its keys, and for nobody who sealed it', async () => {
  const [now, before, door] = await Promise.all([pair(), pair(), pair()]);
  const sealed = await sealTo(before.publicKey, { word: 'kín' });
  expect(await findSealedTo([now, before], sealed)).toEqual({ word: 'kín' });
  expect(await findSealedTo([door], sealed)).toBeUndefined();
});
