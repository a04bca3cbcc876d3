import type { fileEvents } from '../events/files';
import type { Evolvers } from './evolver';

export const evolveFiles: Evolvers<typeof fileEvents> = {
  fileTakenIn: ({ files = [] }, data, { seq, at, by, commandId }) => ({
    files: [...files, { ...data, number: files.length + 1, seq, at, by, commandId }],
  }),
  originalHandedOver: ({ files = [] }, { file, ...given }, { seq, at, by }) => ({
    files: files.map((one) =>
      one.file === file ? { ...one, handOvers: [...(one.handOvers ?? []), { ...given, seq, at, by }] } : one,
    ),
  }),
};
