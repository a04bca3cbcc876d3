import type { Express } from 'express';
import type { Services } from '../../office/services';
import { describeError } from '../../office/programLog';
import { routePattern } from './request';

/** Each refusal of access is an entry of the office's log: who asked for what pattern of address, and never for which. */
export function setUpRefusalLog(app: Express, { cases, logger }: Services): void {
  app.use((req, res, next) => {
    res.once('finish', () => {
      const { account, isConflict = false, isHidden = false } = res.locals;
      const isRefusal = account !== undefined && (res.statusCode === 403 || isConflict || isHidden);
      if (!isRefusal) return;
      const why = isConflict ? 'conflict' : isHidden ? 'hidden' : 'forbidden';
      const data = {
        method: req.method.slice(0, 10),
        pattern: routePattern(req).slice(0, 200),
        why,
      } as const;
      cases.officeLog
        .append({ by: account.program?.id ?? account._id, type: 'accessRefused', data })
        .catch((error: unknown) => {
          // The answer was given already, and was no.
          logger.error({ err: describeError(error) }, 'a refusal is missing in the log of the office');
        });
    });
    next();
  });
}
