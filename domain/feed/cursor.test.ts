import { cursorOf, findPoint } from './cursor';

const point = { n: 1234, link: '0123456789abcdef', mark: 'a1b2c3d4' };

test('a cursor is read as it was written, and carries no more of a link than tells histories apart', () => {
  expect(findPoint(cursorOf(point))).toEqual(point);
  expect(findPoint(cursorOf({ ...point, link: `${point.link}fedcba` }))).toEqual(point);
  expect(findPoint(cursorOf({ n: 0, link: '', mark: 'a1b2c3d4' }))?.n).toBe(0);
});

test.each(['', 'x', '12', cursorOf(point).slice(1), `${cursorOf(point)}A`, `${cursorOf(point)}=`])(
  '%j is no cursor',
  (text) => {
    expect(findPoint(text)).toBeUndefined();
  },
);
