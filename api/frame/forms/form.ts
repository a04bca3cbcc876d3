import type { Response } from 'express';
import type { z } from 'zod';
import type { Texts } from '../../../language/texts';
import { errorSummary } from '../../../language/errorSummary';
import type { FieldError } from '../../../language/fieldErrors';

export type FormResult<T> =
  { ok: true; data: T } | { ok: false; errors: FieldError[]; values: Record<string, unknown> };

interface FormOptions<S extends z.ZodType> {
  schema: S;
  body: unknown;
  res: Response;
  texts: Pick<Texts, 'has'>;
  /** Where labels are found: `account:label` makes the label of `username` the text `account:label.username`. */
  labels: string;
}

/**
 * Reads a sent form. When something is wrong, gives the errors in the person's language together with what was
 * typed, to show the same form again (status 422) with nothing lost. Passwords are never given back.
 */
export function readForm<S extends z.ZodType>(options: FormOptions<S>): FormResult<z.output<S>> {
  const { schema, res, texts, labels } = options;
  const values = sentValues(options.body);
  const parsed = schema.safeParse(values);
  if (parsed.success) return { ok: true, data: parsed.data };
  const { t } = res.locals;
  const labelOf = (path: PropertyKey[]) =>
    t(`${labels}.${path.filter((part) => typeof part === 'string').join('.')}`);
  const errors = errorSummary(parsed.error.issues, { t, texts, labelOf, values });
  return { ok: false, errors, values: withoutPasswords(values) };
}

/** What a form sent, without the token that only protects it. */
export function sentValues(body: unknown): Record<string, unknown> {
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(Object.entries(body).filter(([name]) => name !== '_csrf'));
}

function withoutPasswords(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !/password/i.test(name)));
}
