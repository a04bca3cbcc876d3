import type { Response } from 'express';
import type { FigureForm } from '../../../domain/figures/form';
import type { Figures } from '../../../domain/figures/grid';
import type { Period } from '../../../domain/figures/period';
import { officeLanguage } from '../../../language/texts';
import { figuresPaper } from '../../../office/figures/papers/figuresPaper';
import { readPaperOffice } from '../../../office/papers/paperOffice';
import { tableDocx } from '../../../office/papers/tableDocx';
import { tablePdf } from '../../../office/papers/tablePdf';
import type { Services } from '../../../office/services';
import { announceFile, logExport } from '../exports/sendTable';
import { periodWithDays } from '../../../language/sentences/period';

export const paperFormats = ['docx', 'pdf'] as const;

interface PaperAsked {
  form: FigureForm;
  figures: Figures;
  period: Pick<Period, 'kind' | 'from' | 'to'>;
  format: (typeof paperFormats)[number];
  /** What the file is called besides. */
  of: string;
}

/** Sends a form as a paper, once the log of the office tells of it: in the language of the office, whoever asks. */
export async function sendPaper(
  res: Response,
  { cases, texts }: Pick<Services, 'cases' | 'texts'>,
  { form, figures, period, format, of }: PaperAsked,
): Promise<void> {
  const t = texts.translator(officeLanguage);
  const days = periodWithDays(period, t);
  const paper = figuresPaper({ form, figures, days }, { t, office: readPaperOffice() });
  const exported = { officeLog: cases.officeLog, list: 'figures', format, of } as const;
  await logExport(res, exported, paper.rows.length);
  const file = format === 'pdf' ? await tablePdf(paper) : await tableDocx(paper);
  announceFile(res, exported);
  res.send(file);
}
