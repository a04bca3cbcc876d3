import type { z } from 'zod';
import type { Texts, Translate } from '../language/texts';
import { fieldError, type FieldError } from './fieldErrors';

type Issue = z.core.$ZodIssue;
type Path = Issue['path'];

interface Wording {
  t: Translate;
  texts: Pick<Texts, 'has'>;
  /** The field's label as the form shows it, in the person's language. */
  labelOf: (path: Path) => string;
  /** What was sent; tells an empty field from a wrong one. */
  values: unknown;
}

/**
 * Turns zod's issues into sentences that name the field and the remedy ("Nhập lý do"), one per field. A schema's
 * own message that is a key of the language files (`account:problem.username`) is used as it is.
 */
export function errorSummary(issues: readonly Issue[], wording: Wording): FieldError[] {
  const byField = new Map<string, FieldError>();
  for (const issue of issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        const unknown = [...issue.path, key].map(String).join('-');
        byField.set(unknown, fieldError(unknown, wording.t('errors:field.unknown', { label: key })));
      }
      continue;
    }
    const field = issue.path.map(String).join('-');
    if (!byField.has(field)) byField.set(field, fieldError(field, sentence(issue, wording)));
  }
  return [...byField.values()];
}

function sentence(issue: Issue, { t, texts, labelOf, values }: Wording): string {
  const label = inSentence(labelOf(issue.path));
  if (issue.message.includes(':') && texts.has(issue.message)) return t(issue.message, { label });
  const { key, params } = remedy(issue, valueAt(values, issue.path));
  return t(`errors:field.${key}`, { label, ...params });
}

interface Remedy {
  key: string;
  params?: Record<string, unknown>;
}

function remedy(issue: Issue, value: unknown): Remedy {
  const missing = value === undefined || value === null || value === '';
  switch (issue.code) {
    case 'invalid_value':
      return { key: missing ? 'choose' : 'notAnOption' };
    case 'invalid_type':
      return missing ? { key: requiredFor(issue.expected) } : { key: kindFor(issue.expected) };
    case 'invalid_format':
      return missing ? { key: 'required' } : { key: formatFor(issue.format) };
    case 'too_small':
      return tooSmall(issue, missing);
    case 'too_big':
      return {
        key: issue.origin === 'string' ? 'tooLong' : issue.origin === 'array' ? 'tooMany' : 'tooBig',
        params: { maximum: Number(issue.maximum) },
      };
    case 'invalid_union':
      return { key: missing ? 'required' : 'invalid' };
    default:
      return { key: 'invalid' };
  }
}

function tooSmall(issue: Extract<Issue, { code: 'too_small' }>, missing: boolean): Remedy {
  const params = { minimum: Number(issue.minimum) };
  if (issue.origin === 'array') return { key: issue.minimum === 1 ? 'chooseOne' : 'tooFew', params };
  if (missing || (issue.origin === 'string' && issue.minimum === 1)) return { key: 'required' };
  return { key: issue.origin === 'string' ? 'tooShort' : 'tooSmall', params };
}

function requiredFor(expected: string): string {
  return expected === 'array' || expected === 'boolean' ? 'chooseOne' : 'required';
}

function kindFor(expected: string): string {
  if (expected === 'number' || expected === 'int' || expected === 'bigint') return 'notANumber';
  return expected === 'date' ? 'notADate' : 'invalid';
}

function formatFor(format: string): string {
  return format === 'date' || format === 'datetime' ? 'notADate' : 'invalid';
}

function valueAt(values: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    values,
  );
}

/** A label in the middle of a sentence begins small, unless it is an abbreviation such as UBKT. */
function inSentence(label: string): string {
  const [first = '', second = ''] = label;
  const isAbbreviation = second !== second.toLowerCase();
  return isAbbreviation ? label : first.toLocaleLowerCase('vi') + label.slice(first.length);
}
