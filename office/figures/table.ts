import { columnsOf, type FigureForm, rowsOf } from '../../domain/figures/form';
import type { Figures } from '../../domain/figures/grid';
import type { LanguageCode } from '../../domain/text/languages';
import type { Translate } from '../../language/texts';
import type { ExportTable } from '../exports/exportTable';

/** By what a file says of which form it is: its id and version, and the period. */
export const codeOf = ({ id, version }: Pick<FigureForm, 'id' | 'version'>, period: string): string =>
  `${id}/${version}/${period}`;

/**
 * A form as a table for a file: under the names of the columns stand their codes, and before each row its own, so that an office that
 * gathers reports can take it in again.
 */
export function figureTable(
  { form, figures, period }: { form: FigureForm; figures: Figures; period: string },
  { t, language }: { t: Translate; language: LanguageCode },
): ExportTable {
  const columns = columnsOf(form);
  return {
    columns: [t('figures:table.code'), t('figures:table.row'), ...columns.map((column) => column[language])],
    rows: [
      [codeOf(form, period), '', ...columns.map(({ id }) => id)],
      ...rowsOf(form).map((row) => [
        row.id,
        row[language],
        ...columns.map(({ id }) => {
          const value = figures[row.id]?.[id];
          return value === undefined || value === null ? undefined : { number: value };
        }),
      ]),
    ],
  };
}
