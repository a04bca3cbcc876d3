import type { Express } from 'express';
import type { Services } from '../../office/services';
import { describeError } from '../../office/programLog';
import { type RefusedAccess, routePattern } from './request';

/** Each refusal of access is an entry of the office's log: who asked for what pattern of address, and never for which. */
export function setUpRefusalLog(app: Express, { cases, logger }: Services): void {
  app.use((req, res, next) => {
    res.once('finish', () => {
      const { account, isConflict = false, isHidden = false, refusedInside = [] } = res.locals;
      if (account === undefined) return;
      const isRefusal = res.statusCode === 403 || isConflict || isHidden;
      const whole: RefusedAccess = isConflict ? 'conflict' : isHidden ? 'hidden' : 'forbidden';
      const [method, pattern] = [req.method.slice(0, 10), routePattern(req).slice(0, 200)];
      for (const why of [...(isRefusal ? [whole] : []), ...refusedInside]) {
        const data = { method, pattern, why };
        const by = account.program?.id ?? account._id;
        cases.officeLog.append({ by, type: 'accessRefused', data }).catch((error: unknown) => {
          // The answer was given already, and was no.
          logger.error({ err: describeError(error) }, 'a refusal is missing in the log of the office');
        });
      }
    });
    next();
  });
}
