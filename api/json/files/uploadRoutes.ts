import type { Request, Response, Router } from 'express';
import { mayKeepFiles } from '../../../domain/access/files';
import { mostFilesAtOnce } from '../../../domain/case/commands/takeInFiles';
import { faultText } from '../../../language/fileFault';
import type { Upload } from '../../../models/caseUploads';
import { allowedFiles } from '../../../office/files/allowed';
import { finishUpload } from '../../../office/files/finishUpload';
import { scannerOf } from '../../../office/files/scanning/clamav';
import type { Services } from '../../../office/services';
import { forbidden, notFound, Problem } from '../../frame/errors/problem';
import { placesAtOnce } from '../../frame/placesAtOnce';
import { getVisibleCase } from '../../frame/visibleCase';
import { invalidInput, readInput } from '../input';
import { addressOf } from '../outcome';
import { newUploadSchema, uploadOffset, uploadSchema } from './uploadShapes';

type OfCase = Request<{ caseId: string }>;
type OfUpload = Request<{ caseId: string; uploadId: string }>;

/** What a person has begun to send into one case and nothing has taken in yet. */
const mostBegun = 2 * mostFilesAtOnce;
/** Each holds some pieces in memory. */
const mostAtOnce = 16;
/** A sender who sends nothing for so long has gone; they go on where they were. */
const silentMs = 2 * 60 * 1000;

/**
 * Files that come in several requests, for programs and for the script of the pages: begun with a name and a size, sent on from wherever they
 * broke off, and then taken in as any other.
 */
export function uploadRoutes(routes: Router, services: Services): void {
  const { cases, texts, settings } = services;
  const { uploads, files } = cases;
  const allowed = allowedFiles(settings.files);
  const needs = { uploads, files, allowed, beginScan: scannerOf(settings.files) };
  const room = '/api/v1/cases/:caseId/uploads';
  const takePlace = placesAtOnce(mostAtOnce);

  /** @throws Problem 404 or 403 */
  async function placeOf(req: OfCase, res: Response) {
    const { view, actor } = await getVisibleCase(services, req, res);
    if (!mayKeepFiles(actor, view.state)) throw forbidden();
    return { caseId: view.caseId, by: actor.id };
  }
  async function getUpload(req: OfUpload, res: Response) {
    const place = await placeOf(req, res);
    const upload = await uploads.find(req.params.uploadId, place);
    if (!upload) throw notFound();
    return { place, upload };
  }
  const shown = (caseId: string, { whole, ...upload }: Upload) =>
    uploadSchema.parse({
      ...upload,
      isWhole: whole !== undefined,
      sha256: whole?.sha256,
      links: { self: `${addressOf(caseId)}/uploads/${upload.id}` },
    });

  routes.get(room, async (req: OfCase, res) => {
    const place = await placeOf(req, res);
    res.json({ items: (await uploads.list(place)).map((one) => shown(place.caseId, one)) });
  });

  routes.post(room, async (req: OfCase, res) => {
    const place = await placeOf(req, res);
    const said = readInput({ schema: newUploadSchema, value: req.body ?? {}, res, texts });
    if (said.size > allowed.largest) {
      const detail = faultText(said.name, { fault: 'tooLarge' }, { t: res.locals.t, ...allowed });
      throw invalidInput([{ field: 'size', detail }]);
    }
    if ((await uploads.list(place)).length >= mostBegun)
      throw new Problem(409, 'uploadsMany', { params: { count: mostBegun } });
    const upload = await uploads.begin(place, said);
    const answer = shown(place.caseId, upload);
    res.status(201).location(answer.links.self).json(answer);
  });

  routes.get(`${room}/:uploadId`, async (req: OfUpload, res) => {
    const { place, upload } = await getUpload(req, res);
    res.json(shown(place.caseId, upload));
  });

  routes.patch(`${room}/:uploadId`, async (req: OfUpload, res) => {
    const { place, upload } = await getUpload(req, res);
    const { id } = upload;
    const from = uploadOffset.safeParse(req.get('upload-offset'));
    if (!from.success || req.is('application/offset+octet-stream') === false)
      throw new Problem(400, 'uploadOffset', { params: { offset: upload.offset } });
    const moved = async () => {
      const { offset } = (await uploads.find(id, place)) ?? upload;
      return new Problem(409, 'uploadOffset', { params: { offset }, extension: { offset } });
    };
    if (upload.whole) return void res.json(shown(place.caseId, upload));
    takePlace(res);
    req.setTimeout(silentMs, () => req.destroy());
    const offset = await uploads.append(id, from.data, req).catch((error: unknown) => {
      if (req.errored || req.destroyed) return undefined;
      throw error;
    });
    if (offset === undefined) throw await moved();
    if (offset < upload.size) return void res.json(shown(place.caseId, { ...upload, offset }));
    const arrival = await finishUpload(upload, needs);
    if (!('file' in arrival)) {
      const detail = faultText(upload.name, arrival, { t: res.locals.t, ...allowed });
      throw invalidInput([{ field: 'files', detail }]);
    }
    res.json(shown(place.caseId, { ...upload, offset, whole: arrival.file }));
  });

  routes.delete(`${room}/:uploadId`, async (req: OfUpload, res) => {
    const { upload } = await getUpload(req, res);
    await files.discard(upload.id);
    res.sendStatus(204);
  });
}
