import { isDeepStrictEqual } from 'node:util';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { accompanyingMatters } from '../../domain/procedure/accompanying';
import { type Calendar, calendarSchema } from '../../domain/calendar/calendar';
import { type OrganisationTree, treeSchema } from '../../domain/organisations/tree';
import { type Procedure, procedureSchema } from '../../domain/procedure/procedure';
import { type TimelineFault, timelineFaults } from '../../domain/procedure/timeline';
import type { LanguageCode } from '../../models/accounts-schema';
import { formatDate } from '../language/dates';
import { word } from '../language/sentences/vocabulary';
import type { Translate } from '../language/texts';

/** What was read from the text of a new version, or every place that is wrong, in words; `isThere`: word for word what is stored. */
export type ReadVersion<Version> = { version: Version; isThere?: boolean } | { problems: string[] };

interface Numbered {
  id: string;
  version: number;
}

/** Whether a version is stored already just as it was sent: a second click, and no mistake. */
export const isStored = (version: Numbered, there: readonly Numbered[]): boolean =>
  isDeepStrictEqual(
    version,
    there.find((one) => one.id === version.id && one.version === version.version),
  );

/** Who is told what is wrong. */
interface Reader {
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

const withDates = (params: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(params).map(([key, value]: [string, unknown]) => [
      key,
      key === 'from' || key === 'to' ? formatDate(String(value)) : value,
    ]),
  );

const faultText = (t: Translate, fault: TimelineFault): string =>
  t(`procedures:new.fault.${fault.fault}`, withDates(fault));

/** Reads a new version of a procedure: it must fit the schema, be new, and leave no day without a procedure or with two. */
export function readProcedureText(
  { t, language }: Reader,
  text: string,
  there: readonly Procedure[],
): ReadVersion<Procedure> {
  const read = readYaml(text);
  if ('line' in read) return { problems: [t('procedures:new.noYaml', read)] };
  const parsed = procedureSchema.safeParse(read.value, { error: localeOf[language] });
  if (!parsed.success) return { problems: parsed.error.issues.map(issueText(t)) };
  const version = parsed.data;
  if (isStored(version, there)) return { version, isThere: true };
  if (there.some((one) => one.id === version.id && one.version >= version.version)) {
    return { problems: [t('procedures:new.notNew', { ...version })] };
  }
  const faults = timelineFaults([...there, version]).map((fault) => faultText(t, fault));
  return faults.length > 0 ? { problems: faults } : { version };
}

/** Reads a new version of the office's calendar: it must fit the schema, belong to the same calendar, and be the next. */
export function readCalendarText(
  { t, language }: Reader,
  text: string,
  current: Calendar,
): ReadVersion<Calendar> {
  const read = readYaml(text);
  if ('line' in read) return { problems: [t('procedures:new.noYaml', read)] };
  const parsed = calendarSchema.safeParse(read.value, { error: localeOf[language] });
  if (!parsed.success) return { problems: parsed.error.issues.map(issueText(t)) };
  const version = parsed.data;
  if (isStored(version, [current])) return { version, isThere: true };
  if (version.id !== current.id || version.kind !== current.kind || version.version <= current.version) {
    return {
      problems: [t('procedures:new.calendarNotNext', { id: current.id, version: current.version + 1 })],
    };
  }
  return { version };
}

/** Reads a new version of the organisation: it must fit the schema, hold together, belong to the same tree, and be the next. */
export function readTreeText(
  { t, language }: Reader,
  text: string,
  current: OrganisationTree | undefined,
): ReadVersion<OrganisationTree> {
  const read = readYaml(text);
  if ('line' in read) return { problems: [t('procedures:new.noYaml', read)] };
  const parsed = treeSchema.safeParse(read.value, { error: localeOf[language] });
  if (!parsed.success) return { problems: parsed.error.issues.map(issueText(t)) };
  const version = parsed.data;
  if (current && isStored(version, [current])) return { version, isThere: true };
  if (current && (version.id !== current.id || version.version <= current.version)) {
    return { problems: [t('organisations:notNext', { id: current.id, version: current.version + 1 })] };
  }
  return { version };
}

const asText = (value: Procedure | Calendar | OrganisationTree): string => stringify(value, { lineWidth: 0 });

/** A version as a text to begin from, with the next number of its instrument. */
export function nextText(from: Procedure, there: readonly Procedure[]): string {
  const numbers = there.filter(({ id }) => id === from.id).map(({ version }) => version);
  return asText({ ...from, version: Math.max(...numbers, from.version) + 1 });
}

/** The newest calendar or organisation as a text to begin from, its number raised. */
export const raisedText = (newest: Calendar | OrganisationTree): string =>
  asText({ ...newest, version: newest.version + 1 });

/** Days off and worked Saturdays that one version has and the other has not. */
export function calendarChanges(t: Translate, before: Calendar, after: Calendar): string[] {
  const daysOf = (calendar: Calendar, list: 'holidays' | 'workedSaturdays'): string[] =>
    calendar.kind === 'civil' ? Object.values(calendar.years).flatMap((year) => year[list]) : [];
  return (['holidays', 'workedSaturdays'] as const).flatMap((list) => {
    const [old, fresh] = [daysOf(before, list), daysOf(after, list)];
    const said = (key: string, days: string[]) =>
      days.length > 0
        ? [t(`procedures:calendar.${list}.${key}`, { days: days.sort().map(formatDate).join(', ') })]
        : [];
    return [
      ...said(
        'added',
        fresh.filter((day) => !old.includes(day)),
      ),
      ...said(
        'removed',
        old.filter((day) => !fresh.includes(day)),
      ),
    ];
  });
}
