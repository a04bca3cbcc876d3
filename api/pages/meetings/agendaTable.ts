import type { Actor } from '../../../domain/access/policy';
import type { Translate } from '../../../language/texts';
import type { Meeting } from '../../../models/meetings';
import { readAgendaRows, readItems } from '../../../office/meetings/agenda';
import { itemLines } from '../../../office/meetings/itemLines';
import type { ExportTable } from '../../../office/exports/exportTable';
import type { Services } from '../../../office/services';

/** The whole agenda of a meeting as a file has it: the cases that the reader may see, and what each has come to. */
export async function agendaTable(
  reader: Pick<Services, 'cases'> & { actor: Actor },
  meeting: Meeting,
  t: Translate,
): Promise<ExportTable> {
  const rows = await readAgendaRows(reader, meeting);
  const items = await readItems(reader, meeting, rows);
  const itemOf = new Map(items.map((item) => [item.state.caseId, item]));
  const shown = rows.flatMap((row) => {
    const item = itemOf.get(row.caseId);
    return item ? [{ row, lines: itemLines(t, item) }] : [];
  });
  return {
    columns: [
      t('exports:column.place'),
      t('find:column.number'),
      t('exports:column.receivedOn'),
      t('find:column.subject'),
      t('exports:column.organisation'),
      t('exports:column.came'),
    ],
    rows: shown.map(({ row, lines }, i) => [
      String(i + 1),
      row.number,
      { day: row.receivedOn },
      row.subjectName,
      row.organisation,
      lines.join('\n'),
    ]),
  };
}
