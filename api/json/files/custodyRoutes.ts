import type { Router } from 'express';
import { mayKeepFiles } from '../../../domain/access/files';
import { mayDo } from '../../../domain/access/policy';
import { findSeenFile } from '../../../office/files/askedFile';
import { handOver } from '../../../office/files/handOver';
import { readHandOvers } from '../../../office/handOver/waitingFor';
import { readPeople } from '../../../office/people/people';
import type { Services } from '../../../office/services';
import { forbidden } from '../../frame/errors/problem';
import { type FileRequest, getSeenFile } from '../../frame/seenFile';
import { getVisibleCase } from '../../frame/visibleCase';
import { callerOf } from '../caller';
import { getIdempotencyKey } from '../headers';
import { readInput } from '../input';
import { addressOf, answerOutcome } from '../outcome';
import { handOverBody, leftCasesSchema } from './custodyShapes';
import { shownFile } from './routes';

/** In whose hands things are: paper originals that are handed over, and cases of people who have left. */
export function custodyRoutes(routes: Router, services: Services): void {
  const { cases, accounts, texts } = services;

  routes.post('/api/v1/cases/:caseId/files/:fileId/hand-overs', async (req: FileRequest, res) => {
    const { view, actor, seen } = await getSeenFile(services, req, res);
    if (!mayKeepFiles(actor, view.state)) throw forbidden();
    const commandId = getIdempotencyKey(req);
    const { on, ...words } = readInput({
      ...{ schema: handOverBody, value: req.body ?? {}, res, texts },
      command: 'handOverOriginal',
    });
    const { caseId } = view;
    const { file } = seen.file;
    const outcome = await handOver({ caseId, commandId, actor, file, on, words }, services);
    const isRepeat = seen.handOvers.some((one) => one.commandId === commandId);
    if (outcome.kind !== 'done' && !isRepeat)
      return answerOutcome(outcome, { services, res, caller: actor, caseId, done: 201 });
    const now = await getVisibleCase(services, req, res);
    const after = await findSeenFile(now.view.state, actor, file, cases);
    res.status(201).json(shownFile(caseId, after ?? seen));
  });

  routes.get('/api/v1/hand-overs', async (_req, res) => {
    const caller = callerOf(res);
    if (!mayDo(caller, 'handOver')) throw forbidden();
    const people = await readPeople(accounts);
    const left = await readHandOvers(cases.views, caller, people.all);
    const items = left.map((one) => ({
      accountId: one.account._id,
      name: one.account.displayName,
      successor: one.account.successor,
      cases: one.left.map(({ row, place }) => ({
        ...{ caseId: row.caseId, number: row.number, stage: row.stage, place },
        links: { self: addressOf(row.caseId) },
      })),
    }));
    res.json(leftCasesSchema.parse({ items }));
  });
}
