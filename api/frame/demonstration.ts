import type { Express } from 'express';
import type { Services } from '../../office/services';

declare module 'express-serve-static-core' {
  interface Locals {
    /** How long a day lasts, where the office is a demonstration in which days pass within seconds. */
    demonstration?: { daySeconds: number };
  }
}

/**
 * Every page of an accelerated demonstration says how long a day lasts.
 * @param uponVisit hears that somebody looks at a page
 */
export function setUpDemonstration(app: Express, { settings, cases }: Services, uponVisit: () => void): void {
  if (settings.mode !== 'demo') return;
  app.use(async (_req, res, next) => {
    uponVisit();
    const calendar = await cases.reference.getCurrentCalendar();
    if (calendar.kind === 'accelerated') res.locals.demonstration = { daySeconds: calendar.daySeconds };
    next();
  });
}
