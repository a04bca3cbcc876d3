import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { criterionKinds } from '../../../domain/matters/rules';
import { mayDo } from '../../../domain/access/policy';
import type { Translate } from '../../../language/texts';
import { matterRuleTexts } from '../../../language/sentences/matters';
import { exportFormats, type ExportTable } from '../../../office/exports/exportTable';
import { readSeenMatters } from '../../../office/matters/seenMatters';
import { actorOf } from '../../../office/people/actorOf';
import { readPeople } from '../../../office/people/people';
import { officeMoment } from '../../../office/officeMoment';
import type { Services } from '../../../office/services';
import { requireDuty } from '../../frame/guards';
import { pageOf } from '../../frame/pageOf';
import { signedInAccount } from '../../frame/request';
import { exportLinks, sendTable } from '../exports/sendTable';
import { basisText } from '../reception/basisText';
import { type MatterLine, matterLine } from './matterLine';
import { overviewPath, room } from './paths';

const perPage = 25;
const shownStates = ['all', 'late', 'noRoadmap', 'cameUp', 'own'] as const;
type ShownState = (typeof shownStates)[number];

const query = z.object({
  show: z.enum(shownStates).catch('all'),
  criterion: z.enum(criterionKinds).optional().catch(undefined),
  page: z.coerce.number().int().min(1).catch(1),
});
type Asked = z.infer<typeof query>;

function isShown(line: MatterLine, show: ShownState): boolean {
  switch (show) {
    case 'all':
      return true;
    case 'late':
      return line.isLate;
    case 'noRoadmap':
      return !line.hasRoadmap;
    case 'cameUp':
      return line.cameUp;
    case 'own':
      return line.isOwn;
  }
}

/** The list as a file has it. */
export function matterTable(lines: readonly MatterLine[], t: Translate): ExportTable {
  const columns = ['number', 'subject', 'grounds', 'since', 'stage', 'officers', 'next', 'who', 'due', 'look', 'obstacles', 'state'] as const; // prettier-ignore
  return {
    columns: columns.map((column) => t(`matters:column.${column}`)),
    rows: lines.map((one) => [
      one.number,
      [one.subject, one.organisation].filter(Boolean).join(', '),
      [...one.grounds, one.came].join('; '),
      one.since === undefined ? undefined : { moment: one.since },
      one.stage,
      one.officers,
      one.next?.what ?? t('matters:noRoadmap'),
      one.next?.who,
      one.next && { day: one.next.due },
      one.look && { day: one.look.due },
      one.obstacles.join('; '),
      one.tags.map(({ text }) => text).join(', '),
    ]),
  };
}

/** The list of complex and pending matters, as a page and as files. */
export function matterListRoutes({ cases, accounts }: Services): Router {
  const routes = Router();
  const sees = requireDuty('seeMatters');

  async function readLines(res: Response) {
    const { t } = res.locals;
    const actor = actorOf(signedInAccount(res));
    const { now, today } = await officeMoment(cases);
    const [{ nameOf }, seen, rules] = await Promise.all([
      readPeople(accounts),
      readSeenMatters(cases, actor, now),
      cases.reference.findMatterRules(today),
    ]);
    const lines = seen.map((one) => ({
      kinds: one.grounds.map(({ kind }) => kind),
      line: matterLine(one, { t, nameOf, actor, now }),
    }));
    return { lines, actor, rules };
  }

  const narrowed = (lines: Awaited<ReturnType<typeof readLines>>['lines'], { show, criterion }: Asked) =>
    lines
      .filter(({ kinds }) => criterion === undefined || kinds.includes(criterion))
      .map(({ line }) => line)
      .filter((line) => isShown(line, show));

  routes.get(room, sees, async (req: Request, res) => {
    const { t } = res.locals;
    const asked = query.parse(req.query);
    const { lines, actor, rules } = await readLines(res);
    const shown = narrowed(lines, asked);
    const { show, criterion } = asked;
    const words = new URLSearchParams({ show, ...(criterion && { criterion }) });
    const address = `${room}?${words.toString()}`;
    const list = pageOf(
      { count: shown.length, perPage, page: asked.page },
      (page) => `${address}&page=${page}`,
    );
    const all = lines.map(({ line }) => line);
    res.render('matters/list', {
      lines: shown.slice(list.skip, list.skip + perPage),
      list,
      hasRules: rules !== undefined,
      rules: rules && {
        intro: t('matters:rulesIntro', { version: rules.version, from: rules.effectiveFrom }),
        lines: matterRuleTexts(t, rules).map(({ text, ...basis }) => ({ text, basis: basisText(t, basis) })),
      },
      counts: [
        { text: t('matters:counts.listed'), count: all.length },
        { text: t('matters:counts.withRoadmap'), count: all.filter((line) => line.hasRoadmap).length },
        { text: t('matters:counts.late'), count: all.filter((line) => line.isLate).length, isAlarm: true },
      ],
      shows: shownStates.map((value) => ({ value, text: t(`matters:shown.${value}`) })),
      criteria: [
        { value: '', text: t('matters:filter.anyCriterion') },
        ...criterionKinds.map((value) => ({ value, text: t(`matters:criterion.${value}`) })),
      ],
      asked: { show, criterion },
      files: exportLinks(room, address),
      overviewHref: overviewPath,
      mayLead: mayDo(actor, 'leadMatters'),
    });
  });

  for (const format of exportFormats)
    routes.get(`${room}.${format}`, sees, async (req, res) => {
      const { lines } = await readLines(res);
      const table = matterTable(narrowed(lines, query.parse(req.query)), res.locals.t);
      await sendTable(res, { officeLog: cases.officeLog, list: 'matters', format }, table);
    });
  return routes;
}
