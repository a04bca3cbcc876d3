import { type RequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import { mayDo, mayReadRegisters } from '../../../domain/access/policy';
import { requireDuty } from '../../frame/guards';
import { readPeople } from '../../../office/people/people';
import { forbidden } from '../../frame/errors/problem';
import type { FieldError } from '../../../language/fieldErrors';
import { readForm } from '../../frame/forms/form';
import { csvOf } from '../../../office/import/guardedCell';
import type { Services } from '../../../office/services';
import { actorOf } from '../../../office/people/actorOf';
import { flash, signedInAccount } from '../../frame/request';
import { markNumbers, markSchema } from '../../../office/registers/markForm';
import {
  chosenLines,
  findSeries,
  isOwnRegister,
  perPage,
  registerAddress,
  type RegisterQuery,
  registerQuerySchema,
  shownLines,
} from '../../../office/registers/query';
import { type RegisterRow, rowOf } from './rows';
import { readLines, type SeenLine } from '../../../office/registers/seenLines';

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
  const { registers, views } = cases;
  const routes = Router();

  /** Which register is asked for, its lines from one number to another, and how to tell them to this person. */
  async function readRegister(res: Response, query: RegisterQuery) {
    const actor = actorOf(signedInAccount(res));
    const all = await registers.list();
    const current = findSeries(all, query.register);
    const isOwn = current !== undefined && isOwnRegister(current.series);
    const last = current?.last ?? 0;
    const linesBetween = async (from: number, to: number) => {
      const entries = current ? await registers.between(current.series, from, to) : [];
      return readLines(entries, { isOwn, from, to, actor, views });
    };
    const { nameOf } = await readPeople(accounts);
    const tell = (some: readonly SeenLine[]) => some.map((line) => rowOf(line, res.locals.t, nameOf));
    return { actor, all, current, isOwn, last, linesBetween, tell };
  }

  /** A page of what is chosen. The whole of an own register is read page by page; a choice among its lines needs all of them. */
  async function readPage(
    { isOwn, last, current, linesBetween }: Awaited<ReturnType<typeof readRegister>>,
    query: RegisterQuery,
  ) {
    const isWhole = isOwn && query.show === 'all';
    const lines = isWhole ? [] : await linesBetween(1, last);
    const chosen = chosenLines(lines, query.show);
    const count = isWhole ? last : chosen.length;
    const pages = Math.max(1, Math.ceil(count / perPage));
    // The end is where work goes on.
    const page = Math.min(query.page ?? pages, pages);
    const first = (page - 1) * perPage;
    return {
      count,
      pages,
      page,
      gaps: isOwn ? last - (current?.entries ?? 0) : 0,
      shown: isWhole
        ? await linesBetween(first + 1, Math.min(first + perPage, last))
        : chosen.slice(first, first + perPage),
    };
  }

  async function show(res: Response, query: RegisterQuery, { values, errors }: Sent = {}): Promise<void> {
    const { t } = res.locals;
    const register = await readRegister(res, query);
    const { actor, all, current, tell } = register;
    const { count, pages, page, gaps, shown } = await readPage(register, query);
    const asked = { ...query, register: current?.series };
    res.render('registers/register', {
      registers: all.map(({ series, entries }) => ({
        value: series,
        text: t('registers:series', { series, count: entries }),
      })),
      current: current?.series,
      isOwn: current === undefined || isOwnRegister(current.series),
      show: query.show,
      shows: shownLines.map((value) => ({ value, text: t(`registers:show.${value}`) })),
      count,
      gaps,
      rows: tell(shown),
      page,
      pages,
      previous: page > 1 && registerAddress({ ...asked, page: page - 1 }),
      next: page < pages && registerAddress({ ...asked, page: page + 1 }),
      mayMark: mayDo(actor, 'keepRegisters'),
      year: new Date().getFullYear(),
      values,
      errors,
    });
  }

  routes.get('/registers', forReaders, async (req, res) => show(res, registerQuerySchema.parse(req.query)));

  routes.get('/registers.csv', forReaders, async (req, res) => {
    const { t } = res.locals;
    const query = registerQuerySchema.parse(req.query);
    const { current, last, linesBetween, tell } = await readRegister(res, query);
    const lines = await linesBetween(1, last);
    const columns = ['number', 'on', 'paper', 'caseNumber', 'abstract', 'by', 'mark'] as const;
    const cells = (row: RegisterRow) =>
      columns.map(
        (column) =>
          row[column] ??
          (column === 'abstract' && row.kind !== 'paper' ? t(`registers:line.${row.kind}`) : ''),
      );
    const rows = tell(chosenLines(lines, query.show));
    const head = columns.map((column) => t(`registers:column.${column}`));
    const name = (current?.series ?? '').normalize('NFD').replace(/[^\dA-Za-z]+/g, '-');
    res.attachment(`so-van-ban-${name}.csv`).type('text/csv; charset=utf-8');
    res.send(csvOf([head, ...rows.map(cells)]));
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
