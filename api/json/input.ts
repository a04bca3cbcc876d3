import type { Response } from 'express';
import type { z } from 'zod';
import { Problem } from '../errors/problem';
import { errorSummary } from '../forms/error-summary';
import type { Texts } from '../language/texts';

interface Sent<S extends z.ZodType> {
  schema: S;
  value: unknown;
  res: Response;
  texts: Pick<Texts, 'has'>;
  /** The command whose own labels come before the general ones. */
  command?: string | undefined;
}

const singular = (name: string) => name.replace(/s$/, '');
const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

/** Keys of the label of a field, the fittest first: `subject.name` is labelled as `subjectName`. */
function labelKeys(path: readonly PropertyKey[], command: string | undefined): string[] {
  const names = path.filter((part) => typeof part === 'string');
  const last = names.at(-1) ?? '';
  const parent = names.at(-2);
  const joined = parent === undefined ? [] : [`${singular(parent)}${capital(last)}`];
  const own = command === undefined ? [] : [`${command}.${last}`];
  const reporter = path[0] === 'reporter' ? [`reporter${capital(last)}`] : [];
  return [...own, ...joined, ...reporter, last].map((name) => `fields:${name}.label`);
}

/** Reads what a caller sent. @throws Problem 422 with a sentence for each field at fault */
export function readInput<S extends z.ZodType>({ schema, value, res, texts, command }: Sent<S>): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const { t } = res.locals;
  const labelOf = (path: readonly PropertyKey[]) => {
    const key = labelKeys(path, command).find(texts.has);
    return key ? t(key) : path.map(String).join('.');
  };
  const { issues } = parsed.error;
  const errors = errorSummary(issues, { t, texts, labelOf, values: value }).map(({ field, text }) => ({
    field: field.replaceAll('-', '.'),
    detail: text,
  }));
  throw invalidInput(errors);
}

/** @param errors what to correct, by the path of the field */
export const invalidInput = (errors: { field: string; detail: string }[]): Problem =>
  new Problem(422, 'invalidInput', { extension: { errors } });
