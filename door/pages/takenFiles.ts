import type { Request, RequestHandler } from 'express';
import multer from 'multer';
import type { Door } from '../door';
import { longest, mostFiles, type SentFile } from '../envelopes/envelope';
import { mayBringFiles } from './paidForm';

const megabyte = 1_048_576;
/** The largest file, in megabytes. */
export const mostMegabytes = 500;

/** What came with a form besides its words. */
export interface Brought {
  files: SentFile[];
  /** Why some of it was not taken. */
  fault?: 'files' | 'full' | undefined;
}

const broughtBy = new WeakMap<Request, Brought>();

/** The files of a form, sealed on their way to the disk. */
export const broughtOf = (req: Request): Brought => broughtBy.get(req) ?? { files: [] };

/** Reads a form with files; each is sealed as it comes in and never lies here in the clear. */
export function takeFiles(door: Door): RequestHandler {
  const { files, outbox, settings } = door;
  return (req, res, next) => {
    const brought: Brought = { files: [] };
    broughtBy.set(req, brought);
    // By their places in the form: a short file is sealed before a long one that it follows.
    const taking: (SentFile | undefined)[] = [];
    const storage: multer.StorageEngine = {
      _handleFile: (_req, file, done) => {
        const place = taking.push(undefined) - 1;
        files.take(file.stream, { name: file.originalname, type: file.mimetype }).then(
          (taken) => {
            taking[place] = taken;
            brought.files = taking.filter((one) => one !== undefined);
            done(null, {});
          },
          (error: unknown) => done(error),
        );
      },
      _removeFile: (_req, _file, done) => done(null),
    };
    const upload = multer({
      storage,
      defParamCharset: 'utf8',
      limits: {
        fileSize: mostMegabytes * megabyte,
        files: mostFiles,
        fields: 40,
        // As UTF-8, where a letter of Vietnamese takes three bytes; how long it may be is said by the form.
        fieldSize: longest.letter * 8,
      },
      fileFilter: (_req, file, take) => {
        // A field of files that was left empty comes as a file without a name.
        if (file.originalname === '' || !mayBringFiles(door, req, req.body?.pass)) return take(null, false);
        if (files.size() + outbox.size() > settings.room) {
          brought.fault = 'full';
          return take(null, false);
        }
        take(null, true);
      },
    }).array('files');
    void upload(req, res, (error?: unknown) => {
      if (error === undefined || error === null) return next();
      files.erase(brought.files.map(({ file }) => file));
      brought.files = [];
      if (!(error instanceof multer.MulterError)) return next(error);
      brought.fault = 'files';
      next();
    });
  };
}
