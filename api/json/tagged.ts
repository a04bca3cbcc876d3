import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';

/**
 * Answers with a tag of this very answer, so that whoever asks again with `If-None-Match` is told in a line that nothing has changed. It names
 * the version too, for `If-Match`; the digest is over what is said, in which language, and how it may be packed on its way.
 */
export function answerTagged(req: Request, res: Response, version: string, answer: object): void {
  const body = JSON.stringify(answer);
  const digest = createHash('sha256')
    .update(`${req.get('accept-encoding') ?? ''}\n${body}`)
    .digest('base64url')
    .slice(0, 22);
  res.set('ETag', `"${version}.${digest}"`).vary('Accept-Encoding').type('json').send(body);
}
