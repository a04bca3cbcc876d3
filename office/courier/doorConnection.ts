import { request, type RequestOptions } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { buffer, json } from 'node:stream/consumers';
import type { z } from 'zod';
import { doorCertifiedName } from '../../door/envelopes/cards';
import type { DoorSettings } from '../../temporal-config/settings';
import type { SignedPage } from '../../door/envelopes/publicPage';
import { doorState, erased, outboxList, type Stored } from '../../door/envelopes/protocol';

/** The door, as the office reaches it over a connection that it opens itself. */
export interface DoorConnection {
  /** The certificate by which it is known. */
  readonly certificate: string;
  /** Which door answers, and how far it says that its row has come. */
  state(): Promise<z.infer<typeof doorState>>;
  listOutbox(): Promise<string[]>;
  fetchEnvelope(name: string): Promise<Uint8Array | undefined>;
  /** Undefined where there is no such file. */
  fetchFile(file: string): Promise<AsyncIterable<Uint8Array> | undefined>;
  sayStored(stored: Stored): Promise<number>;
  /** False where the door is of before, and shows nothing of the office. */
  putPage(page: SignedPage): Promise<boolean>;
  /** False where there is no such box any more. */
  tell(box: string, sealed: Uint8Array): Promise<boolean>;
}

/** How long the door may be silent, in milliseconds. */
const patience = 20_000;

/** Said when the door answers otherwise than it should. */
export class DoorAnswerError extends Error {
  override readonly name = 'DoorAnswerError';
}

export function connectDoor({ host, port, certificate, courier }: DoorSettings): DoorConnection {
  const base: RequestOptions = {
    host,
    port,
    ca: [certificate],
    cert: courier.cert,
    key: courier.key,
    servername: doorCertifiedName,
    minVersion: 'TLSv1.3',
    timeout: patience,
    agent: false,
  };
  const ask = (method: string, path: string, body?: Uint8Array, type = 'application/octet-stream') =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const headers = body && { 'content-type': type, 'content-length': body.length };
      const asked = request({ ...base, method, path, headers }, resolve);
      asked.once('error', reject);
      asked.once('timeout', () => asked.destroy(new DoorAnswerError('the door is silent')));
      asked.end(body);
    });
  /** What it answers; undefined for 404. @throws DoorAnswerError */
  const answered = (answer: IncomingMessage): IncomingMessage | undefined => {
    const { statusCode = 0 } = answer;
    if (statusCode >= 200 && statusCode < 300) return answer;
    answer.resume();
    if (statusCode === 404) return undefined;
    throw new DoorAnswerError(`the door answers ${statusCode}`);
  };
  const said = async <Schema extends z.ZodType>(schema: Schema, answer: IncomingMessage) => {
    const found = answered(answer);
    if (!found) throw new DoorAnswerError('the door does not know what it is asked');
    return schema.parse(await json(found));
  };

  return {
    certificate,
    state: async () => said(doorState, await ask('GET', '/')),
    listOutbox: async () =>
      (await said(outboxList, await ask('GET', '/outbox'))).envelopes.map(({ name }) => name),
    fetchEnvelope: async (name) => {
      const found = answered(await ask('GET', `/outbox/${name}`));
      return found && new Uint8Array(await buffer(found));
    },
    fetchFile: async (file) => answered(await ask('GET', `/files/${file}`)),
    sayStored: async (stored) => {
      const body = Buffer.from(JSON.stringify(stored));
      return (await said(erased, await ask('POST', '/stored', body, 'application/json'))).erased;
    },
    putPage: async (page) => {
      const body = Buffer.from(JSON.stringify(page));
      const found = answered(await ask('PUT', '/public', body, 'application/json'));
      found?.resume();
      return found !== undefined;
    },
    tell: async (box, sealed) => {
      const found = answered(await ask('PUT', `/boxes/${box}`, sealed));
      found?.resume();
      return found !== undefined;
    },
  };
}
