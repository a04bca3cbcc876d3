import { heldScopes, isFitEnd, isProgramId, isSameName, mayBeActedFor } from './programs';

test('a token ends after today and within a year', () => {
  const ends = ['2026-03-01', '2026-03-02', '2026-03-03', '2027-03-02', '2027-03-03', '2027-03-04'];
  expect(ends.filter((until) => isFitEnd(until, '2026-03-02'))).toEqual([
    '2026-03-03',
    '2027-03-02',
    '2027-03-03',
  ]);
  // Through a leap day.
  expect(isFitEnd('2028-03-01', '2027-03-01')).toBe(true);
});

test('no program acts for one who makes accounts, or for whom has left', () => {
  expect(mayBeActedFor({ active: true, roles: ['intakeOfficer'] })).toBe(true);
  expect(mayBeActedFor({ active: true, roles: ['supervisor'] })).toBe(true);
  expect(mayBeActedFor({ active: true, roles: ['administrator'] })).toBe(false);
  expect(mayBeActedFor({ active: false, roles: ['chair'] })).toBe(false);
});

test('scopes are some of those that there are, each once', () => {
  expect(heldScopes().safeParse(['reading', 'feed']).success).toBe(true);
  for (const wrong of [[], ['reading', 'reading'], ['everything']])
    expect(heldScopes().safeParse(wrong).success).toBe(false);
});

test('an id tells a program from a person, and a name from another', () => {
  expect([isProgramId('p-1'), isProgramId('u-1'), isProgramId('office')]).toEqual([true, false, false]);
  expect(isSameName('Văn bản ĐIỀU hành', 'văn bản điều hành')).toBe(true);
  expect(isSameName('Văn bản điều hành', 'Văn bản')).toBe(false);
});
