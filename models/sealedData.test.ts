import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { createCipheriv, getCiphers } from 'node:crypto';
import { genesis, type KeptLink, linkHash } from '../domain/proof/chain';
import { asKept, disclosed, eventKey, isSealedData, openLink, sealData } from './sealedData';

const caseKey = Buffer.alloc(32, 7);
const event = (data: unknown, more: object = {}) => ({
  caseId: 'c-1',
  seq: 3,
  at: '2026-03-02T01:00:00.000Z',
  by: 'u-1',
  commandId: 'k-1',
  type: 'noted',
  data,
  ...more,
});
const sealed = (data: unknown, more: object = {}) => {
  const plain = event(data, more);
  return { ...plain, data: sealData(caseKey, plain) };
};
const linked = (data: unknown): KeptLink => {
  const { hash: prev } = genesis('c-1');
  const link = sealed(data);
  return { ...link, prev, hash: linkHash(prev, link) };
};

const anything = fc.jsonValue({ stringUnit: 'binary' });

test('whatever an event says is sealed to the same text each time, and opens to the same', () => {
  fc.assert(
    fc.property(anything, (data) => {
      const one = sealed(data);
      expect(sealed(JSON.parse(JSON.stringify(data))).data).toEqual(one.data);
      expect(canonicalize(openLink(caseKey, one).data)).toBe(canonicalize(data));
      expect(linkHash('', one)).toBe(linkHash('', sealed(data)));
    }),
  );
});

test('the order in which its fields were written changes nothing', () => {
  expect(sealed({ text: 'Ghi chú.', days: 3 }).data).toEqual(sealed({ days: 3, text: 'Ghi chú.' }).data);
});

test('a seal opens for its own event and under its own key alone, and not once it was altered', () => {
  const one = sealed({ text: 'Lời trình bày.' });
  expect(openLink(caseKey, one).data).toEqual({ text: 'Lời trình bày.' });
  for (const moved of [
    { ...one, seq: 4 },
    { ...one, caseId: 'c-2' },
    { ...one, type: 'classified' },
  ])
    expect(openLink(caseKey, moved)).toBe(moved);
  expect(openLink(Buffer.alloc(32, 8), one)).toBe(one);
  const bytes = Buffer.from(one.data.text, 'base64');
  for (const at of [0, bytes.length - 1]) {
    const other = Buffer.from(bytes);
    other.writeUInt8(other.readUInt8(at) ^ 1, at);
    const altered = { ...one, data: { ...one.data, text: other.toString('base64') } };
    expect(openLink(caseKey, altered)).toBe(altered);
  }
});

test('the same words in another event are another text, and no word of them stands in it', () => {
  const word = 'bao che cho cấp dưới';
  const texts = [3, 4, 5].map((seq) => sealed({ text: word }, { seq }).data.text);
  expect(new Set(texts).size).toBe(3);
  for (const text of texts) expect(Buffer.from(text, 'base64').includes(Buffer.from(word))).toBe(false);
});

test('it is AES-256-GCM-SIV as others make it', () => {
  if (!getCiphers().includes('aes-256-gcm-siv')) return;
  const plain = event({ text: 'Nội dung tố cáo.' });
  // Node knows this cipher where its OpenSSL does, and its types do not.
  const cipher = createCipheriv(
    'aes-256-gcm-siv' as 'aes-256-gcm',
    eventKey(caseKey, plain),
    Buffer.alloc(12),
  );
  cipher.setAAD(Buffer.from('event of c-1:3:noted'));
  const text = Buffer.concat([
    cipher.update(canonicalize(plain.data) ?? ''),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  expect(sealData(caseKey, plain)).toEqual({ sealed: 1, text: text.toString('base64') });
});

describe('an event that leaves the house', () => {
  const link = linked({ text: 'Đã gọi điện.' });
  const line = disclosed(caseKey, link);

  test('says what it says, and proves that this was sealed', () => {
    expect(line.data).toEqual({ text: 'Đã gọi điện.' });
    expect(asKept(JSON.parse(JSON.stringify(line)))).toEqual(link);
  });

  test('does not prove anything else', () => {
    for (const lie of [
      { ...line, data: { text: 'Chưa gọi điện.' } },
      { ...line, seq: 4 },
      { ...line, sealed: { text: line.sealed?.text ?? '', key: Buffer.alloc(32).toString('base64') } },
      { ...line, sealed: { text: 'AAAA', key: line.sealed?.key ?? '' } },
    ]) {
      const kept = asKept(lie);
      expect(linkHash(kept.prev, kept)).not.toBe(kept.hash);
    }
  });

  test('gives the key of no other event', () => {
    const next = { ...linked({ text: 'Việc sau.' }), seq: 4 };
    const withIts = {
      ...next,
      sealed: { text: isSealedData(next.data) ? next.data.text : '', key: line.sealed?.key ?? '' },
    };
    expect(asKept(withIts).data).toEqual(next.data);
    expect(openLink(Buffer.from(line.sealed?.key ?? '', 'base64'), next)).toBe(next);
  });

  test('of an office of before leaves as it is', () => {
    const before = { ...event({ text: 'Trước đây.' }), prev: '', hash: '' };
    expect(disclosed(caseKey, before)).toBe(before);
    expect(asKept(before)).toEqual(before);
  });
});
