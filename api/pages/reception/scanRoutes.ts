import { Readable } from 'node:stream';
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { mayOpenVisitor, mayReceiveOn } from '../../../domain/access/reception';
import { scanEndings } from '../../../domain/reception/visit';
import { fieldError } from '../../../language/fieldErrors';
import { scanNothing, scanWith } from '../../../office/files/scanning/clamav';
import { actorOf } from '../../../office/people/actorOf';
import { keepScan } from '../../../office/reception/scans';
import { findSeenVisit } from '../../../office/reception/seenVisits';
import { readVisitor } from '../../../office/reception/visitor';
import { giveToVisit } from '../../../office/reception/visits';
import type { Services } from '../../../office/services';
import { forbidden, notFound } from '../../frame/errors/problem';
import { sentValues } from '../../frame/forms/form';
import { requireDuty } from '../../frame/guards';
import { flash, signedInAccount } from '../../frame/request';
import { sendFile } from '../../frame/sendFile';
import { uploadedFile } from '../../frame/uploadedFile';
import { room, type VisitRequest, visitPath } from './paths';
import { visitTitle } from './visitPage';

const secrets = z.object({ commandId: z.uuid() });

/** Scans of what was signed in a visit: kept sealed, and read by those to whom the visitor is open. */
export function scanRoutes({ cases, temporal, settings }: Services): Router {
  const routes = Router();
  const path = `${room}/visits/:visitId/scan`;
  const needs = { ...cases, temporal, taskQueue: settings.temporal.taskQueue };
  const { scanner } = settings.files;
  const beginScan = () => (scanner ? scanWith(scanner) : scanNothing);

  async function getVisit(res: Response, { visitId }: { visitId: string }) {
    const actor = actorOf(signedInAccount(res));
    const found = await findSeenVisit(cases, actor, visitId);
    if (!found) throw notFound();
    return { ...found, actor };
  }

  /** The visit, for whoever takes its papers. */
  async function getReceived(req: VisitRequest, res: Response) {
    const found = await getVisit(res, req.params);
    if (!mayReceiveOn(found.actor, found.day)) throw forbidden();
    return found;
  }

  function show(
    res: Response,
    { visitId, turn, on }: { visitId: string; turn: number; on: string },
    problem?: string,
  ) {
    const { t } = res.locals;
    res.status(problem === undefined ? 200 : 422).render('reception/scan', {
      title: t('reception:visitAct.scan'),
      action: `${visitPath(visitId)}/scan`,
      back: visitPath(visitId),
      backTitle: visitTitle({ turn, on }, t),
      errors: problem === undefined ? [] : [fieldError('file', problem)],
    });
  }

  routes.get(path, requireDuty('receiveCitizens'), async (req: VisitRequest, res) => {
    show(res, (await getReceived(req, res)).visit);
  });

  routes.post(path, requireDuty('receiveCitizens'), async (req: VisitRequest, res) => {
    const { visit, actor } = await getReceived(req, res);
    const { visitId } = visit;
    const { data } = secrets.safeParse(sentValues(req.body));
    const kept = await keepScan(cases.scans, visitId, uploadedFile(req), beginScan);
    if ('fault' in kept) return show(res, visit, res.locals.t(`reception:problem.${kept.fault}`));
    const commandId = data?.commandId ?? crypto.randomUUID();
    const outcome = await giveToVisit(needs, {
      visitId,
      order: { kind: 'keepScan', ...kept },
      commandId,
      actor,
    });
    if (outcome.kind === 'refused')
      return show(res, visit, res.locals.t(`reception:refusal.${outcome.refused}`));
    if (outcome.kind !== 'done') throw outcome.kind === 'forbidden' ? forbidden() : notFound();
    flash(req, { kind: 'success', key: 'reception:visitDone.scan' });
    res.redirect(303, visitPath(visitId));
  });

  routes.get(
    `${room}/visits/:visitId/scans/:nth`,
    requireDuty('seeReception'),
    async (req: Request<{ visitId: string; nth: string }>, res) => {
      const { visit, day, actor } = await getVisit(res, req.params);
      if (!mayOpenVisitor(actor, visit, day, new Date().toISOString())) throw forbidden();
      const scan = visit.scans[Number(req.params.nth) - 1];
      const bytes = scan && (await cases.scans.find(visit.visitId, scan.sha256));
      if (!scan || !bytes) throw notFound();
      await readVisitor(cases, actor, visit, res.locals.t('reception:scan'));
      const { sha256, size } = scan;
      const name = `tiep-cong-dan-${visit.on.slice(0, 4)}-${visit.turn}-${req.params.nth}.${scanEndings[scan.media]}`;
      await sendFile(res, { sha256, size, read: () => Readable.from([bytes]) }, name);
    },
  );
  return routes;
}
