import type { Express, Request, RequestHandler } from 'express';
import multer from 'multer';
import type { Duty } from '../../domain/access/policy';
import { requireDuty, requireSignIn } from './guards';
import { placesAtOnce } from './placesAtOnce';
import { Problem } from './errors/problem';
import { maximumFileBytes } from '../../office/import/file/fault';

/** The pages whose forms send a file, and the duty that each takes: from nobody else is a file read. */
const uploadPages: readonly { path: string; duty: Duty }[] = [
  { path: '/import', duty: 'import' },
  { path: '/api/v1/imports', duty: 'import' },
  { path: '/reception/visits/:visitId/scan', duty: 'receiveCitizens' },
  { path: '/figures/:period/units', duty: 'sendFigures' },
];

const limits = { fileSize: maximumFileBytes, files: 1, fields: 20, fieldSize: 64 * 1024, parts: 21 };
/** What surrounds a file in a form. */
const mostAround = 1024 * 1024;
/** Each is in memory until its request is answered. */
const mostAtOnce = 4;

const isMultipart = (req: Request): boolean =>
  (req.get('content-type') ?? '').trim().toLowerCase().startsWith('multipart/');

/**
 * Reads uploads, once it is known who sends them, that they may, and by the form's token (which stands before the file) that they mean it.
 * All others are answered without waiting for their file.
 */
export function setUpUploads(app: Express, refuseForeign: RequestHandler): void {
  const read = readUpload(refuseForeign);
  for (const { path, duty } of uploadPages) {
    app.post(path, ifMultipart(requireSignIn), ifMultipart(requireDuty(duty)), ifMultipart(read));
  }
  app.use((req, _res, next) => {
    if (isMultipart(req) && req.files === undefined) throw new Problem(415, 'noUploadHere');
    next();
  });
}

const ifMultipart =
  (handler: RequestHandler): RequestHandler =>
  (req, res, next) => {
    if (!isMultipart(req)) return next();
    return handler(req, res, next);
  };

function readUpload(refuseForeign: RequestHandler): RequestHandler {
  const takePlace = placesAtOnce(mostAtOnce);
  return (req, res, next) => {
    if (Number(req.get('content-length') ?? 0) > maximumFileBytes + mostAround)
      throw new Problem(413, 'tooLarge');
    takePlace(res);

    let settled = false;
    const settle = (error?: unknown) => {
      if (settled) return;
      settled = true;
      res.locals.within(() => next(error));
    };
    // Multer tells of what is too much only when all of it has come.
    let read = 0;
    req.on('data', (chunk: Buffer) => {
      read += chunk.length;
      if (read > maximumFileBytes + mostAround) settle(new Problem(413, 'tooLarge'));
    });
    const upload = multer({
      storage: multer.memoryStorage(),
      limits,
      defParamCharset: 'utf8',
      fileFilter: (_req, _file, take) => {
        void refuseForeign(req, res, (foreign?: unknown) => {
          // Multer would read the rest before it tells of it.
          if (foreign) settle(foreign);
          take(null, !foreign);
        });
      },
    }).any();
    void upload(req, res, (error?: unknown) => {
      const isOurs = error === undefined || error === null || error instanceof multer.MulterError;
      settle(isOurs ? error : new Problem(400, 'malformed', { cause: error }));
    });
  };
}
