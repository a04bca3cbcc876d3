import type { Request, Response, Router } from 'express';
import { mayDo } from '../../../domain/access/policy';
import type { MatterOrder, MatterOrderKind } from '../../../domain/matters/decide';
import { isMatterLate } from '../../../domain/matters/standing';
import { readMatterFigures } from '../../../office/matters/figures';
import { giveToMatter } from '../../../office/matters/matters';
import { matterHistory } from '../../../office/matters/history';
import { roadmapOf } from '../../../office/matters/roadmap';
import { findSeenMatter, readSeenMatters, type SeenMatter } from '../../../office/matters/seenMatters';
import { readPeople } from '../../../office/people/people';
import { officeMoment } from '../../../office/officeMoment';
import type { Services } from '../../../office/services';
import { forbidden, notFound, Problem } from '../../frame/errors/problem';
import { requireReached } from '../../frame/errors/reached';
import { callerOf } from '../caller';
import { getIdempotencyKey } from '../headers';
import { invalidInput, readInput } from '../input';
import { pageOf } from '../paging';
import {
  matterAnswerSchema,
  matterBodies,
  matterFiguresSchema,
  matterListQuery,
  matterListSchema,
  matterOrderKinds,
  matterRulesSchema,
  oneMatterSchema,
  onQuery,
} from './shapes';

const room = '/api/v1/matters';
type MatterRequest = Request<{ caseId: string }>;

/** A matter as the caller may see it. */
function shown(seen: SeenMatter, now: string) {
  const { matter, view, grounds } = seen;
  const { next, obstacles, ...roadmap } = roadmapOf(seen, now);
  void next;
  void obstacles;
  return { ...matter, number: view.number, stage: view.stage, grounds, ...roadmap };
}

/** The list of complex and pending matters as on its pages. */
export function matterRoutes(routes: Router, { cases, accounts, texts }: Services): void {
  /** @throws Problem 403 unless the caller reads the list */
  function readingCaller(res: Response) {
    const actor = callerOf(res);
    if (!mayDo(actor, 'seeMatters')) throw forbidden();
    return actor;
  }

  routes.get(room, async (req, res) => {
    const actor = readingCaller(res);
    const asked = readInput({ schema: matterListQuery, value: req.query, res, texts });
    const { page, size, criterion, late } = asked;
    const { now } = await officeMoment(cases);
    const all = (await readSeenMatters(cases, actor, now)).filter(
      ({ matter, grounds }) =>
        (criterion === undefined || grounds.some(({ kind }) => kind === criterion)) &&
        (late === undefined || isMatterLate(matter, now) === (late === 'true')),
    );
    const items = all
      .slice((page - 1) * size, page * size)
      .map((one) => matterAnswerSchema.parse(shown(one, now)));
    res.json(matterListSchema.parse({ items, ...pageOf(req, res, { page, size, total: all.length }) }));
  });

  routes.get(`${room}/rules`, async (req, res) => {
    readingCaller(res);
    const { on } = readInput({ schema: onQuery, value: req.query, res, texts });
    const rules = await cases.reference.findMatterRules(on ?? (await officeMoment(cases)).today);
    if (!rules) throw notFound();
    res.json(matterRulesSchema.parse(rules));
  });

  // Over all cases of the office: for those from whom none is kept.
  routes.get(`${room}/figures`, async (req, res) => {
    const actor = callerOf(res);
    if (!mayDo(actor, 'countMatters')) throw forbidden();
    const { on } = readInput({ schema: onQuery, value: req.query, res, texts });
    const day = on ?? (await officeMoment(cases)).today;
    res.json(matterFiguresSchema.parse({ on: day, ...(await readMatterFigures(cases, day)) }));
  });

  async function answer(res: Response, caseId: string): Promise<void> {
    const found = await findSeenMatter(cases, callerOf(res), caseId);
    if (!found) throw notFound();
    const { now } = await officeMoment(cases);
    const { nameOf } = await readPeople(accounts);
    const { view, matter } = found;
    const never = { caseId, number: view.number, stage: view.stage, seen: 0, grounds: [], isLate: false, steps: [], goneUp: [] }; // prettier-ignore
    const history = matterHistory(found, { t: res.locals.t, nameOf });
    res.json(oneMatterSchema.parse({ ...(matter ? shown(matter, now) : never), history }));
  }

  routes.get(`${room}/:caseId`, async (req: MatterRequest, res) => {
    readingCaller(res);
    await answer(res, req.params.caseId);
  });

  function orderOf(act: MatterOrderKind, value: unknown, res: Response): MatterOrder & { seen: number } {
    const common = { value, res, texts };
    switch (act) {
      case 'list':
        return { kind: act, ...readInput({ schema: matterBodies.list, ...common }) };
      case 'takeOff':
        return { kind: act, ...readInput({ schema: matterBodies.takeOff, ...common }) };
      case 'setStep':
        return { kind: act, ...readInput({ schema: matterBodies.setStep, ...common }) };
      case 'dropStep':
        return { kind: act, ...readInput({ schema: matterBodies.dropStep, ...common }) };
      case 'reportStep':
        return { kind: act, ...readInput({ schema: matterBodies.reportStep, ...common }) };
      case 'setLook':
        return { kind: act, ...readInput({ schema: matterBodies.setLook, ...common }) };
      case 'clearTitle':
        return { kind: act, ...readInput({ schema: matterBodies.clearTitle, ...common }) };
      case 'withdrawTitle':
        return { kind: act, ...readInput({ schema: matterBodies.withdrawTitle, ...common }) };
    }
  }

  for (const act of matterOrderKinds)
    routes.post(`${room}/:caseId/${act}`, async (req: MatterRequest, res) => {
      const actor = readingCaller(res);
      const commandId = getIdempotencyKey(req);
      const { caseId } = req.params;
      if (!(await findSeenMatter(cases, actor, caseId))) throw notFound();
      const { seen, ...order } = orderOf(act, req.body, res);
      const outcome = await giveToMatter({ ...cases, accounts }, { caseId, order, seen, commandId, actor });
      requireReached(outcome);
      switch (outcome.kind) {
        case 'refused': {
          const detailKey = `matters:refusal.${outcome.refused}`;
          if (outcome.refused === 'changedSince') throw new Problem(409, 'refused', { detailKey });
          throw invalidInput([{ field: '', detail: res.locals.t(detailKey) }]);
        }
        case 'done':
          return answer(res, caseId);
      }
    });
}
