import type { z } from 'zod';
import { Problem } from '../frame/errors/problem';
import { errorSummary } from '../../language/errorSummary';
import { labelOf } from '../../language/sentences/fieldLabel';
import type { Texts, Translate } from '../../language/texts';
import { type UnknownFields, unknownFields } from './strict/unknownFields';

interface Sent<S extends z.ZodType> {
  schema: S;
  value: unknown;
  /** In whose language it is answered. */
  res: { locals: { t: Translate } };
  texts: Pick<Texts, 'has'>;
  /** The command whose own labels come before the general ones. */
  command?: string | undefined;
  /** What all that was sent must fit, where `schema` reads a part of it. */
  whole?: z.ZodType | undefined;
}

/**
 * Reads what a caller sent; of that, nothing is dropped without a word.
 * @throws Problem 422 with a sentence for each field at fault, and for each that there is not
 */
export function readInput<S extends z.ZodType>(sent: Sent<S>): z.output<S> {
  const { schema, value, whole = schema } = sent;
  const parsed = schema.safeParse(value);
  const unknown = unknownFields(whole, value);
  if (parsed.success && unknown.length === 0) return parsed.data;
  throw atFault(parsed.error?.issues ?? [], unknown, sent);
}

/** For what is read in a way of its own. @throws Problem 422 naming each field that there is not */
export function refuseUnknown(sent: Sent<z.ZodType>): void {
  const unknown = unknownFields(sent.schema, sent.value);
  if (unknown.length > 0) throw atFault([], unknown, sent);
}

type Issue = z.core.$ZodIssue;
const isUnknown = (issue: Issue | UnknownFields): issue is UnknownFields =>
  issue.code === 'unrecognized_keys';

function atFault(
  found: readonly Issue[],
  dropped: readonly UnknownFields[],
  { value, res, texts, command }: Omit<Sent<z.ZodType>, 'schema'>,
): Problem {
  const { t } = res.locals;
  const issues = found.filter((issue) => !isUnknown(issue));
  // A member that nobody knows is named as it was sent; a strict schema tells of it as we do.
  const unknown = new Map(
    [...found.filter(isUnknown), ...dropped].flatMap(({ path, keys }) =>
      keys.map((key): [string, string] => [[...path, key].map(String).join('.'), key]),
    ),
  );
  const errors = errorSummary(issues, {
    t,
    texts,
    labelOf: (path) => labelOf(path, { t, texts, command }),
    values: value,
  }).map(({ field, text }) => ({
    field: field.replaceAll('-', '.'),
    detail: text,
  }));
  const strange = [...unknown].map(([field, label]) => ({
    field,
    detail: t('errors:field.unknown', { label }),
  }));
  return invalidInput([...errors, ...strange]);
}

/** @param errors what to correct, by the path of the field */
export const invalidInput = (errors: { field: string; detail: string }[]): Problem =>
  new Problem(422, 'invalidInput', { extension: { errors } });
