import { randomUUID } from 'node:crypto';
import { type Response, Router } from 'express';
import { z } from 'zod';
import { mayKeepFiles } from '../../../domain/access/files';
import { mayDo } from '../../../domain/access/policy';
import { typeOfMedia } from '../../../domain/files/types';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import { readDay } from '../../../language/readDay';
import { inside } from '../../../language/sentences/inside';
import { actsOfFiles } from '../../../office/files/acts';
import { howCopied } from '../../../office/files/copies/copyWithout';
import { playedAs } from '../../../office/files/fileName';
import { handOver } from '../../../office/files/handOver';
import { readSeenFiles, type SeenFile } from '../../../office/files/listed';
import { readPeople } from '../../../office/people/people';
import type { Services } from '../../../office/services';
import { forbidden, Problem } from '../../frame/errors/problem';
import { sentValues } from '../../frame/forms/form';
import { flash } from '../../frame/request';
import type { VisibleCase } from '../../frame/visibleCase';
import { type FileRequest, getSeenFile } from '../../frame/seenFile';
import { copyLinks } from './copyLinks';
import { custodyLines } from './custody';
import { fileFacts } from './facts';
import { filePath, takeInPath } from './paths';
import { sheetsShown } from './sheetsShown';
import { fileRow } from './rows';
import { whyNotDone } from './whyNotDone';

const lastDay = '9999-12-31';
const handOverForm = z.object({
  commandId: z.uuid(),
  to: z.string().trim().min(1).max(300),
  original: z.string().trim().min(1).max(300),
  on: z.string().trim(),
});
const sheetAsked = z.object({ sheet: z.coerce.number().int().min(1).catch(1) });
const commandSchema = z.object({ commandId: z.uuid() });

/** What is known of one file, in whose hands it was, and the hand-over of its original. */
export function oneFileRoutes(services: Services): Router {
  const { cases, accounts } = services;
  const routes = Router();

  async function showFile(
    res: Response,
    { view, actor, seen }: VisibleCase & { seen: SeenFile },
    again: {
      errors?: FieldError[];
      values?: Record<string, unknown>;
      commandId?: string;
      sheet?: number;
    } = {},
  ): Promise<void> {
    const { t } = res.locals;
    const { state, caseId, number } = view;
    const { nameOf, doerIn } = await readPeople(accounts);
    const acts = actsOfFiles(state, t);
    const belonging = (state.files ?? []).filter(({ of }) => of === seen.file.seq);
    const beside = await readSeenFiles({ ...state, files: belonging }, actor, cases);
    const readings = mayDo(actor, 'replay') ? await cases.fileReadings.list(seen.file.file) : [];
    const row = fileRow(caseId, seen, { t, nameOf, acts });
    res.render('files/one', {
      caseId,
      number,
      one: row,
      beside: beside.map((one) => fileRow(caseId, one, { t, nameOf, acts })),
      how: howCopied(seen.file),
      played: playedAs(seen.file),
      isOldOffice: typeOfMedia(seen.file.type) === 'doc',
      sheets: await sheetsShown(view.caseId, seen, again.sheet, cases),
      transcriptHref:
        seen.file.kind === 'recording' && mayKeepFiles(actor, state)
          ? takeInPath(caseId, 'minutes', seen.file.seq)
          : undefined,
      facts: fileFacts(row, t),
      workingCopy: copyLinks({ caseId, seen, state, actor }, { t, nameOf }),
      custody: custodyLines(seen, readings, { t, nameOf, doer: doerIn(t) }),
      handOver: mayKeepFiles(actor, state)
        ? { values: again.values ?? {}, commandId: again.commandId }
        : undefined,
      errors: again.errors,
    });
  }

  routes.get('/cases/:caseId/files/:fileId', async (req: FileRequest, res) => {
    const { sheet } = sheetAsked.parse(req.query);
    await showFile(res, await getSeenFile(services, req, res), { sheet });
  });

  routes.post('/cases/:caseId/files/:fileId/hand-over', async (req: FileRequest, res) => {
    const found = await getSeenFile(services, req, res);
    const { view, actor, seen } = found;
    if (!mayKeepFiles(actor, view.state)) throw forbidden();
    const { t } = res.locals;
    const values = sentValues(req.body);
    const command = commandSchema.safeParse(values);
    if (!command.success) throw new Problem(400, 'malformed');
    const { commandId } = command.data;
    const read = handOverForm.safeParse(values);
    const day = readDay(String(values.on ?? '').trim(), lastDay);
    const errors = [
      ...(read.error?.issues ?? [])
        .filter(({ path }) => path[0] === 'to' || path[0] === 'original')
        .map(({ path }) => fieldError(String(path[0]), t(`files:problem.handOver.${String(path[0])}`))),
      ...('fault' in day
        ? [fieldError('on', t(`register:problem.${day.fault}`, { label: inside(t('files:label.handedOn')) }))]
        : []),
    ];
    if (errors.length > 0 || !read.success || 'fault' in day)
      return showFile(res.status(422), found, { errors, values, commandId });
    const { to, original } = read.data;
    const file = seen.file.file;
    const order = { caseId: view.caseId, commandId, actor, file, on: day.day, words: { to, original } };
    const outcome = await handOver(order, services);
    const isRepeat = outcome.kind === 'refused' && outcome.refusal.refused === 'keyUsed';
    if (outcome.kind !== 'done' && !isRepeat) {
      const { status, error, again } = await whyNotDone(outcome, res, accounts);
      const { refusal } = outcome.kind === 'refused' ? outcome : { refusal: undefined };
      const placed = refusal?.field === 'on' ? fieldError('on', error.text) : fieldError('to', error.text);
      const id = again ? commandId : randomUUID();
      return showFile(res.status(status), found, { errors: [placed], values, commandId: id });
    }
    flash(req, { kind: 'success', key: 'files:handOver.done' });
    res.redirect(303, filePath(view.caseId, file));
  });
  return routes;
}
