import { parse } from 'yaml';
import { z } from 'zod';
import { accompanyingMatters } from '../../domain/procedure/accompanying';
import { plainValue } from '../../domain/text/plainValue';
import type { LanguageCode } from '../../domain/text/languages';
import { formatDate } from '../../language/dates';
import { word } from '../../language/sentences/vocabulary';
import type { Translate } from '../../language/texts';

/** What was read from the text of a new version, or every place that is wrong, in words; `isThere`: word for word what is stored. */
export type ReadVersion<Version> = { version: Version; isThere?: boolean } | { problems: string[] };

/** Who is told what is wrong. */
export interface Reader {
  t: Translate;
  language: LanguageCode;
}

function readYaml(text: string): { value: unknown } | { line: number } {
  try {
    return { value: parse(text) };
  } catch (error) {
    const at = error instanceof Error && 'linePos' in error ? (error.linePos as { line: number }[]) : [];
    return { line: at[0]?.line ?? 1 };
  }
}

interface Issue {
  path: PropertyKey[];
  code: string;
  message: string;
  /** What a schema of ours says of a contradiction, by the name of its fault. */
  params?: Record<string, unknown> | undefined;
}

/** The words of a fault that names a unit, with its days as people write them. */
function treeFaultText(t: Translate, { fault, ...words }: Record<string, unknown>): string {
  const { from, to } = words;
  const days = {
    from: formatDate(String(from)),
    to: to === undefined ? t('organisations:open') : formatDate(String(to)),
  };
  return t(`organisations:fault.${String(fault)}`, { ...words, ...days });
}

/** What is wrong among the accompanying instruments, naming them and the days. */
function accompanyingText(t: Translate, params: Record<string, unknown>): string {
  const matter = accompanyingMatters.find((one) => one === params.matter);
  return t(`procedures:new.accompanying.${String(params.fault)}`, {
    ...withDates(params),
    matter: matter && word(t, 'accompanyingMatters', matter),
  });
}

const issueText =
  (t: Translate) =>
  ({ path, code, message, params }: Issue): string => {
    if (path[0] !== 'accompanying' && params?.fault !== undefined) return treeFaultText(t, params);
    const place = path.map(String).join('.');
    if (path[0] === 'accompanying' && params) return accompanyingText(t, params);
    return code === 'custom'
      ? t(`procedures:new.contradiction.${place.replaceAll('.', '_')}`, { path: place })
      : t('procedures:new.wrong', { path: place || t('procedures:new.top'), message });
  };

/** What the schemas say of a wrong value, in the person's language. */
const localeOf: Record<LanguageCode, z.core.$ZodErrorMap> = {
  vi: z.locales.vi().localeError,
  en: z.locales.en().localeError,
};

/** Days among what a fault names, as people write them. */
export const withDates = (params: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(params).map(([key, value]: [string, unknown]) => [
      key,
      key === 'from' || key === 'to' ? formatDate(String(value)) : value,
    ]),
  );

/** Reads a text as data, or says why it is none. */
export function readData({ t }: Reader, text: string): { value: unknown } | { problems: string[] } {
  const read = readYaml(text);
  if ('line' in read) return { problems: [t('procedures:new.noYaml', read)] };
  // YAML can spell characters out, damaged ones too.
  const plain = plainValue(read.value);
  if (plain.kind === 'damaged') {
    return {
      problems: plain.paths.map((path) => t('procedures:new.damaged', { path: path.map(String).join('.') })),
    };
  }
  if (plain.kind === 'tooDeep') return { problems: [t('procedures:new.tooDeep')] };
  return { value: plain.value };
}

/** Fits data to its schema; every place that is wrong is told in words. */
export function fitSchema<Version>(
  { t, language }: Reader,
  value: unknown,
  schema: z.ZodType<Version>,
): ReadVersion<Version> {
  const parsed = schema.safeParse(value, { error: localeOf[language] });
  return parsed.success ? { version: parsed.data } : { problems: parsed.error.issues.map(issueText(t)) };
}

/** Reads a text by its schema; every place that is wrong is told in words. */
export function readBySchema<Version>(
  reader: Reader,
  text: string,
  schema: z.ZodType<Version>,
): ReadVersion<Version> {
  const read = readData(reader, text);
  return 'problems' in read ? read : fitSchema(reader, read.value, schema);
}
