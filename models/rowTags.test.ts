import { createRowTags } from './rowTags';

const key = (id: string, letter: string) => ({ id, key: Buffer.alloc(32, letter).toString('base64') });
const tags = createRowTags([key('k1', 'a')]);
const found = (asked: string, kept: string[], field: 'words' | 'documentNumbers' = 'words', by = tags) => {
  const { [field]: test } = by.question({ [field]: { $beginsWith: asked } });
  const { $in: any } = Object(test);
  return tags.kept(field, kept).some((tag) => any.includes(tag));
};

test.each([
  ['ng', true],
  ['nguyen', true],
  ['nguyenh', false],
  ['n', false],
  ['guyen', false],
  ['tran', false],
  ['y', true],
  // From 13 letters on a word is found by all of it.
  ['soltranhmientay', true],
  ['soltranhmient', false],
  ['soltranhmien', true],
])('%s finds what it begins: %s', (asked, isFound) => {
  expect(found(asked, ['nguyen', 'y', 'soltranhmientay'])).toBe(isFound);
});

test('a number of a paper is found by its beginnings from the first sign on', () => {
  for (const asked of ['1', '12-qd', '12-qd/ubkttu', '12-qd/ubkttu 2026'])
    expect([asked, found(asked, ['12-qd/ubkttu 2026'], 'documentNumbers')]).toEqual([asked, true]);
  expect(found('2', ['12-qd/ubkttu 2026'], 'documentNumbers')).toBe(false);
});

test('a tag says nothing without the key, nor in another field', () => {
  const [tag = ''] = tags.kept('words', ['an']);
  expect(tag).toMatch(/^[\w-]{12}$/);
  expect(tags.kept('words', ['an'])).toEqual([tag]);
  expect(createRowTags([key('k1', 'b')]).kept('words', ['an'])).not.toEqual([tag]);
  expect(tags.kept('subject', ['an'])).not.toEqual([tag]);
});

test('what was kept under an older key is found under the new one, with the older behind it', () => {
  const newer = createRowTags([key('k2', 'b'), key('k1', 'a')]);
  expect(found('nguyen', ['nguyen'], 'words', newer)).toBe(true);
  expect(found('nguyen', ['nguyen'], 'words', createRowTags([key('k2', 'b')]))).toBe(false);
});

test('of a question all that is keyed is asked by tags, wherever it stands, and nothing else is touched', () => {
  const [unit] = tags.kept('areas', ['unit-1']);
  expect(
    tags.question({
      stage: 'intake',
      $and: [
        { $or: [{ areas: { $in: ['unit-1'] } }, { areas: { $nin: ['unit-1'] } }] },
        { 'news.at': { $gt: '2026' } },
      ],
    }),
  ).toEqual({
    stage: 'intake',
    $and: [
      { $or: [{ areas: { $in: [unit] } }, { areas: { $nin: [unit] } }] },
      { 'news.at': { $gt: '2026' } },
    ],
  });
  expect(() => tags.question({ words: { $regex: '^a' } })).toThrow(RangeError);
});
