import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { FileReading } from '../../../models/fileReadings';
import { copyWithout, howCopied } from '../../../office/files/copies/copyWithout';
import { drawSheet, howSheeted } from '../../../office/files/copies/sheets';
import { downloadName, playedAs } from '../../../office/files/fileName';
import type { Services } from '../../../office/services';
import { notFound } from '../../frame/errors/problem';
import { orNoCopy } from '../../frame/noCopy';
import { playFile, sendFile, showPicture } from '../../frame/sendFile';
import { type FileRequest, getOpenedFile, recordGiven, recordShown } from '../../frame/seenFile';

type SheetRequest = Request<{ caseId: string; fileId: string; sheet: string }>;
const sheetNumber = z.coerce.number().int().min(1);

/** Gives a file to whoever may open it: as it was taken in, as a copy without metadata, sheet by sheet as pictures, or to be played. Each is recorded before. */
export function givingRoutes(services: Services): Router {
  const routes = Router();

  /** @throws Problem 403 or 404 */
  async function openFile(req: FileRequest, res: Response) {
    const found = await getOpenedFile(services, req, res);
    const record = (as: FileReading['as']) => recordGiven(found, as, services);
    return { file: found.seen.file, opened: found.opened, record };
  }

  routes.get('/cases/:caseId/files/:fileId/original', async (req: FileRequest, res) => {
    const { file, opened, record } = await openFile(req, res);
    await record('original');
    await sendFile(res, opened.content, downloadName(file, opened.words));
  });

  routes.get('/cases/:caseId/files/:fileId/copy', async (req: FileRequest, res) => {
    const { file, opened, record } = await openFile(req, res);
    const how = howCopied(file);
    if (!how) throw notFound();
    await record('copy');
    const copy = await orNoCopy(copyWithout(how, opened.content));
    if (how === 'picture') return showPicture(res, copy);
    const sha256 = createHash('sha256').update(copy).digest('hex');
    const content = { size: copy.length, sha256, read: () => Readable.from([copy]) };
    await sendFile(res, content, downloadName(file, opened.words));
  });

  routes.get('/cases/:caseId/files/:fileId/sheets/:sheet', async (req: SheetRequest, res) => {
    const found = await getOpenedFile(services, req, res);
    const of = howSheeted(found.seen.file);
    const sheet = sheetNumber.safeParse(req.params.sheet).data;
    if (!of || sheet === undefined) throw notFound();
    await recordShown(found, services);
    const { picture } = await orNoCopy(drawSheet(of, found.opened.content, sheet));
    if (!picture) throw notFound();
    showPicture(res, picture);
  });

  routes.get('/cases/:caseId/files/:fileId/play', async (req: FileRequest, res) => {
    const { file, opened, record } = await openFile(req, res);
    if (!playedAs(file)) throw notFound();
    const [type = file.type] = file.type.split(';');
    await playFile(res, opened.content, { type, uponBeginning: () => record('original') });
  });
  return routes;
}
