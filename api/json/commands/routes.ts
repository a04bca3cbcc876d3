import type { Request, Response, Router } from 'express';
import type { z } from 'zod';
import { noticingConflicts } from '../../../office/commands/askedInConflict';
import { describeError } from '../../../office/programLog';
import type { Services } from '../../../office/services';
import { wordsFor } from '../../../language/appealWords';
import { classify } from '../../frame/errors/classify';
import { problemDetails } from '../../frame/errors/details';
import { Problem } from '../../frame/errors/problem';
import type { RefusedAccess } from '../../frame/request';
import { wayTo } from '../../frame/shownCases';
import { openCase } from '../../frame/visibleCase';
import { callerOf } from '../caller';
import { giveCommand } from '../cases/giveCommand';
import { actIn } from '../headers';
import { readInput } from '../input';
import { answerTo } from '../outcome';
import { perCase } from './perCase';
import { commandListBody, commandOfList } from './shapes';

interface Listed {
  place: number;
  sent: unknown;
}
interface Answer {
  status: number;
  etag?: string;
  receipt?: object;
  pending?: object;
  problem?: object;
}

const caseIn = commandOfList.pick({ caseId: true }).loose();

/** Many commands in one call: each as if it had come alone, with its own answer. */
export function commandListRoute(routes: Router, services: Services): void {
  const { texts } = services;

  /** @throws Problem as the command alone would be answered */
  async function carryOut(sent: unknown, req: Request, res: Response, refused: (why: RefusedAccess) => void) {
    const { caseId, type, input, idempotencyKey, seenAct } = readOne(sent, res);
    const { view, actor: caller } = await openCase(services, {
      caseId,
      actor: callerOf(res),
      what: 'case',
      way: wayTo(req, caseId),
      log: req.log,
      uponHidden: () => refused('hidden'),
    });
    const t = wordsFor(view, res.locals.t);
    const given = { services, res: { locals: { t } }, caller, state: view.state, type };
    const outcome = await giveCommand(given, {
      commandId: idempotencyKey.toLowerCase(),
      seenAct: seenAct === undefined ? undefined : actIn(seenAct),
      body: input,
    });
    return answerTo(outcome, { services, caller, caseId, done: 200 }, t);
  }

  const readOne = (value: unknown, res: Response): z.output<typeof commandOfList> =>
    readInput({ schema: commandOfList, value, res, texts });

  async function answered(sent: unknown, req: Request, res: Response): Promise<Answer> {
    let refused: RefusedAccess | undefined;
    const hear = (why: RefusedAccess) => (refused = why);
    try {
      const { status, headers, body } = await noticingConflicts(
        () => hear('conflict'),
        () => carryOut(sent, req, res, (why) => (refused ??= why)),
      );
      return status === 202 ? { status, pending: body } : { status, etag: headers.ETag, receipt: body };
    } catch (error) {
      const problem = classify(error);
      if (problem.status === 403) refused ??= 'forbidden';
      if (problem.status >= 500)
        req.log.error({ err: describeError(problem.cause ?? problem) }, 'a command of a list failed');
      return { status: problem.status, problem: problemDetails(problem, req, res.locals.t) };
    } finally {
      // Each is an entry of its own: who tries many cases in one call has tried many.
      if (refused) res.locals.refusedInside = [...(res.locals.refusedInside ?? []), refused];
    }
  }

  routes.post('/api/v1/commands', async (req, res) => {
    const { commands } = readInput({ schema: commandListBody, value: req.body, res, texts });
    const listed = commands.map((sent, place): Listed => ({ place, sent }));
    /** Cases that have not answered in time: what follows for them is not given, so that a call has an end. */
    const silent = new Set<string>();
    const caseOf = ({ place, sent }: Listed) => caseIn.safeParse(sent).data?.caseId ?? `none ${place}`;
    const answers = await perCase(listed, caseOf, async (one) => {
      const caseId = caseOf(one);
      if (silent.has(caseId)) {
        const problem = new Problem(429, 'busy');
        return { status: problem.status, problem: problemDetails(problem, req, res.locals.t) };
      }
      const answer = await answered(one.sent, req, res);
      if (answer.status === 202) silent.add(caseId);
      return answer;
    });
    res.json({ answers });
  });
}
