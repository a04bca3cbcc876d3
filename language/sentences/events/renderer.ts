import type { EventData, EventType } from '../../../domain/case/events/event';
import type { Translate } from '../../texts';
import { formatDate } from '../../dates';
import type { Names } from '../names';

/** What a sentence is made of: the key in `events`, what fills it, and long texts that stand apart. */
export interface SentenceParts {
  key: string;
  params?: Record<string, unknown>;
  detail?: string | undefined;
}

export interface Teller {
  t: Translate;
  names: Names;
  /** The account that acted, or `system`. */
  by: string;
}

export type Renderer<Type extends EventType> = (data: EventData<Type>, teller: Teller) => SentenceParts;
/** Renderers of the events of a room of the procedure that are not told by `tellPlainly`. */
export type Renderers<Schemas> = { [Type in Extract<keyof Schemas, EventType>]?: Renderer<Type> };

/** Fields in which people write at length: they stand apart from the sentence. */
const longTexts = new Set([
  'text', 'explanation', 'reason', 'basis', 'grounds', 'summary', 'report', 'assessment', 'measures', 'statement', 'content',
]); // prettier-ignore
const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);

/** An event that needs no words but its own: its text in `events`, filled in with its fields, days as the office writes them. */
export function tellPlainly(type: EventType, data: Record<string, unknown>, { t }: Teller): SentenceParts {
  const params: Record<string, unknown> = {};
  const long: Record<string, string> = {};
  for (const [field, value] of Object.entries(data)) {
    if (longTexts.has(field) && typeof value === 'string') long[field] = value;
    else params[field] = isDay(value) ? formatDate(value) : value;
  }
  const texts = Object.values(long);
  return { key: type, params, detail: texts.length > 1 ? labelled(t, long) : texts[0] };
}

/** The long texts of a form that somebody has filled in; one alone needs no label. */
export function longTextsOf(t: Translate, input: Record<string, unknown>): string | undefined {
  const texts = Object.entries(input).flatMap(([field, value]): [string, string][] =>
    longTexts.has(field) && typeof value === 'string' ? [[field, value]] : [],
  );
  return texts.length > 1 ? labelled(t, Object.fromEntries(texts)) : texts[0]?.[1];
}

/** The number in an id such as `a3` or `r12`, by which people call it. */
export const numberOf = (id: string): string => id.replace(/^\D+/, '');

/** The key for an act that has brought its number along, or the one for an act whose number follows from the register. */
export const withNumber = (key: string, number: string | undefined): string =>
  number === undefined ? `${key}Unnumbered` : key;

/** Long texts under each other, each headed by its field's label. */
export const labelled = (t: Translate, texts: Record<string, string>): string =>
  Object.entries(texts)
    .filter(([, text]) => text !== '')
    .map(([field, text]) => `${t(`fields:${field}.label`)}: ${text}`)
    .join('\n');
