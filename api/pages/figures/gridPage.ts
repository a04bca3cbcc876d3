import { columnsOf, type FigureForm, rowsOf } from '../../../domain/figures/form';
import { type CheckResult, checksOf, type Difference, type Figures } from '../../../domain/figures/grid';
import type { LanguageCode } from '../../../domain/text/languages';
import { formatCount } from '../../../language/amounts';
import type { Translate } from '../../../language/texts';

interface Shown {
  form: FigureForm;
  figures: Figures;
  language: LanguageCode;
  /** Where the cases of a figure are; absent where it opens none. */
  casesHref?: ((row: string, column: string) => string) | undefined;
  differences?: readonly Difference[] | undefined;
}

/** A form as its page shows it: the total, then each group under its heading. */
export function shownGrid({ form, figures, language, casesHref, differences = [] }: Shown) {
  const columns = columnsOf(form);
  const write = (value: number | null | undefined) => written(value, language);
  const cellOf = (row: string, column: string, isShare: boolean) => {
    const value = figures[row]?.[column];
    const other = differences.find((one) => one.row === row && one.column === column);
    const opens = casesHref && form.counts !== 'visits' && !isShare && value !== 0 && value !== null;
    return {
      text: write(value),
      href: opens ? casesHref(row, column) : undefined,
      now: other && write(other.is),
    };
  };
  const lineOf = ({ id, [language]: text }: ReturnType<typeof rowsOf>[number]) => ({
    id,
    text,
    cells: columns.map((column) => ({
      ...cellOf(id, column.id, column.kind === 'share'),
      column: column[language],
      isSum: column.kind === 'sum',
    })),
  });
  const rows = rowsOf(form);
  return {
    columns: columns.map(({ id, [language]: text, kind }) => ({ id, text, isSum: kind === 'sum' })),
    total: rows.filter(({ kind }) => kind === 'total').map(lineOf),
    groups: form.groups.map(({ id, [language]: text }) => ({
      text,
      rows: rows.filter((row) => row.kind === 'part' && row.group === id).map(lineOf),
    })),
  };
}

/** The named checks of a form, each with what does not agree, and one for all the sums of its groups. */
export function shownChecks(form: FigureForm, figures: Figures, language: LanguageCode, t: Translate) {
  const results = checksOf(form, figures);
  const write = (results: readonly CheckResult[]) =>
    results
      .filter(({ holds }) => !holds)
      .map(({ row, left, right }) => ({
        row: rowsOf(form).find(({ id }) => id === row)?.[language] ?? row,
        left: formatCount(left, language),
        right: formatCount(right, language),
      }));
  const named = form.checks.map(({ id, [language]: text }) => {
    const faults = write(results.filter((one) => one.id === id));
    return { text, holds: faults.length === 0, faults };
  });
  const sums = write(results.filter(({ id }) => id.includes('.')));
  return [...named, { text: t('figures:check.groups'), holds: sums.length === 0, faults: sums }];
}

const written = (value: number | null | undefined, language: LanguageCode): string =>
  value === undefined || value === null ? '–' : formatCount(value, language);

/** The figures of one row, in the order of the columns. */
export const rowTexts = (
  { form, figures, language }: Pick<Shown, 'form' | 'figures' | 'language'>,
  row: string,
) => columnsOf(form).map(({ id }) => written(figures[row]?.[id], language));

/** What of a form stands in the list of all forms: its sums and what is not told apart any further, of the total. */
export function headFigures({ form, figures, language }: Pick<Shown, 'form' | 'figures' | 'language'>) {
  const parts = columnsOf(form).flatMap((column) => (column.kind === 'sum' ? column.of : []));
  return columnsOf(form)
    .filter(({ id, kind }) => kind !== 'share' && !parts.includes(id))
    .map(({ id, [language]: text }) => ({ text, count: written(figures.total?.[id], language) }));
}

/** Whether what is carried over is what the report before left open; nothing where there was none. What came late makes it another. */
export function checkedBefore(
  carriedOver: number | null | undefined,
  left: number | undefined,
  { t, language }: { t: Translate; language: LanguageCode },
) {
  if (typeof carriedOver !== 'number' || left === undefined) return [];
  const holds = carriedOver === left;
  const fault = {
    row: t('figures:check.late'),
    left: formatCount(carriedOver, language),
    right: formatCount(left, language),
  };
  return [{ text: t('figures:check.before'), holds, faults: holds ? [] : [fault] }];
}
