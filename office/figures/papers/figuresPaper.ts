import { columnsOf, type FigureForm, rowsOf } from '../../../domain/figures/form';
import type { Figures } from '../../../domain/figures/grid';
import { formatCount } from '../../../language/amounts';
import { officeLanguage } from '../../../language/texts';
import type { Translate } from '../../../language/texts';
import type { PaperOffice } from '../../papers/paperOffice';
import type { PrintedTable } from '../../papers/tablePdf';

/** How wide the names of the rows and a figure are, in shares of the page. */
const shares = { row: 22, figure: 7 };

/** A form as it is printed: in the language of the office, its groups under their headings. */
export function figuresPaper(
  { form, figures, days }: { form: FigureForm; figures: Figures; days: string },
  { t, office }: { t: Translate; office: PaperOffice },
): PrintedTable {
  const columns = columnsOf(form);
  const write = (value: number | null | undefined) =>
    value === undefined || value === null ? '' : formatCount(value, officeLanguage);
  const lineOf = ({ id, [officeLanguage]: text }: ReturnType<typeof rowsOf>[number]) => [
    text,
    ...columns.map((column) => write(figures[id]?.[column.id])),
  ];
  const rows = rowsOf(form);
  return {
    title: form.title[officeLanguage],
    about: days,
    columns: [
      { title: t('figures:table.row'), share: shares.row },
      ...columns.map((column) => ({ title: column[officeLanguage], share: shares.figure, isNumber: true })),
    ],
    rows: [
      ...rows.filter(({ kind }) => kind === 'total').map(lineOf),
      ...form.groups.flatMap((group) => [
        [group[officeLanguage]],
        ...rows.filter((row) => row.kind === 'part' && row.group === group.id).map(lineOf),
      ]),
    ],
    notes: [...(form.notes ?? []).map((note) => note[officeLanguage]), form.citation],
    office,
  };
}
