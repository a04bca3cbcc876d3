import type { Response } from 'express';
import type { z } from 'zod';
import { Problem } from '../frame/errors/problem';
import { errorSummary } from '../../language/errorSummary';
import { labelOf } from '../../language/sentences/fieldLabel';
import type { Texts } from '../../language/texts';

interface Sent<S extends z.ZodType> {
  schema: S;
  value: unknown;
  res: Response;
  texts: Pick<Texts, 'has'>;
  /** The command whose own labels come before the general ones. */
  command?: string | undefined;
}

/** Reads what a caller sent. @throws Problem 422 with a sentence for each field at fault */
export function readInput<S extends z.ZodType>({ schema, value, res, texts, command }: Sent<S>): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const { t } = res.locals;
  const { issues } = parsed.error;
  const errors = errorSummary(issues, {
    t,
    texts,
    labelOf: (path) => labelOf(path, { t, texts, command }),
    values: value,
  }).map(({ field, text }) => ({
    field: field.replaceAll('-', '.'),
    detail: text,
  }));
  throw invalidInput(errors);
}

/** @param errors what to correct, by the path of the field */
export const invalidInput = (errors: { field: string; detail: string }[]): Problem =>
  new Problem(422, 'invalidInput', { extension: { errors } });
