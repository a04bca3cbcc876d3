import type { Request, Router } from 'express';
import { mayKeepFiles } from '../../../domain/access/files';
import { mayDo } from '../../../domain/access/policy';
import type { FileReading } from '../../../models/fileReadings';
import { faultText } from '../../../language/fileFault';
import { allowedFiles } from '../../../office/files/allowed';
import { downloadName } from '../../../office/files/fileName';
import { readSeenFiles, type SeenFile } from '../../../office/files/listed';
import { aboutOf, aboutSchema } from '../../../office/files/readAbout';
import { type AboutFiles, type NamedFile, takeIn } from '../../../office/files/takeIn';
import type { Services } from '../../../office/services';
import { forbidden } from '../../frame/errors/problem';
import { sendFile } from '../../frame/sendFile';
import { type FileRequest, getOpenedFile, getSeenFile, recordGiven } from '../../frame/seenFile';
import { getVisibleCase } from '../../frame/visibleCase';
import { getIdempotencyKey } from '../headers';
import { invalidInput, readInput } from '../input';
import { addressOf, answerOutcome } from '../outcome';
import { caseFileSchema } from './shapes';
import { takenUploadsSchema } from './uploadShapes';

export const hrefOf = (caseId: string, file: string): string => `${addressOf(caseId)}/files/${file}`;

/** A file as a program may see it: what its caller may not know is not in it. */
export function shownFile(
  caseId: string,
  { file, mayOpen, words, handOvers }: SeenFile,
  readings?: readonly FileReading[],
) {
  return caseFileSchema.parse({
    ...file,
    ...words,
    id: file.file,
    guarded: file.guarded === true,
    mayOpen,
    readings: readings?.map(({ at, by, as }) => ({ at, by, as })),
    handOvers: handOvers.map(({ said, ...one }) => ({ ...one, ...said })),
    links: {
      original: mayOpen && file.infected === undefined ? `${hrefOf(caseId, file.file)}/original` : undefined,
    },
  });
}

/** What was taken into the file of a case: listed, taken in, given. */
export function fileRoutes(routes: Router, services: Services): void {
  const { cases, texts } = services;
  const allowed = allowedFiles(services.settings.files);

  routes.get('/api/v1/cases/:caseId/files', async (req, res) => {
    const { view, actor } = await getVisibleCase(services, req, res);
    const seen = await readSeenFiles(view.state, actor, cases);
    res.json({ items: seen.map((one) => shownFile(view.caseId, one)) });
  });

  routes.post('/api/v1/cases/:caseId/files', async (req: Request<{ caseId: string }>, res) => {
    const { view, actor } = await getVisibleCase(services, req, res);
    const { caseId, state } = view;
    if (!mayKeepFiles(actor, state)) throw forbidden();
    const commandId = getIdempotencyKey(req);
    const { t } = res.locals;
    const sent = res.locals.sentFiles ?? [];
    // What came in several requests is named by its id.
    const isRepeat = (state.files ?? []).some((one) => one.commandId === commandId);
    const isForm = req.is('json') === false;
    const whole = isForm ? aboutSchema : aboutSchema.extend(takenUploadsSchema.shape);
    const named = isForm
      ? []
      : readInput({ schema: takenUploadsSchema, value: req.body ?? {}, res, texts, whole }).uploads;
    const uploaded: NamedFile[] = [];
    for (const id of isRepeat ? [] : named) {
      const place = { caseId, by: actor.id };
      const upload = await cases.uploads.find(id, place);
      const held = upload?.whole && (await cases.files.hold(id, place));
      if (!upload || !held)
        throw invalidInput([{ field: 'uploads', detail: t('files:problem.uploadNotWhole') }]);
      uploaded.push({ ...held, name: upload.name });
    }
    const arrived = sent.flatMap(({ name, arrival }): NamedFile[] =>
      'file' in arrival ? [{ ...arrival.file, name }] : [],
    );
    /** A program sends all of it again: what is not taken in need not wait. */
    const discardAll = async () => {
      for (const { id } of arrived) await cases.files.discard(id);
    };
    let about: AboutFiles;
    try {
      const errors = sent.flatMap(({ name, arrival }) =>
        'file' in arrival ? [] : [{ field: 'files', detail: faultText(name, arrival, { t, ...allowed }) }],
      );
      if (sent.length === 0 && named.length === 0)
        errors.push({ field: 'files', detail: t('files:problem.files') });
      if (errors.length > 0) throw invalidInput(errors);
      about = aboutOf(readInput({ schema: aboutSchema, value: req.body ?? {}, res, texts, whole }));
    } catch (problem) {
      await discardAll();
      throw problem;
    }
    const became = await takeIn(
      { caseId, commandId, actor, files: [...arrived, ...uploaded], about },
      services,
    );
    if (became.kind === 'not') {
      if (became.outcome.kind === 'refused') await discardAll();
      return answerOutcome(became.outcome, { services, res, caller: actor, caseId, done: 201 });
    }
    const seen = await readSeenFiles({ ...state, files: became.files }, actor, cases);
    res.status(201).json({ items: seen.map((one) => shownFile(caseId, one)) });
  });

  routes.get('/api/v1/cases/:caseId/files/:fileId', async (req: FileRequest, res) => {
    const { view, actor, seen } = await getSeenFile(services, req, res);
    const readings = mayDo(actor, 'replay') ? await cases.fileReadings.list(seen.file.file) : undefined;
    res.json(shownFile(view.caseId, seen, readings));
  });

  routes.get('/api/v1/cases/:caseId/files/:fileId/original', async (req: FileRequest, res) => {
    const found = await getOpenedFile(services, req, res);
    await recordGiven(found, 'original', services);
    await sendFile(res, found.opened.content, downloadName(found.seen.file, found.opened.words));
  });
}
