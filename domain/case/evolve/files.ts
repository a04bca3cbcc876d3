import type { fileEvents } from '../events/files';
import type { Evolvers } from './evolver';

export const evolveFiles: Evolvers<typeof fileEvents> = {
  fileTakenIn: ({ files = [] }, data, { seq, at, by, commandId }) => ({
    files: [...files, { ...data, number: files.length + 1, seq, at, by, commandId }],
  }),
  // Something may have been left in the copy before: it is as guarded as the original from now on.
  fileCut: ({ files = [] }, { file, copy, boxes, sheets, replaces, reason }) => ({
    files: files.map((one) => {
      if (one.file === copy) return { ...one, cutFrom: { file, boxes, sheets, reason } };
      return one.file === replaces ? { ...one, guarded: true as const, replacedBy: copy } : one;
    }),
  }),
  originalHandedOver: ({ files = [] }, { file, ...given }, { seq, at, by }) => ({
    files: files.map((one) =>
      one.file === file ? { ...one, handOvers: [...(one.handOvers ?? []), { ...given, seq, at, by }] } : one,
    ),
  }),
};
