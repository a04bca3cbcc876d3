import type { ErrorRequestHandler, Express, Request, Response } from 'express';
import type { Services } from '../../../office/services';
import { officeLanguage } from '../../../language/texts';
import { wantsJson } from '../request';
import { setUpPageDefaults } from './pageDefaults';
import { classify } from './classify';
import { problemDetails } from './details';
import { notFound, type Problem } from './problem';

/** Whatever no route answered, and whatever failed, becomes a page or problem details; never a stack trace. */
export function setUpErrors(app: Express, { texts }: Services): void {
  app.use(() => {
    throw notFound();
  });

  const answer: ErrorRequestHandler = (error: unknown, req, res, next) => {
    const problem = classify(error);
    if (problem.status >= 500) {
      const cause = problem.cause ?? problem;
      res.err = cause instanceof Error ? cause : problem;
    }
    if (res.headersSent) return next(error);
    res.locals.t ??= texts.translator(officeLanguage);
    res.status(problem.status);
    if (wantsJson(req)) sendDetails(problem, req, res);
    else sendPage(problem, req, res);
  };
  /** Where even that fails. Express's own last word would show where, and write on the console whatever somebody had typed. */
  const lastWord: ErrorRequestHandler = (error: unknown, req, res, next) => {
    // Express knows such a handler by its four parameters.
    void next;
    res.err = error instanceof Error ? error : new Error('no error was thrown, but something else');
    // Half an answer is on its way: all that can be shown is that it is none.
    if (res.headersSent) return void req.socket.destroy();
    res.sendStatus(500);
  };
  app.use(answer, lastWord);
}

function sendDetails(problem: Problem, req: Request, res: Response): void {
  res.type('application/problem+json').json(problemDetails(problem, req, res.locals.t));
}

function sendPage(problem: Problem, req: Request, res: Response): void {
  const { t } = res.locals;
  setUpPageDefaults(res);
  res.render('errors/problem', {
    title: t(`errors:${problem.code}.title`),
    detail: t(problem.detailKey, problem.params),
    // Only what the office's technicians can look up deserves a number that a person has to read out.
    reference: problem.status >= 500 ? String(req.id) : undefined,
  });
}
