import { isUtf8 } from 'node:buffer';
import express, { type Express, type RequestHandler } from 'express';
import { mayDo } from '../../domain/access/policy';
import { actorOf } from '../../office/people/actorOf';
import type { Services } from '../../office/services';
import { setUpFileUploads } from './fileUploads';
import { setUpUploads } from './uploads';

/** Forms that take the text of a whole version: the tree of a province has some thousand units. */
const versionForms = new Set([
  '/procedures/new',
  '/calendars/new',
  '/organisations/new',
  '/organisations/edit',
]);

/**
 * Reads forms, JSON and uploads, each within limits and before any route runs, so that the form's token is known: a route cannot forget the
 * check. What a program sends is read once the token in its header fits.
 * @param refuseForeign refuses what does not carry the session's token
 */
export function setUpRequestBodies(app: Express, services: Services, refuseForeign: RequestHandler): void {
  app.use((req, res, next) => (req.path.startsWith('/api/') ? refuseForeign(req, res, next) : next()));
  setUpFileUploads(app, services, refuseForeign);
  setUpUploads(app, refuseForeign);
  const form = express.urlencoded({ extended: true, limit: '512kb', parameterLimit: 1000 });
  const version = express.urlencoded({ extended: true, limit: '8mb', parameterLimit: 30 });
  app.use((req, res, next) => {
    const { account } = res.locals;
    // Of others nobody reads more than a form of the office needs.
    const mayBeLong = versionForms.has(req.path) && account && mayDo(actorOf(account), 'addRules');
    (mayBeLong ? version : form)(req, res, next);
  });
  app.use(express.json({ limit: '1mb', verify: requireUtf8 }));
}

/** Other bytes would be read as signs that nobody sent. */
function requireUtf8(_req: unknown, _res: unknown, body: Buffer): void {
  if (!isUtf8(body)) throw new Error('The body is not UTF-8.');
}
