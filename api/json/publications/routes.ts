import type { Request, Router } from 'express';
import { maySeeCases, visibilityOf, whyMayNotGive } from '../../../domain/access/policy';
import { recordPublicCheck } from '../../../domain/case/commands/publication/recordPublicCheck';
import type { CaseState } from '../../../domain/case/state';
import {
  checksNow,
  earliestEnd,
  isPassed,
  leakRef,
  mattersLeft,
  type PublicCheck,
  type Publication,
  publicationDuties,
  publicationsNow,
  standingOf,
} from '../../../domain/publications/publication';
import type { PublicationStanding } from '../../../domain/publications/vocabulary';
import { type Checked, checkPublicText } from '../../../office/publications/checkPublicText';
import { countCasesPublishing, listPublications } from '../../../office/publications/list';
import type { Services } from '../../../office/services';
import { forbidden } from '../../frame/errors/problem';
import { getVisibleCase } from '../../frame/visibleCase';
import { callerOf } from '../caller';
import { getIdempotencyKey } from '../headers';
import { invalidInput, readInput } from '../input';
import { answerOutcome } from '../outcome';
import { pageOf } from '../paging';
import {
  casePublicationsSchema,
  publicationListQuery,
  publicationListSchema,
  publicCheckBody,
} from './shapes';

type CaseRequest = Request<{ caseId: string }>;
const casePath = '/api/v1/cases/:caseId';

const publicationOf = (one: Publication, standing: PublicationStanding) => ({
  ...one,
  standing,
  earliestEnd: earliestEnd(one),
  proofs: one.proofs.map(({ seq, ...proof }) => ({ ...proof, event: seq })),
});

const checkOf = (check: PublicCheck) => ({
  ...check,
  check: check.seq,
  of: check.paper ? 'paper' : check.file === undefined ? 'text' : 'file',
  passed: isPassed(check),
  leaks: check.leaks.map((leak, i) => ({ ...leak, leak: leakRef(check, i + 1) })),
});

function shownOf(state: CaseState) {
  const left = mattersLeft(state);
  return casePublicationsSchema.parse({
    duties: publicationDuties(state).map((duty) => ({ ...duty, left: left.includes(duty.matter) })),
    publications: publicationsNow(state).map((one) => publicationOf(one, standingOf(one, state))),
    checks: checksNow(state).map(checkOf),
  });
}

/** What is made public: in a case, with the checks of what goes out, and over all cases that the caller may see. */
export function publicationRoutes(routes: Router, services: Services): void {
  const { cases, texts } = services;

  routes.get(`${casePath}/publications`, async (req: CaseRequest, res) => {
    const { view } = await getVisibleCase(services, req, res);
    res.json(shownOf(view.state));
  });

  routes.post(`${casePath}/public-checks`, async (req: CaseRequest, res) => {
    const { view, actor } = await getVisibleCase(services, req, res);
    if (whyMayNotGive(actor, recordPublicCheck.givenBy, view.state)) throw forbidden();
    const commandId = getIdempotencyKey(req);
    const { of, file } = readInput({ schema: publicCheckBody, value: req.body, res, texts });
    if (of === 'file' && file === undefined)
      throw invalidInput([{ field: 'file', detail: res.locals.t('publications:chooseFile') }]);
    const checked: Checked = of === 'file' ? { of, file: file ?? '' } : { of };
    const { caseId } = view;
    const outcome = await checkPublicText({ caseId, commandId, actor, checked }, services);
    await answerOutcome(outcome, { services, res, caller: actor, caseId, done: 201 });
  });

  routes.get('/api/v1/publications', async (req, res) => {
    const actor = callerOf(res);
    if (!maySeeCases(actor)) throw forbidden();
    const { page, size, list } = readInput({ schema: publicationListQuery, value: req.query, res, texts });
    const visibility = visibilityOf(actor);
    const total = await countCasesPublishing(cases.views, visibility, list);
    const onPage = { skip: (page - 1) * size, limit: size };
    const lines = await listPublications(cases.views, visibility, list, onPage);
    const items = lines.map(({ publication, ...line }) => ({
      ...line,
      ...(publication && { publication: publicationOf(publication, publication.standing) }),
    }));
    res.json(publicationListSchema.parse({ items, ...pageOf(req, res, { page, size, total }) }));
  });
}
