import { signatureOf } from './signature';

test('it is what openssl makes of moment and body', () => {
  // printf '1772413200.{"a":1}' | openssl dgst -sha256 -hmac whsec_test
  const at = new Date('2026-03-02T01:00:00.400Z');
  const [t, v1] = signatureOf('{"a":1}', ['whsec_test'], at).split(',');
  expect(t).toBe('t=1772413200');
  expect(v1).toBe('v1=6103c0476f44cb30d1640232c88bfd7603263772dc126371fd615e581d4765f4');
});

test('while two secrets hold each has its own', () => {
  const at = new Date('2026-03-02T01:00:00.000Z');
  const both = signatureOf('x', ['new', 'old'], at).split(',');
  expect(both).toHaveLength(3);
  expect(both[1]).toBe(signatureOf('x', ['new'], at).split(',')[1]);
  expect(both[2]).toBe(signatureOf('x', ['old'], at).split(',')[1]);
});
