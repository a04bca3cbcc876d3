import type { Request } from 'express';

/** The file that a form sent; undefined when none was chosen. */
export function uploadedFile(req: Request): Buffer | undefined {
  const { files } = req;
  const file = Array.isArray(files) ? files.find(({ fieldname }) => fieldname === 'file') : undefined;
  // A form without a chosen file sends one without name and content; an empty file has its name.
  return file && (file.originalname !== '' || file.size > 0) ? file.buffer : undefined;
}
