import type { Response } from 'express';
import type { ExportedList } from '../../../domain/staff/entries';
import type { OfficeLog } from '../../../models/officeLog';
import { csvTable, type ExportFormat, type ExportTable } from '../../../office/exports/exportTable';
import { xlsxTable } from '../../../office/exports/xlsxTable';
import { actorOf } from '../../../office/people/actorOf';
import { type Ending, keepWritten } from '../../frame/keepAs';
import { signedInAccount } from '../../frame/request';

/** Where the files of a page's table are: beside it, asked as the page was. */
export function exportLinks(path: string, address: string): Record<ExportFormat, string> {
  const asked = address.includes('?') ? address.slice(address.indexOf('?')) : '';
  return { csv: `${path}.csv${asked}`, xlsx: `${path}.xlsx${asked}` };
}

interface Exported {
  officeLog: Pick<OfficeLog, 'append'>;
  list: ExportedList;
  format: Extract<Ending, ExportFormat | 'pdf' | 'docx' | 'xes'>;
  /** What the file is called besides the list, such as which register. */
  of?: string | undefined;
}

/** Writes down that a list leaves the office. It does not leave where that cannot be written. */
export async function logExport(
  res: Response,
  { officeLog, list, format }: Exported,
  count: number,
): Promise<void> {
  await officeLog.append({
    by: actorOf(signedInAccount(res)).id,
    type: 'listExported',
    data: { list, format, count },
  });
}

/** Says that a list follows as a file, and what it is called. */
export function announceFile(res: Response, { list, format, of = '' }: Exported): void {
  keepWritten(res, `${res.locals.t(`exports:file.${list}`)} ${of}`, format);
}

/** Sends a list as a file, once the log of the office tells of it. */
export async function sendTable(
  res: Response,
  exported: Exported & { format: ExportFormat },
  table: ExportTable,
): Promise<void> {
  await logExport(res, exported, table.rows.length);
  const sheet = res.locals.t(`exports:file.${exported.list}`);
  const file = exported.format === 'csv' ? csvTable(table) : await xlsxTable(sheet, table);
  announceFile(res, exported);
  res.send(file);
}
