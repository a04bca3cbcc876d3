import { z } from 'zod';
import type { Giver } from '../../../access/policy';
import { findFile } from '../../../files/caseFile';
import { fileParts, leakKinds } from '../../../publications/vocabulary';
import { type Happening, happened } from '../../events/event';
import { type Refusal, refuse } from '../../refusal';
import type { CaseState } from '../../state';

/** So much is told of one file: whoever mends that has it checked again. */
export const mostLeaks = 200;

const sha256 = () => z.string().regex(/^[0-9a-f]{64}$/);
let schema: ReturnType<typeof build> | undefined;
const build = () =>
  z.object({
    paper: z.object({ of: z.number().int().positive(), turn: z.number().int().min(1).max(99) }).optional(),
    file: z.uuid().optional(),
    hashes: z.array(sha256()).max(2),
    leaks: z
      .array(
        z.object({
          kind: z.enum(leakKinds),
          part: z.enum(fileParts),
          page: z.number().int().positive().optional(),
          paragraph: z.number().int().positive().optional(),
          item: z.string().max(100).optional(),
        }),
      )
      .max(mostLeaks),
  });
export type RecordPublicCheckInput = z.infer<ReturnType<typeof build>>;

/** The hashes of what is to go out, as the case has them; undefined where it has no such paper of its approved text, or no such file. */
function findHashes(state: CaseState, { paper, file }: RecordPublicCheckInput): string[] | undefined {
  if (paper) {
    const issued = (state.papers ?? []).find(
      ({ kind, of, turn = 1 }) => kind === 'publicText' && of === paper.of && turn === paper.turn,
    );
    return issued && paper.of === state.publication?.approval ? [issued.docx, issued.pdf] : undefined;
  }
  if (file === undefined) return [];
  const found = findFile(state, file);
  return found && !found.guarded ? [found.sha256] : undefined;
}

/**
 * What is to go out was read back, and what was found in it goes into the history by its place: the check holds for these very bytes. Without a
 * paper or a file it is the approved text itself.
 */
export const recordPublicCheck = {
  type: 'recordPublicCheck',
  citation: 'Luật Tố cáo art. 40; procedure §7',
  givenBy: ['publisher', 'areaOfficer', 'departmentHead', 'viceChair', 'chair'] as readonly Giver[],
  input: () => (schema ??= build()),
  decide: (state: CaseState, input: RecordPublicCheckInput): Happening[] | Refusal => {
    if (state.stage !== 'publication') return refuse('notInThisStage', { params: { stage: state.stage } });
    if (!state.publication) return refuse('approveFirst');
    const known = findHashes(state, input);
    if (!known) return refuse('nothingToCheck');
    const isSame = known.length === input.hashes.length && known.every((hash) => input.hashes.includes(hash));
    return isSame ? [happened('publicTextChecked', input)] : refuse('nothingToCheck');
  },
};
