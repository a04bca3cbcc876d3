import { changesOf, corrected, paragraphsOf, versionOf } from './corrected';
import type { Block } from './paperText';
import { sayingWhatItReplaces } from './replacement';

const blocks: Block[] = [
  { kind: 'paragraph', runs: [{ text: 'QUYẾT ĐỊNH', bold: true }] },
  {
    kind: 'paragraph',
    runs: [
      { text: 'Điều 1.', bold: true },
      { text: ' Thành lập Tổ kiểm tra.', bold: false },
    ],
  },
  { kind: 'item', runs: [{ text: 'Đồng chí Nguyễn Văn Mẫu;', bold: false }] },
];
const text = { blocks };
const typedOver = (i: number, typed: string) =>
  paragraphsOf(text).map((was, place) => (place === i ? typed : was));

test('what nobody has changed stays as it is, with its bold letters', () =>
  expect(corrected(text, paragraphsOf(text))).toEqual(text));

test('an article keeps its bold number, a heading its letters, an item its place', () => {
  expect(corrected(text, typedOver(1, 'Điều 1. Thành lập Tổ thẩm tra.')).blocks[1]?.runs).toEqual([
    { text: 'Điều 1.', bold: true },
    { text: ' Thành lập Tổ thẩm tra.', bold: false },
  ]);
  expect(corrected(text, typedOver(0, 'KẾT LUẬN')).blocks[0]?.runs).toEqual([
    { text: 'KẾT LUẬN', bold: true },
  ]);
  expect(corrected(text, typedOver(2, 'Đồng chí Trần Thị Thử.')).blocks[2]?.kind).toBe('item');
});

test.each(['**đậm** và {{ number }}', '@giữa dòng', '- gạch đầu dòng'])(
  'no mark of the templates means anything in what was typed: %s',
  (typed) =>
    expect(corrected(text, typedOver(2, typed)).blocks[2]).toEqual({
      kind: 'item',
      runs: [{ text: typed, bold: false }],
    }),
);

test('several lines become several paragraphs, and an empty box leaves its paragraph out', () => {
  expect(corrected(text, typedOver(2, 'Một.\r\n\r\nHai.\u000BBa.')).blocks.slice(2)).toEqual(
    ['Một.', 'Hai.', 'Ba.'].map((line) => ({ kind: 'item', runs: [{ text: line, bold: false }] })),
  );
  expect(corrected(text, typedOver(1, ' ')).blocks).toEqual([blocks[0], blocks[2]]);
});

test('what was changed is told, before and after', () => {
  expect(changesOf(text, paragraphsOf(text))).toEqual([]);
  expect(changesOf(text, typedOver(0, 'KẾT LUẬN'))).toEqual([{ was: 'QUYẾT ĐỊNH', is: 'KẾT LUẬN' }]);
});

test('another text has another version', () => {
  expect(versionOf(text)).toBe(versionOf({ blocks: [...blocks] }));
  expect(versionOf(corrected(text, typedOver(0, 'KẾT LUẬN')))).not.toBe(versionOf(text));
});

test('a paper that comes in the place of another says so last, by number and day', () => {
  const paper = {
    ...text,
    title: '',
    about: '',
    copies: [],
    signature: { onBehalf: '', post: '', name: '' },
  };
  const said = (replaces: Parameters<typeof sayingWhatItReplaces>[1]) =>
    paragraphsOf(sayingWhatItReplaces(paper, replaces)).at(-1);
  expect(said({ number: '12-QĐ/UBKTTU', on: '2026-03-05' })).toBe(
    'Văn bản này thay thế văn bản số 12-QĐ/UBKTTU, ngày 05/3/2026.',
  );
  expect(said({ on: '2026-12-31' })).toBe('Văn bản này thay thế văn bản ngày 31/12/2026.');
});
