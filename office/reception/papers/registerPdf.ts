import type { Translate } from '../../../language/texts';
import type { PaperOffice } from '../../papers/paperOffice';
import { tablePdf } from '../../papers/tablePdf';
import { type RegisterColumn, registerColumns, type RegisterLine } from '../registerLines';

/** How wide the columns are, in shares of the page. */
const shares: Record<RegisterColumn, number> = {
  turn: 3, on: 7, who: 13, id: 8, content: 18, kind: 7, people: 5, settledBy: 9, own: 5, guidedTo: 10, inCharge: 10, result: 12, note: 9,
}; // prettier-ignore

interface Writing {
  t: Translate;
  office: PaperOffice;
  about: string;
}

/** The register of form 03/TCD on lying pages. */
export const registerPdf = (lines: readonly RegisterLine[], { t, office, about }: Writing): Promise<Buffer> =>
  tablePdf({
    title: t('reception:paperText.registerTitle'),
    about,
    columns: registerColumns.map((column) => ({
      title: t(`reception:column.${column}`),
      share: shares[column],
    })),
    rows: lines.map((line) => registerColumns.map((column) => line[column])),
    office,
  });
