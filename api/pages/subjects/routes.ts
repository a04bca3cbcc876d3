import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { mayDo } from '../../../domain/access/policy';
import { listSubjects } from '../../../office/lists/subjects';
import { actorOf } from '../../../office/people/actorOf';
import type { Services } from '../../../office/services';
import { word } from '../../../language/sentences/vocabulary';
import { requireDuty } from '../../frame/guards';
import { exportFormats } from '../../../office/exports/exportTable';
import { exportLinks, sendTable } from '../exports/sendTable';
import { signedInAccount } from '../../frame/request';

const shownAtMost = 100;
const asked = z.object({
  atLeast: z.coerce.number().int().min(2).max(1_000).optional().catch(undefined),
  months: z.coerce.number().int().min(1).max(120).optional().catch(undefined),
});

/** Subjects about whom much comes in, for those who decide what is looked into, and who look back. */
export function subjectRoutes({ cases }: Services): Router {
  const routes = Router();
  const find = async (req: Request, res: Response) => {
    const { atLeast, months } = asked.parse(req.query);
    const actor = actorOf(signedInAccount(res));
    const often = { ...(atLeast !== undefined && { atLeast }), ...(months !== undefined && { months }) };
    return { actor, found: await listSubjects(actor, often, cases) };
  };

  routes.get('/subjects', requireDuty('seeSubjects'), async (req, res) => {
    const { t } = res.locals;
    const { actor, found } = await find(req, res);
    res.render('subjects/list', {
      ...found,
      mayPlan: mayDo(actor, 'draftPlans'),
      subjects: found.subjects.slice(0, shownAtMost).map(({ cases: reports, ...subject }) => ({
        ...subject,
        count: reports.length,
        // By a case and not by the name: addresses are kept where names are not.
        planHref: `/inspection-plans/new?case=${encodeURIComponent(reports[0]?.caseId ?? '')}`,
        reports: reports.map(({ caseId, number, receivedOn, stage }) => ({
          href: `/cases/${encodeURIComponent(caseId)}`,
          number,
          receivedOn,
          stage: word(t, 'stages', stage),
        })),
      })),
      more: Math.max(0, found.subjects.length - shownAtMost),
      files: exportLinks(
        '/subjects',
        `?${new URLSearchParams({ atLeast: String(found.atLeast), months: String(found.months) })}`,
      ),
    });
  });

  for (const format of exportFormats)
    routes.get(`/subjects.${format}`, requireDuty('seeSubjects'), async (req, res) => {
      const { t } = res.locals;
      const { found } = await find(req, res);
      const rows = found.subjects.flatMap(({ name, organisation, cases: reports }) =>
        reports.map(({ number, receivedOn, stage }) => [
          name,
          organisation,
          number,
          { day: receivedOn },
          word(t, 'stages', stage),
        ]),
      );
      const columns = [
        t('find:column.subject'),
        t('exports:column.organisation'),
        t('find:column.number'),
        t('exports:column.receivedOn'),
        t('find:column.stage'),
      ];
      await sendTable(res, { officeLog: cases.officeLog, list: 'subjects', format }, { columns, rows });
    });
  return routes;
}
