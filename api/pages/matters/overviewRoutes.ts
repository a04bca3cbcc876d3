import { Router } from 'express';
import { formatDate } from '../../../language/dates';
import { inside } from '../../../language/sentences/inside';
import { officeLanguage } from '../../../language/texts';
import { meetingPaper } from '../../../office/matters/meetingPaper';
import { roadmapOf } from '../../../office/matters/roadmap';
import { readSeenMatters } from '../../../office/matters/seenMatters';
import { docxFile } from '../../../office/papers/docxFile';
import { readPaperOffice } from '../../../office/papers/paperOffice';
import { pdfFile } from '../../../office/papers/pdfFile';
import { actorOf } from '../../../office/people/actorOf';
import { readPeople } from '../../../office/people/people';
import { officeMoment } from '../../../office/officeMoment';
import type { Services } from '../../../office/services';
import { requireDuty } from '../../frame/guards';
import { signedInAccount } from '../../frame/request';
import { announceFile, logExport } from '../exports/sendTable';
import { matterLine } from './matterLine';
import { overviewPath, room } from './paths';

const paperFiles = { docx: docxFile, pdf: pdfFile } as const;

/** The list for the standing committee: a page to print, and the paper for the meeting. */
export function matterOverviewRoutes({ cases, accounts, texts }: Services): Router {
  const routes = Router();
  const sees = requireDuty('seeMatters');

  routes.get(overviewPath, sees, async (_req, res) => {
    const { t } = res.locals;
    const actor = actorOf(signedInAccount(res));
    const { now, today } = await officeMoment(cases);
    const [{ nameOf }, seen] = await Promise.all([readPeople(accounts), readSeenMatters(cases, actor, now)]);
    const matters = seen.map((one) => ({
      ...matterLine(one, { t, nameOf, actor, now }),
      steps: roadmapOf(one, now).steps.map((step) => ({
        ...step,
        who: nameOf(step.who),
        stateText: inside(t(`matters:state.${step.state}`)),
      })),
    }));
    res.render('matters/overview', {
      matters,
      intro: t('matters:overview.intro', { on: formatDate(today) }),
      counts: t('matters:overview.counts', {
        listed: matters.length,
        withRoadmap: matters.filter(({ hasRoadmap }) => hasRoadmap).length,
        late: matters.filter(({ isLate }) => isLate).length,
      }),
      back: room,
      path: overviewPath,
    });
  });

  for (const format of ['docx', 'pdf'] as const)
    routes.get(`${overviewPath}.${format}`, sees, async (_req, res) => {
      const actor = actorOf(signedInAccount(res));
      const { now, today } = await officeMoment(cases);
      const [people, seen] = await Promise.all([readPeople(accounts), readSeenMatters(cases, actor, now)]);
      // Papers are written in the language of the office, whoever asks for them.
      const t = texts.translator(officeLanguage);
      const page = meetingPaper(seen, { t, office: readPaperOffice(), people, now, today });
      const exported = { officeLog: cases.officeLog, list: 'matters', format } as const;
      await logExport(res, exported, seen.length);
      const file = await paperFiles[format](page);
      announceFile(res, exported);
      res.send(file);
    });
  return routes;
}
