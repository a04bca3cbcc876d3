import type { Request } from 'express';
import { z } from 'zod';

/** The file that a form sent; undefined when none was chosen. */
export function uploadedFile(req: Request): Buffer | undefined {
  const { files } = req;
  const file = Array.isArray(files) ? files.find(({ fieldname }) => fieldname === 'file') : undefined;
  // A form without a chosen file sends one without name and content; an empty file has its name.
  return file && (file.originalname !== '' || file.size > 0) ? file.buffer : undefined;
}

const sheetForm = z.object({ sheet: z.string().trim().max(100).optional() });

/** Which sheet of a workbook a form asks for; undefined where it leaves that to the file. */
export const sentSheet = ({ body }: Request): string | undefined =>
  sheetForm.safeParse(body).data?.sheet || undefined;

const rowNumber = z.coerce.number().int();
const answersForm = z.object({ rows: z.union([rowNumber.transform((row) => [row]), z.array(rowNumber)]) });

/** The rows that a form names. */
export const sentRows = ({ body }: Request): number[] => answersForm.safeParse(body).data?.rows ?? [];
