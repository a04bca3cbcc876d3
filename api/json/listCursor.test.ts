import { findListPlace, listCursor } from './listCursor';

test('a place is read as it was written', () => {
  const place = ['newestFirst', '2026-03-02', 'c-1'] as const;
  expect(findListPlace(listCursor(place))).toEqual(place);
});

test.each(['', 'x', Buffer.from('[1]').toString('base64url'), Buffer.from('{}').toString('base64url')])(
  '%j is no place',
  (text) => {
    expect(findListPlace(text)).toBeUndefined();
  },
);
