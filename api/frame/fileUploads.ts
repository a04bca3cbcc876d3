import type { Express, Request, RequestHandler, Response } from 'express';
import multer from 'multer';
import { mostFilesAtOnce } from '../../domain/case/commands/takeInFiles';
import { mayKeepFiles } from '../../domain/access/files';
import { plainText } from '../../domain/text/plainText';
import { allowedFiles } from '../../office/files/allowed';
import { type Arrival, arrive } from '../../office/files/arrive';
import { scannerOf } from '../../office/files/scanning/clamav';
import { kindAttached } from '../../office/files/attachable';
import type { Services } from '../../office/services';
import { forbidden, Problem } from './errors/problem';
import { requireSignIn } from './guards';
import { placesAtOnce } from './placesAtOnce';
import { signedInAccount } from './request';
import { getVisibleCase } from './visibleCase';

/** A file of a form, kept while it came, or why it was not. */
export interface SentFile {
  /** As its sender calls it. */
  name: string;
  arrival: Arrival;
}

declare module 'express-serve-static-core' {
  interface Locals {
    /** The files of the form that was sent, where its address takes some. */
    sentFiles?: SentFile[];
  }
}

/** The addresses whose forms send files into a case. */
const filePaths = [
  '/cases/:caseId/files',
  '/cases/:caseId/commands/:type',
  '/api/v1/cases/:caseId/files',
] as const;
const limits = { files: mostFilesAtOnce, fields: 60, fieldSize: 64 * 1024, parts: mostFilesAtOnce + 61 };
/** Each holds some pieces in memory, however large its files are. */
const mostAtOnce = 8;
/** So many of the largest files come in one form at most. */
const mostLargest = 2;
/** A sender who sends nothing for so long has gone. */
const silentMs = 2 * 60 * 1000;
const longestName = 250;

const isMultipart = (req: Request): boolean => req.is('multipart/form-data') !== false;

const nameOf = (name: string): string => plainText(name).replaceAll('\n', ' ').trim().slice(-longestName);

/**
 * Takes the files of forms as they arrive, piece by piece into the office's store, once it is known who sends them, that they may write in
 * the case, and by the form's token (which stands before the files) that they mean it.
 */
export function setUpFileUploads(app: Express, services: Services, refuseForeign: RequestHandler): void {
  const allowed = allowedFiles(services.settings.files);
  const beginScan = scannerOf(services.settings.files);
  const takePlace = placesAtOnce(mostAtOnce);

  async function requireKeeper(req: Request<{ caseId: string }>, res: Response): Promise<string> {
    const { view, actor } = await getVisibleCase(services, req, res);
    if (!mayKeepFiles(actor, view.state)) throw forbidden();
    return view.caseId;
  }

  function storage(
    caseId: string,
    keep: (one: SentFile, place: number) => void,
    settle: (error: unknown) => void,
  ): multer.StorageEngine {
    const { files } = services.cases;
    let begun = 0;
    return {
      _handleFile: (req, file, done) => {
        const place = begun;
        begun += 1;
        const by = signedInAccount(req.res as Response)._id;
        const name = nameOf(file.originalname);
        // A sender who has gone ends no stream by themselves.
        const cut = () => {
          if (!req.complete) file.stream.destroy(new Error('the sender has gone'));
        };
        req.once('close', cut);
        arrive(file.stream, { caseId, by }, { files, allowed, beginScan })
          .then((arrival) => {
            keep({ name, arrival }, place);
            done(null, {});
          })
          .catch((error: unknown) => {
            settle(error);
            done(error);
          })
          .finally(() => req.off('close', cut));
      },
      _removeFile: (_req, _file, done) => done(null),
    };
  }

  const read: RequestHandler<{ caseId: string; type?: string }> = async (req, res, next) => {
    const { type } = req.params;
    if (!isMultipart(req) || (type !== undefined && kindAttached(type) === undefined)) return next();
    const caseId = await requireKeeper(req, res);
    const most = mostLargest * allowed.largest;
    const tooMuch = () =>
      new Problem(413, 'filesTooLarge', {
        params: { largest: allowed.largest / 1024 / 1024, count: mostFilesAtOnce },
      });
    if (Number(req.get('content-length') ?? 0) > most) throw tooMuch();
    takePlace(res);
    req.setTimeout(silentMs, () => req.destroy());

    /** By their places in the form: a short file is stored before a long one that it follows. */
    const sent = new Map<number, SentFile>();
    let settled = false;
    let isRefused = false;
    /** What has arrived when the form turns out to be none is of no use to anybody. */
    const discard = ({ arrival }: SentFile) => {
      if (!('file' in arrival)) return;
      services.cases.files
        .discard(arrival.file.id)
        .catch((err: unknown) => req.log.warn({ err }, 'a file of a refused form waits to be cleared away'));
    };
    const keep = (one: SentFile, place: number) => {
      if (isRefused) discard(one);
      else sent.set(place, one);
    };
    const settle = (error?: unknown) => {
      if (settled) return;
      settled = true;
      if (error !== undefined && error !== null) {
        isRefused = true;
        sent.forEach(discard);
        return res.locals.within(() => next(error));
      }
      res.locals.sentFiles = [...sent].sort(([a], [b]) => a - b).map(([, one]) => one);
      res.locals.within(next);
    };
    let bytes = 0;
    req.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > most) settle(tooMuch());
    });
    const upload = multer({
      storage: storage(caseId, keep, settle),
      limits,
      defParamCharset: 'utf8',
      fileFilter: (_req, _file, take) => {
        void refuseForeign(req as Request, res, (foreign?: unknown) => {
          if (foreign) settle(foreign);
          take(null, !foreign && !settled);
        });
      },
    }).any();
    void upload(req as Request, res, (error?: unknown) => {
      if (error === undefined || error === null) return settle();
      settle(
        error instanceof multer.MulterError ? tooMuch() : new Problem(400, 'malformed', { cause: error }),
      );
    });
  };

  for (const path of filePaths) {
    app.post(path, (req, res, next) => (isMultipart(req) ? requireSignIn(req, res, next) : next()), read);
  }
}
