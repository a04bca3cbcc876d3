import { type Request, Router } from 'express';
import { wallDay } from '../../../domain/calendar/wallDay';
import { officeLanguage } from '../../../language/texts';
import { contentsPage, contentsTable } from '../../../office/files/contents';
import { readSeenFiles } from '../../../office/files/listed';
import { readPaperOffice } from '../../../office/papers/paperOffice';
import { pdfFile } from '../../../office/papers/pdfFile';
import { readPeople } from '../../../office/people/people';
import type { Services } from '../../../office/services';
import { getVisibleCase } from '../../frame/visibleCase';
import { announceFile, logExport, sendTable } from '../exports/sendTable';

/** The list of what the file of a case holds (mục lục hồ sơ): as a paper to be signed, and as a workbook. */
export function contentsRoutes(services: Services): Router {
  const { cases, accounts, texts } = services;
  const { officeLog } = cases;
  const routes = Router();

  routes.get('/cases/:caseId/contents.pdf', async (req: Request<{ caseId: string }>, res) => {
    const { view, actor } = await getVisibleCase(services, req, res);
    const [seen, { nameOf }] = await Promise.all([
      readSeenFiles(view.state, actor, cases),
      readPeople(accounts),
    ]);
    // Papers are written in the language of the office, whoever asks for them.
    const t = texts.translator(officeLanguage);
    const on = wallDay(new Date().toISOString());
    const page = contentsPage(view.state, seen, { t, office: readPaperOffice(), by: nameOf(actor.id), on });
    const file = await pdfFile(page);
    const exported = { officeLog, list: 'caseFile', format: 'pdf' } as const;
    await logExport(res, exported, seen.length);
    announceFile(res, exported);
    res.send(file);
  });

  routes.get('/cases/:caseId/contents.xlsx', async (req: Request<{ caseId: string }>, res) => {
    const { view, actor } = await getVisibleCase(services, req, res);
    const seen = await readSeenFiles(view.state, actor, cases);
    const exported = { officeLog, list: 'caseFile', format: 'xlsx' } as const;
    await sendTable(res, exported, contentsTable(seen, res.locals.t));
  });
  return routes;
}
