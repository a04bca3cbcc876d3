import { z } from 'zod';
import { fileKeepers } from '../../access/files';
import { localDate } from '../../calendar/officeDays';
import { findFile } from '../../files/caseFile';
import { fileKinds, namesReporter } from '../../files/kinds';
import { sealedWords } from '../../files/sealedWords';
import type { Context } from '../context';
import { type Happening, happened } from '../events/event';
import { type Refusal, refuse } from '../refusal';
import type { CaseState } from '../state';

/** So many files come with one act. */
export const mostFilesAtOnce = 20;

/** A file as it arrived: what becomes part of the case vouches for it. */
export const arrivedFile = () =>
  z.object({
    file: z.uuid(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    /** In bytes. */
    size: z.number().int().positive(),
    type: z.string().max(100),
    /** What the scanner said of it; absent: it was not checked. */
    checked: z.literal('clean').optional(),
    words: sealedWords(),
  });

let schema: ReturnType<typeof build> | undefined;
const build = () =>
  z.object({
    kind: z.enum(fileKinds),
    /** The day of the document. */
    on: z.iso.date().optional(),
    pages: z.number().int().min(1).max(100_000).optional(),
    /** The earlier act to which they belong, by the number of its event. */
    of: z.number().int().positive().optional(),
    /** It can give the reporter away. */
    guarded: z.literal(true).optional(),
    files: z.array(arrivedFile()).min(1).max(mostFilesAtOnce),
  });
export type TakeInFilesInput = z.infer<ReturnType<typeof build>>;

/** Files become part of a case: what arrived is vouched for by its hash in the chain, what could name somebody is sealed. */
export const takeInFiles = {
  type: 'takeInFiles',
  citation: 'procedure §3',
  givenBy: fileKeepers,
  input: () => (schema ??= build()),
  decide: (state: CaseState, input: TakeInFilesInput, ctx: Context): Happening[] | Refusal => {
    const { files, kind, guarded, ...about } = input;
    if (about.on !== undefined && about.on > localDate(ctx.calendar, ctx.now))
      return refuse('dateInFuture', { field: 'on' });
    if (about.of !== undefined && about.of > state.seq) return refuse('noSuchEvent', { field: 'of' });
    const ids = files.map(({ file }) => file);
    if (new Set(ids).size < ids.length || ids.some((id) => findFile(state, id))) return refuse('fileThere');
    const isGuarded = guarded === true || namesReporter(kind);
    return files.map((file) =>
      happened('fileTakenIn', { ...file, ...about, kind, ...(isGuarded && { guarded: true }) }),
    );
  },
};
