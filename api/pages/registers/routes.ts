import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type RequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import { mayDo, mayReadRegisters } from '../../../domain/access/policy';
import { pageOf } from '../../frame/pageOf';
import { requireDuty } from '../../frame/guards';
import { readPeople } from '../../../office/people/people';
import { forbidden } from '../../frame/errors/problem';
import type { FieldError } from '../../../language/fieldErrors';
import { readForm } from '../../frame/forms/form';
import type { Services } from '../../../office/services';
import { actorOf } from '../../../office/people/actorOf';
import { flash, signedInAccount } from '../../frame/request';
import { listRegisters } from '../../../office/registers/listed';
import { markNumbers, markSchema } from '../../../office/registers/markForm';
import {
  findSeries,
  isOwnRegister,
  perPage,
  registerAddress,
  type RegisterQuery,
  registerQuerySchema,
  shownLines,
} from '../../../office/registers/query';
import { announceFile, exportLinks, logExport, sendTable } from '../exports/sendTable';
import { readAllLines, registerCells, registerColumns, registerCsv } from './registerCsv';
import { rowOf } from './rows';
import type { SeenLine } from '../../../office/registers/seenLines';
import { type Chosen, chooseLines } from '../../../office/registers/chosen';

const noLines: Chosen = { count: 0, read: () => Promise.resolve([]) };
/** Whoever closes the window half-way is no fault. */
const hasGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
const markFormSchema = markSchema.extend({ commandId: z.uuid() });

const forReaders: RequestHandler = (_req, res, next) => {
  if (!mayReadRegisters(actorOf(signedInAccount(res)))) throw forbidden();
  next();
};

interface Sent {
  values?: Record<string, unknown>;
  errors?: FieldError[];
}

/** The office's registers: every number of a register and year in order, with what it was given to. */
export function officeRegisterRoutes(services: Services): Router {
  const { cases, accounts, texts } = services;
  const { registers, views, officeLog } = cases;
  const routes = Router();

  /** Which register is asked for, the lines of it that are chosen, and how to tell them to this person. */
  async function readRegister(res: Response, query: RegisterQuery) {
    const actor = actorOf(signedInAccount(res));
    const all = await listRegisters(registers, actor);
    const current = findSeries(all, query.register);
    const { nameOf } = await readPeople(accounts);
    return {
      actor,
      all,
      current,
      chosen:
        current && (await chooseLines({ register: current, show: query.show, actor, registers, views })),
      tell: (some: readonly SeenLine[]) => some.map((line) => rowOf(line, res.locals.t, nameOf)),
    };
  }

  async function show(res: Response, query: RegisterQuery, { values, errors }: Sent = {}): Promise<void> {
    const { t } = res.locals;
    const register = await readRegister(res, query);
    const { actor, all, current, chosen, tell } = register;
    const isOwn = current === undefined || isOwnRegister(current.series);
    const count = chosen?.count ?? 0;
    const asked = { ...query, register: current?.series };
    // The end is where work goes on.
    const list = pageOf({ count, page: query.page ?? Infinity, perPage }, (page) =>
      registerAddress({ ...asked, page }),
    );
    const shown = (await chosen?.read(list.skip, perPage)) ?? [];
    res.render('registers/register', {
      registers: all.map(({ series, entries }) => ({
        value: series,
        text: t('registers:series', { series, count: entries }),
      })),
      current: current?.series,
      isOwn,
      show: query.show,
      shows: shownLines.map((value) => ({ value, text: t(`registers:show.${value}`) })),
      ...list,
      gaps: current && isOwn ? current.last - current.entries : 0,
      rows: tell(shown),
      files: exportLinks('/registers', registerAddress({ ...asked, page: undefined })),
      mayMark: mayDo(actor, 'keepRegisters'),
      year: new Date().getFullYear(),
      values,
      errors,
    });
  }

  routes.get('/registers', forReaders, async (req, res) => show(res, registerQuerySchema.parse(req.query)));

  routes.get('/registers.csv', forReaders, async (req, res) => {
    const { t } = res.locals;
    const { current, chosen = noLines, tell } = await readRegister(res, registerQuerySchema.parse(req.query));
    const exported = { officeLog, list: 'registers', format: 'csv', of: current?.series } as const;
    await logExport(res, exported, chosen.count);
    announceFile(res, exported);
    await pipeline(Readable.from(registerCsv(chosen, tell, t)), res).catch((error: unknown) => {
      if (!hasGone(error)) throw error;
    });
  });

  routes.get('/registers.xlsx', forReaders, async (req, res) => {
    const { t } = res.locals;
    const { current, chosen = noLines, tell } = await readRegister(res, registerQuerySchema.parse(req.query));
    const rows = tell(await readAllLines(chosen)).map((row) => registerCells(row, t));
    const exported = { officeLog, list: 'registers', format: 'xlsx', of: current?.series } as const;
    await sendTable(res, exported, { columns: registerColumns(t), rows });
  });

  routes.post('/registers/marks', requireDuty('keepRegisters'), async (req, res) => {
    const { t } = res.locals;
    const form = readForm({
      schema: markFormSchema,
      body: req.body,
      res,
      texts,
      labels: 'registers:mark.inside',
    });
    const query = registerQuerySchema.parse(req.body);
    if (!form.ok) return void (await show(res.status(422), query, form));
    const actor = actorOf(signedInAccount(res));
    const errors = await markNumbers(form.data, { t, actor, registers, views });
    if (errors.length > 0) return void (await show(res.status(422), query, { values: form.data, errors }));
    flash(req, { kind: 'success', key: 'registers:mark.done' });
    res.redirect(
      303,
      registerAddress({
        register: form.data.register,
        show: 'all',
        page: Math.ceil(form.data.from / perPage),
      }),
    );
  });
  return routes;
}
