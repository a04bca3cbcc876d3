import fc from 'fast-check';
import { isDamaged } from './plainText';
import { beginningOf, shortened } from './shortened';

test('a text that is cut keeps whole characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (text, length) => {
      const cut = beginningOf(text, length);
      expect(text.startsWith(cut)).toBe(true);
      expect(cut.length).toBeLessThanOrEqual(length);
      expect(isDamaged(cut)).toBe(false);
      expect(isDamaged(shortened(text, length))).toBe(false);
    }),
  );
  expect(beginningOf('ab😀', 3)).toBe('ab');
  expect(beginningOf('ab😀', 4)).toBe('ab😀');
  expect(shortened('một hai', 4)).toBe('một…');
});
