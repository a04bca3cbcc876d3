import type { fileEvents } from '../../../domain/case/events/files';
import { typeOfMedia } from '../../../domain/files/types';
import { formatFileSize } from '../../fileSize';
import { formatDate } from '../../dates';
import { wordInside } from '../vocabulary';
import type { Renderers } from './renderer';

/** What a file is called stands sealed: its sentence says what kind of document it is, and how large. */
export const files: Renderers<typeof fileEvents> = {
  fileTakenIn: ({ kind, type, size }, { t }) => ({
    key: 'fileTakenIn',
    params: {
      kind: wordInside(t, 'fileKinds', kind),
      format: (typeOfMedia(type) ?? type).toUpperCase(),
      size: formatFileSize(size),
    },
  }),
  fileCut: ({ boxes, sheets, replaces, reason }) => ({
    key: replaces === undefined ? 'fileCut' : 'fileCutAgain',
    params: { boxes, sheets },
    detail: reason,
  }),
  originalHandedOver: ({ on }) => ({ key: 'originalHandedOver', params: { on: formatDate(on) } }),
};
