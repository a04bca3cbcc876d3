import type { Request } from 'express';

/** A register of the longest kind that is taken is far below this; the web server refuses larger uploads itself. */
export const maximumFileBytes = 20 * 1024 * 1024;

/** The file that a form sent; undefined when none was chosen. */
export function uploadedFile(req: Request): Buffer | undefined {
  const { files } = req;
  const file = Array.isArray(files) ? files.find(({ fieldname }) => fieldname === 'file') : undefined;
  // A form without a chosen file sends one without name and content; an empty file has its name.
  return file && (file.originalname !== '' || file.size > 0) ? file.buffer : undefined;
}
