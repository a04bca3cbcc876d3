import { formatDate } from '../../language/dates';
import type { Names } from '../../language/sentences/names';
import { wordInside } from '../../language/sentences/vocabulary';
import type { Translate } from '../../language/texts';
import { type PaperPage, placeLine } from '../papers/layout';
import type { PaperOffice } from '../papers/paperOffice';
import type { Block } from '../papers/paperText';
import type { DestroyedFile } from './destroyedFiles';

interface Writing {
  t: Translate;
  office: PaperOffice;
  nameOf: Names;
  /** The day on which the files were destroyed, ISO. */
  on: string;
}

const paragraph = (text: string, bold = false): Block => ({ kind: 'paragraph', runs: [{ text, bold }] });

/** The record of what was destroyed on a day, to be signed: each file by its number, why its time was over, who proposed and who decided. */
export function recordPage(files: readonly DestroyedFile[], { t, office, nameOf, on }: Writing): PaperPage {
  return {
    text: {
      title: t('keeping:record.title'),
      about: t('keeping:record.about'),
      signature: { onBehalf: '', post: t('keeping:record.signature'), name: '' },
      besides: { onBehalf: '', post: t('keeping:record.witness'), name: '' },
      copies: [t('keeping:record.copy')],
      blocks: [
        paragraph(t('keeping:record.lead', { on: formatDate(on), count: files.length })),
        ...files.map(({ number, keptAs, closedOn, until, proposedBy, by }, i) =>
          paragraph(
            t('keeping:record.line', {
              place: i + 1,
              number,
              kind: wordInside(t, 'keepingKinds', keptAs),
              closedOn: formatDate(closedOn),
              until: formatDate(until),
              proposedBy: nameOf(proposedBy),
              by: nameOf(by),
            }),
          ),
        ),
        paragraph(t('keeping:record.how')),
      ],
    },
    office,
    issuer: 'commission',
    numberLine: '',
    placeLine: placeLine(office.place, on),
  };
}
