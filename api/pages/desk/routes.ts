import { Router } from 'express';
import { isHeadOver, mayDo, visibilityOf, type Actor } from '../../../domain/access/policy';
import type { Role } from '../../../domain/access/roles';
import { fateOf, lastInstructions } from '../../../domain/views/instructions';
import { formatDateTime, officeToday } from '../../../language/dates';
import { shortened } from '../../../domain/text/shortened';
import type { Translate } from '../../../language/texts';
import type { CaseViewStore } from '../../../models/caseViews';
import { type LookCounts, readDeskCounts } from '../../../office/lists/deskCounts';
import { filterOfDeskList, hasDesk, listOf, type Look, looks } from '../../../office/lists/deskLists';
import { listOwedByLaw } from '../../../office/procedures/owedByLaw';
import { actorOf } from '../../../office/people/actorOf';
import { readPeople, type People } from '../../../office/people/people';
import { peopleToday } from '../../../office/people/peopleToday';
import { readWaitingBeside } from '../../../office/lists/waitingBeside';
import type { Services } from '../../../office/services';
import { forbidden } from '../../frame/errors/problem';
import { signedInAccount } from '../../frame/request';
import { unusualRows } from '../audit/unusualRows';
import { findAddress } from '../find/query';
import { daysShown, dueWeeks } from './dueCalendar';

const instructionsShown = 10;
const longestText = 160;

/** Who is given cases: they stand among the officers even while they have none. */
const givenCases: readonly Role[] = ['intakeOfficer', 'areaOfficer', 'teamLeader'];

/** What stands out is told of units, not how much they have. */
const unitLooks = looks.filter((look) => look !== 'open');

/** Numbers of a line, each with the way to its list. */
const cells = <Of extends Look>(
  all: readonly Of[],
  counts: Record<Of, number>,
  hrefOf: (look: Of) => string,
) => all.map((look) => ({ look, count: counts[look], href: hrefOf(look) }));

/** What is late weighs most, then how much there is. */
function heaviestFirst(one: { counts: Partial<LookCounts> }, other: { counts: Partial<LookCounts> }): number {
  const more = (look: Look) => (other.counts[look] ?? 0) - (one.counts[look] ?? 0);
  return more('overdue') || more('open') || more('stalled');
}

/** The last instructions of a head that are not done, with what became of each. */
async function readInstructions(views: CaseViewStore, actor: Actor, { nameOf }: People, t: Translate) {
  const rowsOf = (list: 'instructedOpen' | 'instructedActed') =>
    views.list(visibilityOf(actor), filterOfDeskList(list, actor, []), 'dueFirst', {
      skip: 0,
      limit: instructionsShown,
    });
  const rows = [...(await rowsOf('instructedOpen')), ...(await rowsOf('instructedActed'))];
  const shown = rows.slice(0, instructionsShown).map(({ caseId }) => caseId);
  const found = await views.findAll(shown, visibilityOf(actor));
  return found.flatMap(({ caseId, number, state }) => {
    const mine = lastInstructions(state).find(({ by }) => by === actor.id);
    if (!mine) return [];
    const { acted } = mine;
    const fate = fateOf(state, mine);
    return {
      number,
      href: `/cases/${encodeURIComponent(caseId)}`,
      at: mine.at,
      text: shortened(mine.text, longestText),
      fate: t(`desk:instructed.${fate}`),
      detail: acted
        ? t('desk:instructed.by', { name: nameOf(acted.by), at: formatDateTime(acted.at) })
        : t('desk:instructed.since', { at: formatDateTime(mine.at) }),
    };
  });
}

/** A head's desk: what is late or about to be with them and below, who has how much, and what became of what they said. */
export function deskRoutes({ cases, accounts }: Services): Router {
  const routes = Router();

  routes.get('/desk', async (_req, res) => {
    const { t } = res.locals;
    const actor = actorOf(signedInAccount(res));
    if (!hasDesk(actor)) throw forbidden();
    const people = await readPeople(accounts);
    const today = officeToday();
    const [counts, instructions, owedMoves] = await Promise.all([
      readDeskCounts(cases.views, actor, peopleToday(people.all), daysShown(today)),
      readInstructions(cases.views, actor, people, t),
      mayDo(actor, 'changeRules') ? listOwedByLaw(visibilityOf(actor), today, cases) : [],
    ]);
    const { area, units, officers, dueDays, instructed } = counts;
    const isStaff = (id: string) => people.find(id)?.roles.some((role) => givenCases.includes(role)) === true;
    const shownOfficers = [...officers].filter(
      ([id, { open }]) => open > 0 || (people.find(id)?.active === true && isStaff(id)),
    );
    const weeks = dueWeeks(dueDays, today, t);
    res.render('desk/desk', {
      ...(await readWaitingBeside(cases, actor)),
      looks,
      unitLooks,
      area: cells(looks, area, (look) => findAddress({ list: listOf('area', look) })),
      units: units
        .filter(({ counts: of }) => unitLooks.some((look) => of[look] > 0))
        .sort(heaviestFirst)
        .map(({ id, name, counts: of }) => ({
          name: name ?? t('desk:units.none'),
          cells: cells(unitLooks, of, (look) => findAddress({ list: listOf('area', look), unit: id })),
        })),
      officers: shownOfficers
        .map(([id, of]) => ({ id, counts: of }))
        .sort(heaviestFirst)
        .map(({ id, counts: of }) => ({
          name: people.nameOf(id),
          position: people.find(id)?.position,
          cells: cells(looks, of, (look) => findAddress({ list: listOf('work', look), officer: id })),
        })),
      weeks,
      hasDue: weeks.some(({ count }) => count > 0),
      instructed: (['open', 'acted', 'done'] as const).map((fate) => ({
        fate,
        count: instructed[fate],
        href: findAddress({
          list: ({ open: 'instructedOpen', acted: 'instructedActed', done: 'instructedDone' } as const)[fate],
        }),
      })),
      instructions,
      owedMoves: owedMoves.map(({ procedure, count }) => ({
        text: t('procedures:transition.owed', { count }),
        name: t('procedures:name', { ...procedure }),
        href: `/procedures/${procedure.id}/${procedure.version}/migration`,
      })),
      watchesReading: people.all.some((person) => isHeadOver(actor, actorOf(person))),
    });
  });

  routes.get('/desk/reading', async (_req, res) => {
    const { t } = res.locals;
    const actor = actorOf(signedInAccount(res));
    if (!hasDesk(actor)) throw forbidden();
    const people = await readPeople(accounts);
    const isBelow = (by: string) => {
      const person = people.find(by);
      return person !== undefined && isHeadOver(actor, actorOf(person));
    };
    const back = { href: '/desk', title: t('desk:title') };
    res.render('audit/reading', { back, ...(await unusualRows(cases, actor, people, t, isBelow)) });
  });
  return routes;
}
