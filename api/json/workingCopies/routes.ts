import type { Request, Response, Router } from 'express';
import { mayCutFile } from '../../../domain/access/files';
import { mayMakeWorkingCopy } from '../../../domain/access/identity';
import { leftFaultText } from '../../../language/leftFault';
import { wordInside } from '../../../language/sentences/vocabulary';
import { countSheets, drawSheet, howSheeted } from '../../../office/files/copies/sheets';
import { readSeenFiles } from '../../../office/files/listed';
import { cutFile, type MadeCut } from '../../../office/reporter/cutFile';
import { makeWorkingCopy, readWorkingCopy } from '../../../office/reporter/workingCopy';
import type { Services } from '../../../office/services';
import { draftedCopy } from '../../frame/draftedCopy';
import { forbidden, notFound, Problem } from '../../frame/errors/problem';
import { orNoCopy } from '../../frame/noCopy';
import { type FileRequest, getOpenedFile, recordShown } from '../../frame/seenFile';
import { showPicture } from '../../frame/sendFile';
import { getVisibleCase } from '../../frame/visibleCase';
import { shownFile } from '../files/routes';
import { getIdempotencyKey } from '../headers';
import { invalidInput, readInput } from '../input';
import { answerOutcome } from '../outcome';
import { cutBody, draftBody, workingCopyBody, workingCopySchema } from './shapes';

type CaseRequest = Request<{ caseId: string }>;
type SheetRequest = Request<{ caseId: string; fileId: string; sheet: string }>;
const letterPath = '/api/v1/cases/:caseId/working-copy';
const filePath = '/api/v1/cases/:caseId/files/:fileId';

/** What a case is worked on with in place of what could give its reporter away: the letter as text, and files with black boxes. */
export function workingCopyRoutes(routes: Router, services: Services): void {
  const { cases, texts } = services;

  async function making(req: CaseRequest, res: Response) {
    const { view, actor } = await getVisibleCase(services, req, res);
    const { ref } = view.state.registration.reporter;
    if (ref === undefined) throw notFound();
    if (!mayMakeWorkingCopy(actor, view.state, new Date().toISOString())) throw forbidden();
    return { ref, actor, state: view.state };
  }

  routes.get(letterPath, async (req: CaseRequest, res) => {
    const { view } = await getVisibleCase(services, req, res);
    const last = view.state.workingCopies?.at(-1);
    const text = await readWorkingCopy(view.state, services);
    if (!last || text === undefined) throw notFound();
    res.json(workingCopySchema.parse({ text, by: last.by, at: last.at }));
  });

  routes.post(`${letterPath}/draft`, async (req: CaseRequest, res) => {
    const { ref, actor, state } = await making(req, res);
    const commandId = getIdempotencyKey(req);
    const { why } = readInput({ schema: draftBody, value: req.body, res, texts });
    const drafted = await draftedCopy({ state, ref, actor, commandId, why }, services);
    if (!drafted) throw notFound();
    res.json(drafted);
  });

  routes.post(letterPath, async (req: CaseRequest, res) => {
    const { ref, actor, state } = await making(req, res);
    const { caseId } = state;
    const commandId = getIdempotencyKey(req);
    const { text } = readInput({ schema: workingCopyBody, value: req.body, res, texts });
    const { t } = res.locals;
    const made = await makeWorkingCopy({ caseId, ref, commandId, actor, text }, services);
    switch (made.kind) {
      case 'done':
        return void res.status(201).json({ text, by: actor.id });
      case 'standing': {
        const kinds = made.by.map((kind) => wordInside(t, 'identityFields', kind)).join(', ');
        throw invalidInput([{ field: 'text', detail: t('workingCopy:standing', { kinds }) }]);
      }
      case 'gone':
        throw new Problem(409, 'refused', { params: { sentence: t('cases:reporter.gone') } });
      case 'not':
        return answerOutcome(made.outcome, { services, res, caller: actor, caseId, done: 201 });
    }
  });

  routes.get(`${filePath}/sheets`, async (req: FileRequest, res) => {
    const { seen, opened } = await getOpenedFile(services, req, res);
    const of = howSheeted(seen.file);
    if (!of) throw notFound();
    res.json({ count: await orNoCopy(countSheets(of, opened.content)) });
  });

  routes.get(`${filePath}/sheets/:sheet`, async (req: SheetRequest, res) => {
    const found = await getOpenedFile(services, req, res);
    const of = howSheeted(found.seen.file);
    const sheet = Number(req.params.sheet);
    if (!of || !Number.isInteger(sheet) || sheet < 1) throw notFound();
    await recordShown(found, services);
    const { picture } = await orNoCopy(drawSheet(of, found.opened.content, sheet));
    if (!picture) throw notFound();
    showPicture(res, picture);
  });

  /** @throws Problem that says why there is none */
  function whyNot(made: Exclude<MadeCut, { kind: 'done' | 'not' }>, res: Response): Problem {
    const { t } = res.locals;
    const boxes = (detail: string) => ({ field: 'boxes', detail });
    switch (made.kind) {
      case 'left':
        return invalidInput(made.faults.map((fault) => boxes(leftFaultText(fault, t))));
      case 'sheets':
        return invalidInput([boxes(t('workingCopy:files.problem.sheets', made))]);
      case 'unreadable':
        return new Problem(422, 'noCopy');
      case 'standing': {
        const kinds = made.by.map((kind) => wordInside(t, 'identityFields', kind)).join(', ');
        return invalidInput([
          { field: 'reason', detail: t('workingCopy:files.problem.standing', { kinds }) },
        ]);
      }
    }
  }

  routes.post(`${filePath}/working-copy`, async (req: FileRequest, res) => {
    const { view, actor, seen, opened } = await getOpenedFile(services, req, res);
    const { caseId, state } = view;
    if (!howSheeted(seen.file) || !seen.file.guarded || seen.file.cutFrom) throw notFound();
    if (!mayCutFile(actor, state, seen.file, new Date().toISOString())) throw forbidden();
    const commandId = getIdempotencyKey(req);
    const { boxes, reason } = readInput({ schema: cutBody, value: req.body, res, texts });
    const { ref } = state.registration.reporter;
    const order = { caseId, ref, commandId, actor, original: opened, boxes, reason };
    const made = await cutFile(order, services);
    if (made.kind === 'not')
      return answerOutcome(made.outcome, { services, res, caller: actor, caseId, done: 201 });
    if (made.kind !== 'done') throw whyNot(made, res);
    const [copy] = await readSeenFiles({ ...state, files: [made.file] }, actor, cases);
    res.status(201).json(copy && shownFile(caseId, copy));
  });
}
