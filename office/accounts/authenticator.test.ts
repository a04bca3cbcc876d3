import { authenticatorAddress, newAuthenticatorSecret, stepOfCode } from './authenticator';

/** RFC 6238, appendix B, SHA-1: the last six of its eight digits, for the secret "12345678901234567890". */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const vectors: [number, string][] = [
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
];

test.each(vectors)('at second %i the code is %s', (seconds, code) => {
  expect(stepOfCode(secret, code, seconds * 1000)).toBe(Math.floor(seconds / 30));
});

test('the code before and the one after are taken, each for its own half minute, and no others', () => {
  const at = (seconds: number) => stepOfCode(secret, '287082', seconds * 1000);
  expect([at(0), at(29), at(59), at(60), at(89)]).toEqual([1, 1, 1, 1, 1]);
  expect([at(90), at(120)]).toEqual([undefined, undefined]);
});

test.each(['', '28708', '2870822', '28708a', '287 082'])('%j is no code', (typed) => {
  expect(stepOfCode(secret, typed, 59_000)).toBeUndefined();
});

test('a new secret has 160 bits, and the address for the app names office and user name', () => {
  const made = newAuthenticatorSecret();
  expect(made).toMatch(/^[A-Z2-7]{32}$/);
  expect(newAuthenticatorSecret()).not.toBe(made);
  const address = new URL(authenticatorAddress(made, 'tiep.nhan'));
  expect([address.protocol, address.host]).toEqual(['otpauth:', 'totp']);
  expect(address.searchParams.get('secret')).toBe(made);
  expect(decodeURIComponent(address.pathname)).toBe('/Liêm:tiep.nhan');
});
