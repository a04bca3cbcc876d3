import type { CaseStores } from '../../../models/caseStores';
import { findOriginal } from '../../../office/files/askedFile';
import { NoCopyError } from '../../../office/files/copies/besideThread';
import { countSheets, howSheeted } from '../../../office/files/copies/sheets';
import type { SeenFile } from '../../../office/files/listed';
import { filePath } from './paths';

/** The sheet of a PDF that its page shows, with the way to the others. */
export interface SheetShown {
  sheet: number;
  count: number;
  src: string;
  previous?: string | undefined;
  next?: string | undefined;
}

/** What a page shows of a PDF: one sheet of it as a picture; undefined where it is none, may not be opened, or cannot be drawn. */
export async function sheetsShown(
  caseId: string,
  seen: SeenFile,
  asked: number | undefined,
  stores: Pick<CaseStores, 'files'>,
): Promise<SheetShown | undefined> {
  const of = howSheeted(seen.file);
  if (of !== 'pdf' || !seen.mayOpen) return undefined;
  const opened = await findOriginal(caseId, seen, stores);
  if (!opened) return undefined;
  const count = await countSheets(of, opened.content).catch((error: unknown) => {
    if (error instanceof NoCopyError) return 0;
    throw error;
  });
  if (count === 0) return undefined;
  const sheet = Math.min(asked ?? 1, count);
  const path = filePath(caseId, seen.file.file);
  const link = (n: number) => (n >= 1 && n <= count ? `${path}?sheet=${n}#sheets` : undefined);
  return {
    sheet,
    count,
    src: `${path}/sheets/${sheet}`,
    previous: link(sheet - 1),
    next: link(sheet + 1),
  };
}
