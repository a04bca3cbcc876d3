import type { CaseState } from '../../domain/case/state';
import { typeOfMedia } from '../../domain/files/types';
import { formatDate } from '../../language/dates';
import { formatFileSize } from '../../language/fileSize';
import { word } from '../../language/sentences/vocabulary';
import type { Translate } from '../../language/texts';
import type { ExportTable } from '../exports/exportTable';
import { type PaperPage, placeLine } from '../papers/layout';
import type { PaperOffice } from '../papers/paperOffice';
import type { Run } from '../papers/paperText';
import type { SeenFile } from './listed';

/** Where the original of a file lies now: where it was handed over to last, or where it was kept when the file was taken in. */
export const originalNow = ({
  words,
  handOvers,
}: Pick<SeenFile, 'words' | 'handOvers'>): string | undefined =>
  (handOvers.at(-1)?.said?.original ?? words?.original) || undefined;

/** What a reader may know of a file's name. */
export const titleFor = ({ words, mayOpen }: Pick<SeenFile, 'words' | 'mayOpen'>, t: Translate): string =>
  words?.title ?? t(mayOpen ? 'files:gone' : 'files:guardedTitle');

const columns = ['number', 'on', 'kind', 'title', 'pages', 'from', 'original', 'format', 'sha256'] as const;

/** The list of what a file of a case holds, as a table: what its reader may not know is not in it. */
export const contentsTable = (seen: readonly SeenFile[], t: Translate): ExportTable => ({
  columns: columns.map((column) => t(`files:contents.${column}`)),
  rows: seen.map((one) => {
    const { file, words } = one;
    return [
      String(file.number),
      file.on && { day: file.on },
      word(t, 'fileKinds', file.kind),
      titleFor(one, t),
      file.pages === undefined ? undefined : String(file.pages),
      words?.from,
      originalNow(one),
      `${(typeOfMedia(file.type) ?? file.type).toUpperCase()}, ${formatFileSize(file.size)}`,
      file.sha256,
    ];
  }),
});

const run = (text: string, bold = false): Run => ({ text, bold });

/** One document in the list as a paper has it: what it is, and under it what is known of it. */
function lineOf(one: SeenFile, t: Translate): Run[] {
  const { file, words } = one;
  const known = [
    word(t, 'fileKinds', file.kind),
    file.on && t('files:contents.ofDay', { on: formatDate(file.on) }),
    file.pages !== undefined && t('files:contents.sheets', { count: file.pages }),
    words?.from && t('files:contents.receivedFrom', { from: words.from }),
    originalNow(one) && t('files:contents.liesAt', { original: originalNow(one) }),
    `SHA-256: ${file.sha256}`,
  ];
  return [run(`${file.number}. ${titleFor(one, t)}`, true), run(`. ${known.filter(Boolean).join('; ')}.`)];
}

interface Writing {
  t: Translate;
  office: PaperOffice;
  /** Who has it written, and on which day (ISO). */
  by: string;
  on: string;
}

/** The list of what a file of a case holds, as a paper to be signed and laid on top of it. */
export function contentsPage(
  state: CaseState,
  seen: readonly SeenFile[],
  { t, office, by, on }: Writing,
): PaperPage {
  const sheets = seen.reduce((sum, { file }) => sum + (file.pages ?? 0), 0);
  return {
    text: {
      title: t('files:contents.paperTitle'),
      about: t('files:contents.about', { number: state.number }),
      signature: { onBehalf: '', post: t('files:contents.writtenBy'), name: by },
      copies: [t('files:contents.copy')],
      blocks: [
        ...seen.map((one) => ({ kind: 'paragraph' as const, runs: lineOf(one, t) })),
        { kind: 'paragraph', runs: [run(t('files:contents.total', { count: seen.length, sheets }))] },
      ],
    },
    office,
    issuer: 'commission',
    numberLine: '',
    placeLine: placeLine(office.place, on),
  };
}
