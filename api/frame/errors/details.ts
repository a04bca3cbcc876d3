import type { Request } from 'express';
import type { Translate } from '../../../language/texts';
import type { Problem } from './problem';

/** The same digits, as a UUID is written: some proxies give ids without their strokes. */
const asUuid = (id: string): string =>
  id.replace(/^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/, '$1-$2-$3-$4-$5');

/** A problem as programs are told of it (RFC 9457), in the language of the caller. */
export const problemDetails = (problem: Problem, req: Request, t: Translate) => ({
  ...problem.extension,
  type: `/problems/${problem.code}`,
  title: t(`errors:${problem.code}.title`),
  status: problem.status,
  detail: t(problem.detailKey, problem.params),
  instance: `urn:uuid:${asUuid(String(req.id))}`,
  code: problem.code,
  requestId: String(req.id),
});
