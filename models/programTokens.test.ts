import { hashOfToken, isGoodOn, isOfToken, isToken, newToken } from './programTokens';

test('a token is long, known by its beginning, and never twice the same', () => {
  const tokens = Array.from({ length: 50 }, newToken);
  expect(new Set(tokens).size).toBe(50);
  for (const token of tokens) {
    expect(isToken(token)).toBe(true);
    expect(token.startsWith('liem_')).toBe(true);
  }
  for (const text of ['', 'liem_', 'liem_abc', `x${tokens[0]}`, `${tokens[0]}x`, `${tokens[0]} `])
    expect(isToken(text)).toBe(false);
});

test('a kept hash says whether a token is its own, and nothing of it', () => {
  const [one, other] = [newToken(), newToken()];
  const kept = { hash: hashOfToken(one) };
  expect(kept.hash).toMatch(/^[0-9a-f]{64}$/);
  expect(isOfToken(kept, one)).toBe(true);
  expect(isOfToken(kept, other)).toBe(false);
});

test('the days from which and until which it is good are both among them', () => {
  const token = { from: '2026-03-02', until: '2026-03-31' };
  const days = ['2026-03-01', '2026-03-02', '2026-03-31', '2026-04-01'];
  expect(days.map((day) => isGoodOn(token, day))).toEqual([false, true, true, false]);
});
