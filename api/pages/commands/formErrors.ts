import type { z } from 'zod';
import type { Refusal } from '../../../domain/case/refusal';
import type { CommandType } from '../../../domain/case/commands';
import { errorSummary } from '../../../language/errorSummary';
import { type FieldError, fieldError } from '../../../language/fieldErrors';
import { fieldTexts } from '../../../language/sentences/field';
import type { Names } from '../../../language/sentences/names';
import { refusalSentence } from '../../../language/sentences/refusal';
import type { Texts, Translate } from '../../../language/texts';
import { arrangementOf } from './arrangements';
import type { FieldDescription } from '../../../office/commands/describeFields';

interface Wording {
  t: Translate;
  texts: Pick<Texts, 'has'>;
}

/** Where an error that belongs to no field leads: to the form. */
const wholeForm = 'command';

/** The control at which an error of a field is shown. */
function placeOf(type: CommandType, fields: readonly FieldDescription[], field: string | undefined): string {
  if (field === undefined || !fields.some(({ name }) => name === field)) return wholeForm;
  return arrangementOf(type).shownAt?.[field] ?? field;
}

/** What does not fit a command's schema, in sentences, one for each control. */
export function inputErrors(
  type: CommandType,
  fields: readonly FieldDescription[],
  issues: readonly z.core.$ZodIssue[],
  input: unknown,
  { t, texts }: Wording,
): FieldError[] {
  const label = (name: string) => fieldTexts(t, texts, type, name).label;
  const top = issues.map((issue) => ({ ...issue, path: issue.path.slice(0, 1) }));
  const found = errorSummary(top, {
    t,
    texts,
    labelOf: ([name]) => label(String(name)),
    values: input,
  }).map(({ field, text }) => {
    const about = fields.find(({ name }) => name === field);
    const place = placeOf(type, fields, field);
    if (about?.kind === 'yesNo')
      return fieldError(place, t('cases:command.yesOrNo', { label: label(field) }));
    if (place !== field)
      return fieldError(place, t('errors:field.choose', { label: t(`cases:command.${place}`) }));
    return fieldError(place, isUnchosen(about, input) ? chooseSentence(t, label(field)) : text);
  });
  return found.filter(({ field }, i) => found.findIndex((other) => other.field === field) === i);
}

const isUnchosen = (field: FieldDescription | undefined, input: unknown): boolean =>
  field?.kind === 'reference' &&
  field.to !== 'case' &&
  (input as Record<string, unknown>)[field.name] === undefined;

const chooseSentence = (t: Translate, label: string): string =>
  t('errors:field.choose', { label: label.charAt(0).toLocaleLowerCase('vi') + label.slice(1) });

/** Why the case refused what was sent, at the field at fault where there is one. */
export function refusalError(
  type: CommandType,
  fields: readonly FieldDescription[],
  refusal: Refusal,
  t: Translate,
  names: Names,
): FieldError {
  return fieldError(placeOf(type, fields, refusal.field), refusalSentence(t, refusal, names));
}
