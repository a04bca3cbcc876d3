import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { isDamaged, plainText } from './plainText';
import { plainValue } from './plainValue';
import { text } from './text';

const hash = (value: unknown) =>
  createHash('sha256')
    .update(canonicalize(value) ?? '')
    .digest('hex');

/** Every code unit, so halves of pairs too; and much of what people copy without seeing it. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      fc.constantFrom('\r\n', '\r', '\v', '\u2028', '\u200b', '\ufeff', '\u202e', 'e\u0302\u0301', 'ế', '😀'),
    ),
  )
  .map((parts) => parts.join(''));

test('a text that is taken is the same after UTF-8, and has one hash', () => {
  fc.assert(
    fc.property(anyText, (typed) => {
      fc.pre(!isDamaged(typed));
      const plain = plainText(typed);
      expect(Buffer.from(plain, 'utf8').toString('utf8')).toBe(plain);
      expect(hash(plainText(Buffer.from(typed, 'utf8').toString('utf8')))).toBe(hash(plain));
      expect(plainText(plain)).toBe(plain);
      expect(isDamaged(plain)).toBe(false);
      for (const other of [typed.normalize('NFD'), plain.replace(/\n/g, '\r\n'), `\ufeff${typed}\u200b`]) {
        expect(plainText(other)).toBe(plain);
      }
    }),
    { numRuns: 2000 },
  );
});

test('whatever UTF-8 gives back changed is damage', () => {
  fc.assert(
    fc.property(anyText, (typed) => {
      if (Buffer.from(typed, 'utf8').toString('utf8') !== typed) expect(isDamaged(typed)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['Nguyê\u0303n Thi\u0323', 'Nguyễn Thị'],
  ['một\r\nhai\rba\u2028bốn\vnăm', 'một\nhai\nba\nbốn\nnăm'],
  ['\ufeffký\u200b hiệu\u00ad', 'ký hiệu'],
  ['người\u202E bị tố\u2066 cáo', 'người bị tố cáo'],
  ['cột\tmột\u0007\u0092', 'cột\tmột'],
  ['\uf0b7 thứ nhất\u00a0', '\uf0b7 thứ nhất\u00a0'],
  ['❤️ 😀', '❤ 😀'],
])('%j is kept as %j', (typed, kept) => {
  expect(isDamaged(typed)).toBe(false);
  expect(plainText(typed)).toBe(kept);
});

test.each(['\ud83d', 'a\ude00b', 'nửa\0', '\ufffe', '\u{1ffff}', '\ufdd0'])('%j is damage', (typed) => {
  expect(isDamaged(typed)).toBe(true);
  expect(text().safeParse(typed).error?.issues[0]?.message).toBe('errors:field.damaged');
});

test('in what was sent every text is made plain, the damaged ones are named, passwords stay as they are', () => {
  const sent = { a: ['e\u0302', 1, null, true], b: { c: 'x\r\ny' }, password: 'e\u0302', __proto__: null };
  expect(plainValue(sent, { except: (name) => name === 'password' })).toEqual({
    kind: 'plain',
    value: { a: ['ê', 1, null, true], b: { c: 'x\ny' }, password: 'e\u0302' },
  });
  expect(plainValue({ a: [{ b: 'ok' }, { b: '\ud83d' }], '\ud83d': 1 })).toEqual({
    kind: 'damaged',
    paths: [['a', 1, 'b'], ['\ud83d']],
  });
});

test('what is nested without end is not followed', () => {
  expect(plainValue(JSON.parse('['.repeat(200_000) + ']'.repeat(200_000)))).toEqual({ kind: 'tooDeep' });
});

test('a member called __proto__ stays a member and changes nothing', () => {
  const read = plainValue(JSON.parse('{"__proto__": {"roles": ["chair"]}, "a": "b"}'));
  expect(read.kind === 'plain' && Object.keys(read.value as object)).toEqual(['__proto__', 'a']);
  expect(({} as { roles?: unknown }).roles).toBeUndefined();
});
