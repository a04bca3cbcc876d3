import express, { type Express } from 'express';
import multer from 'multer';

/** Bounds for what one request may bring; a register of some ten thousand rows fits well. */
const uploadLimits = { fileSize: 20 * 1024 * 1024, files: 10, fields: 500, fieldSize: 256 * 1024 };

/** Forms that take the text of a whole version: the tree of a province has some thousand units. */
const versionForms = new Set(['/procedures/new', '/calendars/new', '/organisations/new']);

/**
 * Reads forms, JSON and uploads, each within limits. Uploads are read here (in memory, signed-in people
 * only) so that the form's token is known before any route runs: a route cannot forget the check.
 */
export function setUpBodies(app: Express): void {
  const form = express.urlencoded({ extended: true, limit: '512kb', parameterLimit: 1000 });
  const version = express.urlencoded({ extended: true, limit: '8mb', parameterLimit: 10 });
  app.use((req, res, next) => {
    // Of strangers nobody reads more than a form of the office needs.
    const isVersion = res.locals.account !== undefined && versionForms.has(req.path);
    (isVersion ? version : form)(req, res, next);
  });
  app.use(express.json({ limit: '1mb' }));
  const uploads = multer({
    storage: multer.memoryStorage(),
    limits: uploadLimits,
    defParamCharset: 'utf8',
  }).any();
  app.use((req, res, next) => {
    if (!res.locals.account) return next();
    void uploads(req, res, next);
  });
}
