import type { Router } from 'express';
import { mayDo, mayReadRegisters } from '../../../domain/access/policy';
import { forbidden, notFound } from '../../frame/errors/problem';
import { markNumbers } from '../../../office/registers/markForm';
import { chooseLines } from '../../../office/registers/chosen';
import { listRegisters } from '../../../office/registers/listed';
import { isOwnRegister } from '../../../office/registers/query';
import type { SeenLine } from '../../../office/registers/seenLines';
import type { Services } from '../../../office/services';
import { callerOf } from '../caller';
import { getIdempotencyKey } from '../headers';
import { invalidInput, readInput } from '../input';
import { addressOf } from '../outcome';
import { pageOf } from '../paging';
import {
  markBody,
  markedSchema,
  registerLinesQuery,
  registerLinesSchema,
  registerListSchema,
} from './shapes';

/** A line as programs read it; what people read in words stays as it is kept. */
function lineOf(line: SeenLine) {
  if (line.kind !== 'paper') return line;
  const { n, kind, number, caseNumber, mark } = line;
  const { caseId, kind: paper, on, by } = line.place;
  return { n, kind, number, paper, on, by, caseId, caseNumber, mark, links: { case: addressOf(caseId) } };
}

/** The office's registers: each with its lines as the caller may see them, and marking numbers that are not to be used. */
export function registerRoutes(routes: Router, { cases, texts }: Services): void {
  const { registers, views } = cases;
  const room = '/api/v1/registers';
  routes.use(room, (_req, res, next) => {
    if (!mayReadRegisters(callerOf(res))) throw forbidden();
    next();
  });

  routes.get(room, async (_req, res) => {
    const items = (await listRegisters(registers, callerOf(res))).map(
      ({ series: register, entries, last }) => ({
        register,
        entries,
        last,
        own: isOwnRegister(register),
        links: { lines: `${room}/lines?register=${encodeURIComponent(register)}` },
      }),
    );
    res.json(registerListSchema.parse({ items }));
  });

  routes.get(`${room}/lines`, async (req, res) => {
    const { register, show, page, size } = readInput({
      schema: registerLinesQuery,
      value: req.query,
      res,
      texts,
    });
    const current = (await listRegisters(registers, callerOf(res))).find(({ series }) => series === register);
    if (!current) throw notFound();
    const chosen = await chooseLines({ register: current, show, actor: callerOf(res), registers, views });
    const items = (await chosen.read((page - 1) * size, size)).map(lineOf);
    const total = chosen.count;
    res.json(registerLinesSchema.parse({ items, ...pageOf(req, res, { page, size, total }) }));
  });

  routes.post(`${room}/marks`, async (req, res) => {
    const actor = callerOf(res);
    if (!mayDo(actor, 'keepRegisters')) throw forbidden();
    const commandId = getIdempotencyKey(req);
    const order = readInput({ schema: markBody, value: req.body, res, texts, command: 'markNumbers' });
    const { t } = res.locals;
    const errors = await markNumbers({ ...order, commandId }, { t, actor, registers, views });
    if (errors.length > 0) throw invalidInput(errors.map(({ field, text }) => ({ field, detail: text })));
    const { register, from, to = from } = order;
    res.json(markedSchema.parse({ register, from, to }));
  });
}
