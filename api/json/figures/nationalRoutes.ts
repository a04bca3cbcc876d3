import type { Router } from 'express';
import { mayDo } from '../../../domain/access/policy';
import { exportNational, readExports } from '../../../office/figures/national';
import type { Services } from '../../../office/services';
import { forbidden } from '../../frame/errors/problem';
import { callerOf } from '../caller';
import { getIdempotencyKey } from '../headers';
import { invalidInput, readInput } from '../input';
import { pageOf } from '../paging';
import { exportBody, exportedSchema, exportListQuery, exportListSchema } from './shapes';

const room = '/api/v1/national-exports';

/** What goes to the national database of petitions, and the log of what went. */
export function nationalRoutes(routes: Router, { cases, texts }: Services): void {
  routes.get(room, async (req, res) => {
    if (!mayDo(callerOf(res), 'seeFigures')) throw forbidden();
    const { page, size } = readInput({ schema: exportListQuery, value: req.query, res, texts });
    const all = await readExports(cases);
    const items = all.slice((page - 1) * size, page * size).map(({ by, at, deed }) => ({ by, at, ...deed }));
    res.json(exportListSchema.parse({ items, ...pageOf(req, res, { page, size, total: all.length }) }));
  });

  routes.post(room, async (req, res) => {
    const actor = callerOf(res);
    if (!mayDo(actor, 'sendFigures')) throw forbidden();
    const commandId = getIdempotencyKey(req);
    const asked = readInput({ schema: exportBody, value: req.body, res, texts });
    const { t, language } = res.locals;
    if (asked.from > asked.to) throw invalidInput([{ field: 'from', detail: t('national:rangeProblem') }]);
    const { bytes, ...told } = await exportNational(cases, { ...asked, actor, commandId }, { t, language });
    res.status(201).json(exportedSchema.parse({ ...told, content: bytes.toString('base64') }));
  });
}
