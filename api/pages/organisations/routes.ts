import { Router } from 'express';
import { mayDo } from '../../../domain/access/policy';
import { localDate } from '../../../domain/calendar/officeDays';
import { hangingOn, type HangingUnit } from '../../../domain/organisations/chain';
import { isWithin } from '../../../domain/organisations/periods';
import { readDay } from '../../../language/readDay';
import { fieldError } from '../../../language/fieldErrors';
import { formatDate } from '../../../language/dates';
import { word } from '../../../language/sentences/vocabulary';
import type { Translate } from '../../../language/texts';
import type { Services } from '../../../office/services';
import { actorOf } from '../../../office/people/actorOf';
import { signedInAccount } from '../../frame/request';
import { treeEditRoutes } from './editRoutes';
import { periodText } from './treeChanges';

/** A unit as the page shows it, with those under it. */
interface ShownUnit {
  name: string;
  level: string;
  when: string;
  below: ShownUnit[];
}

const shown =
  (t: Translate, language: string, day: string) =>
  ({ unit, below }: HangingUnit): ShownUnit => {
    const period = unit.exists.find((one) => isWithin(one, day));
    return {
      name: (language === 'en' ? unit.english : undefined) ?? unit.name,
      level: word(t, 'levels', unit.level),
      when: period?.to === undefined ? '' : periodText(t, period),
      below: below.map(shown(t, language, day)),
    };
  };

/** How far ahead the tree can be looked at: as far as a version may say. */
const lastDay = '9999-12-31';

/** The Party's organisation in the province, on the day that somebody asks for. */
export function organisationRoutes(services: Services): Router {
  const { reference } = services.cases;
  const routes = Router();
  routes.use(treeEditRoutes(services));
  routes.get('/organisations', async (req, res) => {
    const { t, language } = res.locals;
    const [trees, calendar] = await Promise.all([reference.listTrees(), reference.getCurrentCalendar()]);
    const today = localDate(calendar, new Date().toISOString());
    const on = typeof req.query.on === 'string' ? req.query.on.trim() : formatDate(today);
    const read = readDay(on, lastDay);
    const day = 'day' in read ? read.day : today;
    const [tree] = trees;
    res.status('day' in read ? 200 : 422).render('organisations/tree', {
      values: { on },
      errors:
        'day' in read
          ? []
          : [fieldError('on', t(`register:problem.${read.fault}`, { label: t('organisations:onInside') }))],
      day,
      tree,
      confidence: tree && t(`procedures:confidence.${tree.confidence}`),
      units: tree ? hangingOn(tree, day).map(shown(t, language, day)) : [],
      versions: trees.map(({ version }) => version),
      mayAdd: mayDo(actorOf(signedInAccount(res)), 'addRules'),
    });
  });
  return routes;
}
