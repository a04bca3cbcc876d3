import { z } from 'zod';
import { fileKeepers } from '../../access/files';
import { localDate } from '../../calendar/officeDays';
import { findFile } from '../../files/caseFile';
import { sealedWords } from '../../files/sealedWords';
import type { Context } from '../context';
import { type Happening, happened } from '../events/event';
import { type Refusal, refuse } from '../refusal';
import type { CaseState } from '../state';

let schema: ReturnType<typeof build> | undefined;
const build = () => z.object({ file: z.uuid(), on: z.iso.date(), words: sealedWords() });
export type HandOverOriginalInput = z.infer<ReturnType<typeof build>>;

/** The original of a file was given on: to whom, and where it lies from now on. */
export const handOverOriginal = {
  type: 'handOverOriginal',
  citation: 'procedure §3',
  givenBy: fileKeepers,
  input: () => (schema ??= build()),
  decide: (state: CaseState, input: HandOverOriginalInput, ctx: Context): Happening[] | Refusal => {
    if (!findFile(state, input.file)) return refuse('noSuchFile', { field: 'file' });
    return input.on > localDate(ctx.calendar, ctx.now)
      ? refuse('dateInFuture', { field: 'on' })
      : [happened('originalHandedOver', input)];
  },
};
