import type { Payload } from '@temporalio/common';
import cookieParser from 'cookie-parser';
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import express, { type Express, type Request } from 'express';
import { z } from 'zod';
import type { MasterKey } from '../../models/keyRing';
import { EncryptionCodec } from './encryptionCodec';
import { findPlace, readSealed } from './payloadSeal';

/** Payloads as Temporal's pages send them: bytes as base64. */
const bytes = z.base64().transform((text) => Buffer.from(text, 'base64'));
const payloadSchema = z.object({ metadata: z.record(z.string(), bytes).default({}), data: bytes.optional() });
const requestSchema = z.object({ payloads: z.array(payloadSchema).max(1_000) });

export interface CodecServerOptions {
  readonly keys: readonly MasterKey[];
  readonly namespace: string;
  /** Where Temporal's pages are: no other page is answered. */
  readonly pages: string;
  /** What a person types before anything is opened for their browser. */
  readonly code: string;
  /** Called before the first value of a workflow is shown; where it fails nothing is. */
  noteLook(workflowId: string): Promise<void>;
}

const cookie = 'liem-codec';

/** A code that nobody guesses, in groups that can be typed. */
export const makeCode = (): string => (randomBytes(18).toString('hex').match(/.{6}/g) ?? []).join('-');

const digest = (text: string) => createHash('sha256').update(text).digest();
const isSame = (one: string, other: string) => timingSafeEqual(digest(one), digest(other));

const page = (words: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Liêm</title>${words}</html>`;
const asking = page(
  '<form method="post"><label>Code from the console <input name="code" type="password" autocomplete="off" autofocus></label> <button>Open</button></form>',
);

/**
 * Opens for Temporal's own pages what this office sealed; it seals nothing. The browser is let in by a code once and then shows a cookie
 * that no script reads and no other site can use.
 */
export function createCodecServer(options: CodecServerOptions): Express {
  const { keys, namespace, pages, code } = options;
  const codec = new EncryptionCodec(keys, 'throw');
  const pass = randomBytes(32).toString('base64url');
  const noted = new Map<string, Promise<void>>();
  const app = express().disable('x-powered-by').set('env', 'production').use(cookieParser());
  app.use((_request, response, next) => {
    response.set({
      'Cache-Control': 'no-store',
      'Content-Security-Policy':
        "default-src 'none'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
    });
    next();
  });

  app.get('/', (_request, response) => void response.send(asking));
  app.post('/', express.urlencoded({ extended: false, limit: '1kb' }), (request, response) => {
    const { data } = z.object({ code: z.string() }).safeParse(request.body);
    if (data === undefined || !isSame(data.code.trim(), code)) {
      return void response.status(403).send(page('<p>That is not the code.</p>') + asking);
    }
    response.cookie(cookie, pass, { httpOnly: true, sameSite: 'strict' });
    response.send(
      page('<p>This browser may now read what Temporal keeps, until the program at the console ends.</p>'),
    );
  });

  app.use('/decode', (request, response, next) => {
    if (request.headers.origin !== pages) return void response.sendStatus(403);
    response.set({
      'Access-Control-Allow-Origin': pages,
      'Access-Control-Allow-Credentials': 'true',
      Vary: 'Origin',
    });
    next();
  });
  app.options('/decode', (_request, response) => {
    const asked = {
      'Access-Control-Allow-Methods': 'POST',
      'Access-Control-Allow-Headers': 'content-type, x-namespace',
    };
    response.set(asked).sendStatus(204);
  });
  app.post('/decode', express.json({ limit: '8mb' }), async (request, response) => {
    if (!isLetIn(request)) return void response.sendStatus(401);
    const read = requestSchema.safeParse(request.body);
    if (!read.success) return void response.sendStatus(400);
    const opened = await Promise.all(read.data.payloads.map(open));
    response.json({ payloads: opened.map(inBase64) });
  });
  return app;

  function isLetIn(request: Request): boolean {
    const { data } = z.object({ [cookie]: z.string() }).safeParse(request.cookies);
    return data !== undefined && isSame(data[cookie] ?? '', pass);
  }

  /** What does not open where it says that it belongs is shown as it is kept. */
  async function open(payload: Payload): Promise<Payload> {
    const sealed = readSealed(payload);
    const place = sealed && findPlace(sealed, namespace);
    if (place?.workflowId === undefined) return payload;
    const plain = await codec.decode([payload], place).catch(() => undefined);
    const [first] = plain ?? [];
    if (first === undefined) return payload;
    await note(place.workflowId);
    return first;
  }

  function note(workflowId: string): Promise<void> {
    const before = noted.get(workflowId);
    if (before) return before;
    const noting = options.noteLook(workflowId);
    noted.set(workflowId, noting);
    noting.catch(() => noted.delete(workflowId));
    return noting;
  }
}

const inBase64 = ({ metadata, data }: Payload) => ({
  metadata: Object.fromEntries(
    Object.entries(metadata ?? {}).map(([name, value]) => [name, Buffer.from(value).toString('base64')]),
  ),
  ...(data && { data: Buffer.from(data).toString('base64') }),
});
