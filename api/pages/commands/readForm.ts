import { readWallTime } from '../../../language/wallTimes';
import type { FieldDescription } from '../../../office/commands/describeFields';

/** What a browser sends for one field: nothing, one text, or several. */
export type Sent = Readonly<Record<string, unknown>>;

const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');

/** One text; browsers send line ends as CR LF. Blank is as if nothing had been sent. */
function text(value: unknown): string | undefined {
  const [first = ''] = texts(value);
  const plain = first.replace(/\r\n?/g, '\n');
  return plain.trim() === '' ? undefined : plain;
}

const written = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/;

/** A day as people write it here (24/11/2026, 24-11-2026, 24.11.2026), as ISO; anything else is left for the schema. */
function isoDate(value: string): string {
  const [, day, month, year] = written.exec(value.trim()) ?? [];
  if (!day || !month || !year) return value.trim();
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

const unit = /\s*(?:đ|₫|đồng|vnđ|vnd)\.?$/iu;
const grouped = /^\d{1,3}(?:[.\s]\d{3})+$/;

/** An amount as people write it here (1.250.000.000 đ, 1 250 000 000), as digits; anything else is left for the schema. */
function plainAmount(value: string): string {
  const bare = value.trim().replace(unit, '');
  return grouped.test(bare) ? bare.replace(/[.\s]/g, '') : bare;
}

const yesNo: Readonly<Record<string, boolean>> = { yes: true, no: false };

/** None chosen is as if nothing had been sent, where nothing need be. */
const severalOf = ({ required }: FieldDescription, chosen: string[]): string[] | undefined =>
  required || chosen.length > 0 ? chosen : undefined;

function valueOf(field: FieldDescription, sent: unknown): unknown {
  if (field.kind === 'choices' || (field.kind === 'reference' && field.many))
    return severalOf(field, [...new Set(texts(sent).filter(Boolean))]);
  const value = text(sent);
  if (value === undefined) return undefined;
  switch (field.kind) {
    case 'date':
    case 'birth':
      return isoDate(value);
    case 'time':
      return readWallTime(value);
    case 'amount':
      return plainAmount(value);
    case 'list':
      return value.split('\n').filter((one) => one.trim() !== '');
    case 'yesNo':
      return yesNo[value] ?? value;
    case 'number':
    case 'choice':
    case 'reference':
      return value.trim();
    case 'line':
    case 'paragraph':
      return value;
  }
}

/** The input that a sent form means; whether it fits is for the command's schema to say. */
export function readForm(fields: readonly FieldDescription[], sent: Sent): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = valueOf(field, sent[field.name]);
      return value === undefined ? [] : [[field.name, value]];
    }),
  );
}
