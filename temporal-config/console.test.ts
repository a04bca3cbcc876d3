import { PassThrough } from 'node:stream';
import { findConsole } from './console';

function consoleOf(isTTY: boolean) {
  const input = Object.assign(new PassThrough(), { isTTY });
  const output = new PassThrough();
  return { input, output, ask: findConsole({ input, output }) };
}

test('where there is no console nobody is asked', () => {
  expect(consoleOf(false).ask).toBeUndefined();
});

test('an answer comes without blanks around it, in one spelling', async () => {
  const { input, output, ask } = consoleOf(true);
  const answer = ask?.('Nhập 3 đơn? ');
  // As some keyboards send it: the vowel and its marks one by one.
  input.write(` ${'có'.normalize('NFD')} \n`);
  expect(await answer).toBe('có'.normalize('NFC'));
  expect(String(output.read())).toContain('Nhập 3 đơn? ');
});

test('whoever closes the console has answered nothing', async () => {
  const { input, ask } = consoleOf(true);
  const answer = ask?.('Delete everything? ');
  input.end();
  expect(await answer).toBe('');
});
