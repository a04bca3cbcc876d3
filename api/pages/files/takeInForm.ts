import { z } from 'zod';
import { fileKinds } from '../../../domain/files/kinds';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import { readDay } from '../../../language/readDay';
import { inside } from '../../../language/sentences/inside';
import { word } from '../../../language/sentences/vocabulary';
import type { Translate } from '../../../language/texts';
import { formatFileSize } from '../../../language/fileSize';
import type { AllowedFiles } from '../../../office/files/allowed';
import type { ActOfFile } from '../../../office/files/acts';
import { aboutOf, aboutSchema } from '../../../office/files/readAbout';
import type { AboutFiles, NamedFile } from '../../../office/files/takeIn';
import { heldFiles } from './sentFiles';

/** The fields of the form by the names that they have on a page, where other forms have theirs. */
const prefixed = {
  kind: 'fileKind',
  title: 'fileTitle',
  from: 'fileFrom',
  on: 'fileOn',
  pages: 'filePages',
  original: 'fileOriginal',
  of: 'fileOf',
  guarded: 'fileGuarded',
} as const;
type Field = keyof typeof prefixed;
export const fieldOnPage = (field: string): string =>
  field in prefixed ? prefixed[field as Field] : 'files';

const lastDay = '9999-12-31';
const heldSchema = z.object({
  held: heldFiles,
  commandId: z.uuid(),
});

const sentText = (body: unknown, name: string): string => {
  const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
  return typeof value === 'string' ? value.trim() : '';
};

/** What was sent, read: what is said of the files, and which of an earlier try are sent along. */
export interface TakeInForm {
  commandId: string | undefined;
  held: { id: string; name: string }[];
  about: AboutFiles | undefined;
  errors: FieldError[];
  values: Record<string, string>;
}

/** Reads the form with everything that it says besides the files themselves. */
export function readTakeInForm(body: unknown, t: Translate): TakeInForm {
  const values = Object.fromEntries(
    Object.values(prefixed).map((name) => [name, sentText(body, name)]),
  ) as Record<string, string>;
  const label = (field: Field) => inside(t(`files:label.${field}`));
  const errors: FieldError[] = [];
  const typed = values[prefixed.on] ?? '';
  const day = typed === '' ? undefined : readDay(typed, lastDay);
  if (day && 'fault' in day)
    errors.push(fieldError(prefixed.on, t(`register:problem.${day.fault}`, { label: label('on') })));
  const read = aboutSchema.safeParse({
    ...Object.fromEntries(
      (Object.keys(prefixed) as Field[]).map((field) => [field, values[prefixed[field]]]),
    ),
    on: day && 'day' in day ? day.day : undefined,
  });
  for (const { path } of read.error?.issues ?? []) {
    const field = path[0] as Field;
    errors.push(fieldError(fieldOnPage(field), t(`files:problem.${field}`)));
  }
  const sent = heldSchema.safeParse(body).data;
  return {
    commandId: sent?.commandId,
    held: sent?.held ?? [],
    about: read.data && aboutOf(read.data),
    errors,
    values,
  };
}

/** What the form needs to be shown. */
export function takeInFields(
  { t, allowed, acts }: { t: Translate; allowed: AllowedFiles; acts: readonly ActOfFile[] },
  { held = [], values = {} }: { held?: readonly NamedFile[]; values?: Record<string, string> } = {},
) {
  return {
    kinds: [
      { value: '', text: t('files:choose') },
      ...fileKinds.map((value) => ({ value, text: word(t, 'fileKinds', value) })),
    ],
    acts: [
      { value: '', text: t('files:noAct') },
      ...acts.map(({ seq, text }) => ({ value: String(seq), text })),
    ],
    accept: allowed.types.map((one) => `.${one}`).join(','),
    types: allowed.types.map((one) => one.toUpperCase()).join(', '),
    largest: allowed.largest / 1024 / 1024,
    held: held.map(({ id, name, size }) => ({ id, name, size: formatFileSize(size) })),
    values,
  };
}
