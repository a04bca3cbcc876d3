import { Router } from 'express';
import { z } from 'zod';
import { formatDate, officeToday } from '../../../language/dates';
import { subjectShown } from '../../../language/sentences/subjectShown';
import { word } from '../../../language/sentences/vocabulary';
import { countSecrets, listSecrets, secretLists } from '../../../office/keeping/secrets';
import { actorOf } from '../../../office/people/actorOf';
import type { Services } from '../../../office/services';
import { requireDuty } from '../../frame/guards';
import { pageOf } from '../../frame/pageOf';
import { signedInAccount } from '../../frame/request';

const perPage = 20;
const query = z.object({
  list: z.enum(secretLists).catch('ending'),
  page: z.coerce.number().int().min(1).catch(1),
});
const path = '/keeping/secrets';

/** Which cases are State secrets and until when, and which are so no more (Luật Bảo vệ bí mật nhà nước art. 19–22; 225-QĐ/TW). */
export function secretRoutes({ cases: { views } }: Services): Router {
  const routes = Router();
  routes.get(path, requireDuty('seeKeeping'), async (req, res) => {
    const { t } = res.locals;
    const actor = actorOf(signedInAccount(res));
    const today = officeToday();
    const { list: shown, page } = query.parse(req.query);
    const count = await countSecrets(views, actor, shown, today);
    const list = pageOf({ count, perPage, page }, (n) => `${path}?list=${shown}&page=${n}`);
    const onPage = { skip: list.skip, limit: perPage };
    const rows = count === 0 ? [] : await listSecrets(views, actor, { list: shown, today }, onPage);
    res.render('keeping/secrets', {
      list,
      count,
      shown,
      lists: secretLists.map((one) => ({
        href: `${path}?list=${one}`,
        text: t(`keeping:secrets.list.${one}`),
        isShown: one === shown,
      })),
      rows: rows.map((row) => {
        const { caseId, number, secrecy = 'ordinary', secretUntil, declassified, releasedOn } = row;
        return {
          href: `/cases/${encodeURIComponent(caseId)}`,
          number,
          subject: subjectShown(row, t),
          level: word(t, 'secrecy', declassified?.level ?? secrecy),
          until: formatDate(secretUntil),
          ended: declassified
            ? t('keeping:secrets.ended', {
                how: word(t, 'secrecyChanges', declassified.was),
                on: formatDate(declassified.on),
              })
            : releasedOn && t('keeping:secrets.releasedOn', { on: formatDate(releasedOn) }),
          isUntold: row.secrecySigns?.includes('untold') ?? false,
        };
      }),
    });
  });
  return routes;
}
