import { z } from 'zod';
import { type Stage, stages } from '../../../domain/case/vocabulary';
import { mostDrawn, seedPattern } from '../../../domain/proof/draw';
import type { AskedDraw } from '../../../office/audit/draws';
import { officeToday } from '../../../language/dates';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import { readDay } from '../../../language/readDay';
import type { Translate } from '../../../language/texts';
import { sentValues } from '../../frame/forms/form';

type Reading =
  | { asked: Omit<AskedDraw, 'seed'> & { seed?: string | undefined } }
  | { errors: FieldError[]; values: Record<string, unknown> };

/** Reads the form that draws cases: of which days, in which stage, how many, and by which seed where somebody brings one. */
export function readDraw(t: Translate, sent: unknown): Reading {
  const values = sentValues(sent);
  const text = (name: string) => z.string().trim().catch('').parse(values[name]);
  const errors: FieldError[] = [];
  const day = (name: 'receivedFrom' | 'receivedTo'): string => {
    const read = readDay(text(name), officeToday());
    if ('day' in read) return read.day;
    errors.push(
      fieldError(name, t(`audit:draw.problem.${read.fault === 'dateInFuture' ? 'future' : 'day'}`)),
    );
    return '';
  };
  const [from, to] = [day('receivedFrom'), day('receivedTo')];
  if (from !== '' && to !== '' && to < from)
    errors.push(fieldError('receivedTo', t('audit:filter.spanProblem')));
  const count = z.coerce.number().int().min(1).max(mostDrawn).safeParse(text('count'));
  if (!count.success) errors.push(fieldError('count', t('audit:draw.problem.count', { most: mostDrawn })));
  const seed = text('seed');
  if (seed !== '' && !seedPattern.test(seed)) errors.push(fieldError('seed', t('audit:draw.problem.seed')));
  const stage: Stage | undefined = stages.find((one) => one === values.stage);
  if (errors.length > 0 || !count.success) return { errors, values };
  return { asked: { from, to, stage, count: count.data, seed: seed || undefined } };
}
