import type { Express } from 'express';
import { noticingConflicts } from '../../office/commands/askedInConflict';

/**
 * From here on a conflict that stands in the way is one of this request: for the log alone, since the answer is that of a case that
 * is not there. It stands behind the bodies, whose readers may lose whose request it is.
 */
export function setUpHiddenCases(app: Express): void {
  app.use((_req, res, next) => {
    noticingConflicts(() => {
      res.locals.isConflict = true;
    }, next);
  });
}
