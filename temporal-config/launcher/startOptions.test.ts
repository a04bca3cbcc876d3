import { readStartOptions } from './startOptions';

const plain = { mode: 'office', empty: false, year: false, reset: false, yes: false, port: 3000 };

test('nothing asked is the demonstration office on the usual port', () => {
  expect(readStartOptions([], {})).toEqual(plain);
  expect(readStartOptions([], { LIEM_PORT: '' })).toEqual(plain);
});

test('a word goes before the environment', () => {
  expect(readStartOptions(['--port', '3777', '--demo'], { LIEM_PORT: '4000' })).toEqual({
    ...plain,
    mode: 'demo',
    port: 3777,
  });
});

test.each([
  [['--colour'], 'Known are --demo'],
  [['--port', 'http'], '"http" is not a port'],
  [['--port', '70000'], '"70000" is not a port'],
  [['--demo', '--empty'], 'choose one of them'],
])('refuses %j in one sentence', (words, sentence) => {
  expect(() => readStartOptions(words, {})).toThrow(sentence);
});
