import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { scanWith } from './clamav';

/** A daemon that speaks clamd's protocol: it takes the stream apart, and answers by what it was told. */
async function daemon(answerTo: (content: Buffer) => string | undefined) {
  const sockets: Socket[] = [];
  const server: Server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.push(socket);
    let held = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      held = Buffer.concat([held, Buffer.from(bytes)]);
      const start = 'zINSTREAM\0'.length;
      if (held.length < start) return;
      if (held.subarray(0, start).toString() !== 'zINSTREAM\0') return void socket.end('UNKNOWN COMMAND\0');
      const parts: Buffer[] = [];
      for (let at = start; held.length >= at + 4;) {
        const length = held.readUInt32BE(at);
        if (length === 0) {
          const answer = answerTo(Buffer.concat(parts));
          return answer === undefined ? void socket.destroy() : void socket.end(`${answer}\0`);
        }
        if (held.length < at + 4 + length) return;
        parts.push(held.subarray(at + 4, at + 4 + length));
        at += 4 + length;
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: { host: '127.0.0.1', port },
    close: () => {
      sockets.forEach((socket) => socket.destroy());
      server.close();
    },
  };
}
const largest = 10 * 1024 * 1024;
const signature = 'LIEM-TEST-SIGNATURE';
const judged = async (answerTo: (content: Buffer) => string | undefined, pieces: Buffer[]) => {
  const { address, close } = await daemon(answerTo);
  const scan = scanWith({ at: address, largest });
  for (const piece of pieces) await scan.write(piece);
  const verdict = await scan.end();
  close();
  return verdict;
};
const bySignature = (content: Buffer) =>
  content.includes(signature) ? 'stream: Liem.Test FOUND' : 'stream: OK';

test('a file goes through whole, and what was found is told', async () => {
  const large = Buffer.alloc(3 * 1024 * 1024, 'a');
  expect(await judged(bySignature, [large, Buffer.alloc(0), Buffer.from('end')])).toEqual({
    verdict: 'clean',
  });
  const split = [Buffer.from(signature.slice(0, 7)), Buffer.from(signature.slice(7))];
  expect(await judged(bySignature, split)).toEqual({ verdict: 'infected', found: 'Liem.Test' });
});

test('a scanner that goes away, cannot look, or is not there has checked nothing', async () => {
  expect(await judged(() => undefined, [Buffer.from('x')])).toEqual({ verdict: 'notChecked', why: 'away' });
  expect(await judged(() => 'INSTREAM size limit exceeded. ERROR', [Buffer.from('x')])).toEqual({
    verdict: 'notChecked',
    why: 'tooLarge',
  });
  const scan = scanWith({ at: { path: '/nowhere/clamd.sock' }, largest });
  await scan.write(Buffer.alloc(1024));
  expect(await scan.end()).toEqual({ verdict: 'notChecked', why: 'away' });
});
