// What another user of this machine tries; runs as that user, with nothing but Node, and tells what came back.
import { readdirSync, readFileSync } from 'node:fs';
import { connect as connectHttp2 } from 'node:http2';
import { createConnection } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const input = JSON.parse(readFileSync(0, 'utf8'));

/** One call to Temporal's frontend; its status and how many bytes it brought. */
function callTemporal(port, options) {
  return new Promise((resolve) => {
    const scheme = options ? 'https' : 'http';
    const session = connectHttp2(`${scheme}://127.0.0.1:${port}`, { ...options, rejectUnauthorized: false });
    const end = (answer) => {
      session.destroy();
      resolve(answer);
    };
    const patience = setTimeout(() => end({ refused: 'no answer' }), 4_000);
    const finish = (answer) => {
      clearTimeout(patience);
      end(answer);
    };
    session.on('error', (error) => finish({ refused: error.code ?? error.message }));
    session.on('close', () => finish({ refused: 'closed' }));
    const request = session.request({
      ':method': 'POST',
      ':path': '/temporal.api.workflowservice.v1.WorkflowService/GetSystemInfo',
      'content-type': 'application/grpc',
      te: 'trailers',
    });
    let bytes = 0;
    request.on('error', (error) => finish({ refused: error.code ?? error.message }));
    request.on('data', (chunk) => (bytes += chunk.length));
    request.on('end', () => (bytes > 0 ? finish({ bytes }) : finish({ refused: 'empty' })));
    request.end(Buffer.from([0, 0, 0, 0, 0]));
  });
}

/** Asks as a MongoDB client would; the text of what comes back. */
async function askMongo(target) {
  const hello = Buffer.from(
    '3b000000010000000000000dd40700000000000061646d696e2e24636d640000000000ffffffff130000001069736d6173746572000100000000',
    'hex',
  );
  hello.writeInt32LE(hello.length, 0);
  hello.writeInt32LE(0, 8);
  hello.writeInt32LE(2004, 12);
  return new Promise((resolve) => {
    const socket = createConnection(target);
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString('latin1')));
    socket.on('error', (error) => resolve(error.code));
    socket.on('connect', () => socket.write(hello));
    void pause(1_500).then(() => {
      socket.destroy();
      resolve(text);
    });
  });
}

function read(path) {
  try {
    return { read: readFileSync(path).length };
  } catch (error) {
    return error.code;
  }
}

function list(path) {
  try {
    return { listed: readdirSync(path).length };
  } catch (error) {
    return error.code;
  }
}

const ports = {};
for (const port of input.ports) {
  ports[port] = {
    plain: await callTemporal(port),
    withoutCertificate: await callTemporal(port, {}),
    selfMade: await callTemporal(port, { ...input.selfMade, servername: input.servername }),
    mongo: await askMongo({ port, host: '127.0.0.1' }),
  };
}
process.stdout.write(
  JSON.stringify({
    user: process.getuid(),
    ports,
    ours: input.ours && (await callTemporal(input.frontend, { ...input.ours, servername: input.servername })),
    socket: input.socket && (await askMongo({ path: input.socket })),
    read: Object.fromEntries(input.files.map((path) => [path, read(path)])),
    listed: Object.fromEntries(input.directories.map((path) => [path, list(path)])),
  }),
);
