import type { Response } from 'express';
import type { ExportedList } from '../../../domain/staff/entries';
import { plainLetters } from '../../../domain/text/plainLetters';
import type { OfficeLog } from '../../../models/officeLog';
import { csvTable, type ExportFormat, type ExportTable } from '../../../office/exports/exportTable';
import { xlsxTable } from '../../../office/exports/xlsxTable';
import { actorOf } from '../../../office/people/actorOf';
import { signedInAccount } from '../../frame/request';

/** Where the files of a page's table are: beside it, asked as the page was. */
export function exportLinks(path: string, address: string): Record<ExportFormat, string> {
  const asked = address.includes('?') ? address.slice(address.indexOf('?')) : '';
  return { csv: `${path}.csv${asked}`, xlsx: `${path}.xlsx${asked}` };
}

interface Exported {
  officeLog: Pick<OfficeLog, 'append'>;
  list: ExportedList;
  format: ExportFormat | 'pdf' | 'docx' | 'xes';
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

const contentTypes: Record<Exported['format'], string> = {
  pdf: 'application/pdf',
  xes: 'application/xml; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Says that a file follows, and what it is called: in plain letters, which every system keeps. */
export function announceFile(res: Response, { list, format, of = '' }: Exported): void {
  const name = plainLetters(`${res.locals.t(`exports:file.${list}`)} ${of}`);
  res.attachment(`${name}.${format}`).type(contentTypes[format]);
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
