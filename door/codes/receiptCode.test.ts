import { findTypedCode, inGroups, keysOf, newReceiptCode, secretsOf } from './receiptCode';

test('a code has 16 digits, is read however it is typed, and is nothing else', async () => {
  const code = await newReceiptCode();
  expect(code).toMatch(/^\d{16}$/);
  expect(inGroups('1234567890123456')).toBe('1234 5678 9012 3456');
  expect(findTypedCode(' 1234 5678-9012.3456 ')).toBe('1234567890123456');
  for (const typed of ['', '123456789012345', '12345678901234567', '12345678901234a6'])
    expect(findTypedCode(typed)).toBeUndefined();
});

test('the same code gives the same box and keys at one door, and others at another', async () => {
  const [salt, other] = [Buffer.alloc(16, 1), Buffer.alloc(16, 2)];
  const one = await secretsOf('1234567890123456', salt);
  expect(await secretsOf('1234567890123456', salt)).toEqual(one);
  const elsewhere = await secretsOf('1234567890123456', other);
  const next = await secretsOf('1234567890123457', salt);
  expect(new Set([one.box, elsewhere.box, next.box]).size).toBe(3);
  const keys = await Promise.all([one, elsewhere, next].map(keysOf));
  expect(new Set(keys.map(({ publicKey }) => Buffer.from(publicKey).toString('hex'))).size).toBe(3);
  // What the door keeps is neither the code nor its seed.
  expect(one.box).not.toContain(Buffer.from(one.seed).toString('hex'));
});
