import { formatAmount } from '../../../language/amounts';
import { formatBirth } from '../../../language/births';
import { formatDate } from '../../../language/dates';
import type { FieldDescription } from '../../../office/commands/describeFields';

/** What a form shows: one text for each field, or the chosen ones of several. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;

function shown(field: FieldDescription, value: unknown): string | string[] {
  if (Array.isArray(value)) return field.kind === 'list' ? value.join('\n') : value.map(String);
  if (field.kind === 'amount' && typeof value === 'number') return formatAmount(value);
  if (field.kind === 'yesNo' && typeof value === 'boolean') return value ? 'yes' : 'no';
  if (field.kind === 'date' && typeof value === 'string') return formatDate(value);
  if (field.kind === 'birth' && typeof value === 'string') return formatBirth(value);
  return String(value);
}

/** Writes an input, or a part of one, as the values of a form: what `readForm` reads back. */
export function writeForm(
  fields: readonly FieldDescription[],
  input: Readonly<Record<string, unknown>>,
): FormValues {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = input[field.name];
      return value === undefined ? [] : [[field.name, shown(field, value)]];
    }),
  );
}
