import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response, Router } from 'express';
import { doneBy, mayDo } from '../../../domain/access/policy';
import { procedureModel } from '../../../domain/pictures/procedureModel';
import { rangeAsked } from '../../../office/pictures/asked';
import { type AskedFigures, readCourses, readFigures, readWay } from '../../../office/pictures/figures';
import { eventFormats, eventsAs } from '../../../office/pictures/sendEvents';
import type { Services } from '../../../office/services';
import { forbidden } from '../../frame/errors/problem';
import { callerOf } from '../caller';
import { invalidInput, readInput } from '../input';
import { picturesQuery, picturesSchema, waySchema } from './shapes';

const types = { xes: 'application/xml; charset=utf-8', csv: 'text/csv; charset=utf-8' };

/** The numbers of the pictures, the way that cases take, and its events for process mining. */
export function pictureRoutes(routes: Router, { cases, accounts, texts }: Services): void {
  const { views, officeLog } = cases;
  const room = '/api/v1/pictures';
  routes.use(room, (_req, res, next) => {
    if (!mayDo(callerOf(res), 'seePictures')) throw forbidden();
    next();
  });
  function asked(query: unknown, res: Response): AskedFigures {
    const range = rangeAsked(readInput({ schema: picturesQuery, value: query, res, texts }));
    if (!range) throw invalidInput([{ field: 'from', detail: res.locals.t('pictures:filter.problem') }]);
    return range;
  }

  routes.get(room, async (req, res) => {
    const range = asked(req.query, res);
    const figures = await readFigures(views, callerOf(res), range, new Date().toISOString());
    res.json(picturesSchema.parse({ ...range, ...figures }));
  });

  routes.get(`${room}/way`, async (req, res) => {
    const range = asked(req.query, res);
    const { way } = await readWay(views, callerOf(res), range);
    res.json(waySchema.parse({ ...range, ...way, procedure: procedureModel() }));
  });

  for (const format of eventFormats)
    routes.get(`${room}/events.${format}`, async (req, res) => {
      const courses = await readCourses(views, callerOf(res), asked(req.query, res));
      const count = courses.reduce((sum, { steps }) => sum + steps.length, 0);
      const data = { list: 'events', format, count } as const;
      await officeLog.append({ by: doneBy(callerOf(res)), type: 'listExported', data });
      res.type(types[format]);
      const pieces = eventsAs(format, courses, await accounts.listAccounts(), (step) => step);
      await pipeline(Readable.from(pieces), res).catch((error: unknown) => {
        if (!res.destroyed) throw error;
      });
    });
}
