import type { Request } from 'express';
import type { Translate } from '../../../language/texts';
import type { Problem } from './problem';

/** A problem as programs are told of it (RFC 9457), in the language of the caller. */
export const problemDetails = (problem: Problem, req: Request, t: Translate) => ({
  ...problem.extension,
  type: `/problems/${problem.code}`,
  title: t(`errors:${problem.code}.title`),
  status: problem.status,
  detail: t(problem.detailKey, problem.params),
  instance: `urn:uuid:${String(req.id)}`,
  code: problem.code,
});
