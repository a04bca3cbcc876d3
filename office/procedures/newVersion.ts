import { isDeepStrictEqual } from 'node:util';
import { stringify } from 'yaml';
import { amend, amendmentSchema, isAmendment, missingToEnd } from '../../domain/procedure/amendment';
import { type Calendar, calendarSchema } from '../../domain/calendar/calendar';
import { isTooLargeToGoBy, mostOfVersion } from '../../domain/case/room';
import { type OrganisationTree, treeSchema } from '../../domain/organisations/tree';
import { findVersion, type NamedVersion } from '../../domain/procedure/namedVersion';
import { type Procedure, procedureSchema } from '../../domain/procedure/procedure';
import { type TimelineFault, timelineFaults } from '../../domain/procedure/timeline';
import { formatDate } from '../../language/dates';
import type { Translate } from '../../language/texts';
import { fitSchema, readBySchema, readData, type Reader, type ReadVersion, withDates } from './readBySchema';

/** Whether a version is stored already just as it was sent: a second click, and no mistake. */
export const isStored = (version: NamedVersion, there: readonly NamedVersion[]): boolean =>
  isDeepStrictEqual(version, findVersion(there, version));

/** Whoever writes more than a case can carry is told so before anybody goes by it. */
const tooLarge = ({ t }: Reader, version: Procedure | Calendar): { problems: string[] } | undefined =>
  isTooLargeToGoBy(version)
    ? { problems: [t('procedures:new.tooLarge', { most: mostOfVersion })] }
    : undefined;

const faultText = (t: Translate, fault: TimelineFault): string =>
  t(`procedures:new.fault.${fault.fault}`, withDates(fault));

/** A version as a text says it: whole, or by what it changes against one that is there. */
function readWhole(reader: Reader, text: string, there: readonly Procedure[]): ReadVersion<Procedure> {
  const read = readData(reader, text);
  if ('problems' in read) return read;
  if (!isAmendment(read.value)) return fitSchema(reader, read.value, procedureSchema);
  const fitted = fitSchema(reader, read.value, amendmentSchema());
  if ('problems' in fitted) return fitted;
  const { follows, changes } = fitted.version;
  const base = findVersion(there, follows);
  if (!base) return { problems: [reader.t('procedures:new.followsNothing', { ...follows })] };
  const missing = missingToEnd(base, changes);
  if (missing.length > 0)
    return { problems: missing.map((at) => reader.t('procedures:new.endsNothing', { ...follows, at })) };
  return fitSchema(reader, amend(base, fitted.version), procedureSchema);
}

/** Reads a new version of a procedure: it must fit the schema, be new, and leave no day without a procedure or with two. */
export function readProcedureText(
  reader: Reader,
  text: string,
  there: readonly Procedure[],
): ReadVersion<Procedure> {
  const read = readWhole(reader, text, there);
  if ('problems' in read) return read;
  const { t } = reader;
  const { version } = read;
  if (isStored(version, there)) return { version, isThere: true };
  const large = tooLarge(reader, version);
  if (large) return large;
  if (there.some((one) => one.id === version.id && one.version >= version.version)) {
    return { problems: [t('procedures:new.notNew', { ...version })] };
  }
  const faults = timelineFaults([...there, version]).map((fault) => faultText(t, fault));
  return faults.length > 0 ? { problems: faults } : { version };
}

/** Reads a new version of the office's calendar: it must fit the schema, belong to the same calendar, and be the next. */
export function readCalendarText(reader: Reader, text: string, current: Calendar): ReadVersion<Calendar> {
  const read = readBySchema(reader, text, calendarSchema);
  if ('problems' in read) return read;
  const { t } = reader;
  const { version } = read;
  if (isStored(version, [current])) return { version, isThere: true };
  const large = tooLarge(reader, version);
  if (large) return large;
  if (version.id !== current.id || version.kind !== current.kind || version.version <= current.version) {
    return {
      problems: [t('procedures:new.calendarNotNext', { id: current.id, version: current.version + 1 })],
    };
  }
  return { version };
}

/** Reads a new version of the organisation: it must fit the schema, hold together, belong to the same tree, and be the next. */
export function readTreeText(
  reader: Reader,
  text: string,
  current: OrganisationTree | undefined,
): ReadVersion<OrganisationTree> {
  const read = readBySchema(reader, text, treeSchema);
  if ('problems' in read) return read;
  const { t } = reader;
  const { version } = read;
  if (current && isStored(version, [current])) return { version, isThere: true };
  if (current && (version.id !== current.id || version.version <= current.version)) {
    return { problems: [t('organisations:notNext', { id: current.id, version: current.version + 1 })] };
  }
  return { version };
}

/** A version as the text that is read again, looked through and added. */
export const versionText = (value: object): string => stringify(value, { lineWidth: 0 });

/** The number of the next version of an instrument. */
export function nextVersionOf(from: Procedure, there: readonly Procedure[]): number {
  const numbers = there.filter(({ id }) => id === from.id).map(({ version }) => version);
  return Math.max(...numbers, from.version) + 1;
}

/** A version as a text to begin from, with the next number of its instrument: it says what it changes against this one. */
export const nextText = (from: Procedure, there: readonly Procedure[]): string =>
  versionText({ ...from, version: nextVersionOf(from, there), follows: nameOf(from) });

const nameOf = ({ id, version }: Procedure) => ({ id, version });

/** The beginning of a text that says only what changes against a version: with its first limit as an example of a change. */
export function changesText(from: Procedure, there: readonly Procedure[]): string {
  const { id, instrument, effectiveFrom, effectiveTo, limits } = from;
  const { value, citation, confidence } = limits.settling;
  return versionText({
    follows: nameOf(from),
    id,
    version: nextVersionOf(from, there),
    instrument,
    effectiveFrom,
    ...(effectiveTo !== undefined && { effectiveTo }),
    changes: [{ at: 'limits.settling', value, citation, confidence }],
  });
}

/** The newest calendar or organisation as a text to begin from, its number raised. */
export const raisedText = (newest: Calendar | OrganisationTree): string =>
  versionText({ ...newest, version: newest.version + 1 });

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
