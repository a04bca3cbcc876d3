import type { Response } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { OpenFile, Span } from '../../models/caseFiles';
import { keepAs } from './keepAs';

/** What a file may do where a browser shows it all the same, and who may frame it: nothing, and nobody. */
const harmless =
  "default-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

const digestOf = (sha256: string): string => `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`;

/** Whoever asked for it has gone meanwhile. */
const isGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';

async function send(res: Response, content: AsyncIterable<Uint8Array>): Promise<void> {
  if (res.req.method === 'HEAD') return void res.end();
  try {
    await pipeline(Readable.from(content), res);
  } catch (error) {
    // Part of it is on its way already: the reader's program sees that it is cut off, and nobody else is told.
    res.destroy();
    if (!isGone(error)) throw error;
  }
}

/** Gives a file to be kept, never to be opened in the page: nothing in it can run under the office's name. */
export async function sendFile(
  res: Response,
  file: { size: number; sha256: string; read: () => AsyncIterable<Uint8Array> },
  name: string,
): Promise<void> {
  keepAs(res, name)
    .type('application/octet-stream')
    .set({
      'Content-Length': String(file.size),
      'Content-Security-Policy': harmless,
      'X-Content-Type-Options': 'nosniff',
      'Repr-Digest': digestOf(file.sha256),
    });
  await send(res, file.read());
}

/** The one part that is asked for, where it is one that there is; of several all is given. */
function spanAsked(res: Response, size: number): Span | 'none' | undefined {
  const ranges = res.req.range(size, { combine: true });
  if (ranges === -1) return 'none';
  if (ranges === undefined || ranges === -2 || ranges.type !== 'bytes' || ranges.length !== 1)
    return undefined;
  const [range] = ranges;
  return range && { from: range.start, to: range.end };
}

/**
 * Gives sound or film to be played in a page, from wherever its listener wants to begin.
 * @param uponBeginning is done before the first byte is given
 */
export async function playFile(
  res: Response,
  file: Pick<OpenFile, 'size' | 'read'>,
  { type, uponBeginning }: { type: string; uponBeginning: () => Promise<void> },
): Promise<void> {
  const { size } = file;
  const span = spanAsked(res, size);
  res.set({
    'Accept-Ranges': 'bytes',
    'Content-Security-Policy': harmless,
    'X-Content-Type-Options': 'nosniff',
  });
  if (span === 'none') return void res.status(416).set('Content-Range', `bytes */${size}`).end();
  if (!span || span.from === 0) await uponBeginning();
  res.type(type);
  if (!span) {
    res.set('Content-Length', String(size));
    return send(res, file.read());
  }
  res.status(206).set({
    'Content-Range': `bytes ${span.from}-${span.to}/${size}`,
    'Content-Length': String(span.to - span.from + 1),
  });
  await send(res, file.read(span));
}

/** Shows the copy of a picture in a page. */
export function showPicture(res: Response, bytes: Buffer): void {
  res.type('image/jpeg').set({ 'Content-Security-Policy': harmless, 'X-Content-Type-Options': 'nosniff' });
  res.send(bytes);
}
