import nunjucks from 'nunjucks';
import { paperDay } from './paperDays';

/** What stands where a paper waits for something that is not known: room to write it in. */
export const blank = '……………';

const stringOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** Ends like a sentence: with the full stop that somebody typed, or one of its own, never with two. */
const ended = (value: unknown): string => {
  const text = stringOf(value).trim();
  if (text === '' || /[.!?…:]["”’)]?$/u.test(text)) return text;
  return `${text.replace(/[;,]+$/u, '')}.`;
};

/** Without the stop that somebody typed, where the paper goes on after it. */
const bare = (value: unknown): string => {
  const text = stringOf(value).trim();
  return /(\.\.\.|…)$/u.test(text) ? text : text.replace(/[.;,\s]+$/u, '');
};

/** With a capital at its beginning. */
const capital = (value: unknown): string => {
  const text = stringOf(value);
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
};

/** What a template may do to a fact beside what the engine brings. */
export const ownFilters = {
  day: (value: unknown) => (typeof value === 'string' && value !== '' ? paperDay(value) : '……/……/………'),
  /** `08 giờ 30`, or room for it. */
  hour: (value: unknown) => stringOf(value).replace(':', ' giờ ') || '…… giờ ……',
  known: (value: unknown) => stringOf(value) || blank,
  ended,
  bare,
  capital,
} as const satisfies Record<string, (value: unknown) => string>;

// No loader: a template is what stands in its own file.
export const environment = new nunjucks.Environment([], { autoescape: false, throwOnUndefined: false });
for (const [name, filter] of Object.entries(ownFilters)) environment.addFilter(name, filter);
