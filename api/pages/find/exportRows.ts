import type { Visibility } from '../../../domain/access/policy';
import type { OfficePerson } from '../../../domain/access/nobodyLeft';
import { wordsFor } from '../../../language/appealWords';
import type { Names } from '../../../language/sentences/names';
import { subjectShown } from '../../../language/sentences/subjectShown';
import { word } from '../../../language/sentences/vocabulary';
import { waitingSentence } from '../../../language/sentences/waiting';
import type { Translate } from '../../../language/texts';
import { placeOf } from '../../../models/casePages';
import type { CaseFilter, CaseOrder, CaseRow, CaseViewStore } from '../../../models/caseViews';
import type { ExportTable } from '../../../office/exports/exportTable';
import { withPassedOn } from '../../../office/people/peopleToday';

const inPiece = 1_000;

/** Every row of a list, read piece by piece. */
export async function readAllRows(
  views: Pick<CaseViewStore, 'list'>,
  { visibility, filter, order }: { visibility: Visibility; filter: CaseFilter; order: CaseOrder },
): Promise<CaseRow[]> {
  const rows: CaseRow[] = [];
  for (;;) {
    const last = rows.at(-1);
    const page = last ? { after: placeOf(last, order), limit: inPiece } : { skip: 0, limit: inPiece };
    const some = await views.list(visibility, filter, order, page);
    rows.push(...some);
    if (some.length < inPiece) return rows;
  }
}

/** A list of cases as a file has it: what its page shows, in columns of their own. */
export function caseTable(
  rows: readonly CaseRow[],
  { t, nameOf, today }: { t: Translate; nameOf: Names; today: readonly OfficePerson[] },
): ExportTable {
  return {
    columns: [
      t('find:column.number'),
      t('exports:column.kind'),
      t('exports:column.receivedOn'),
      t('find:column.subject'),
      t('exports:column.organisation'),
      t('find:column.stage'),
      t('exports:column.waiting'),
      t('exports:column.dueOn'),
      t('exports:column.attention'),
    ],
    rows: rows.map((row) => {
      const words = wordsFor(row, t);
      return [
        row.number,
        word(t, 'kinds', row.kind),
        { day: row.receivedOn },
        subjectShown(row, t),
        row.organisation,
        row.outcome ? word(words, 'outcomes', row.outcome) : word(t, 'stages', row.stage),
        waitingSentence(words, withPassedOn(row, today).waiting, nameOf),
        row.due && { day: row.due.on },
        row.due && t(`find:attention.${row.attention}`),
      ];
    }),
  };
}
