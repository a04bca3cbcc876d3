import { z } from 'zod';
import { openIdentityFields } from '../../../access/identity';
import { findCopyOf, findFile } from '../../../files/caseFile';
import { mostBoxes } from '../../../workingCopy/boxes';
import { whyNoReason } from '../../checks';
import type { Context } from '../../context';
import { type Happening, happened } from '../../events/event';
import { paragraph } from '../../fields';
import { type Refusal, refuse } from '../../refusal';
import type { CaseState } from '../../state';
import { arrivedFile } from '../takeInFiles';

let schema: ReturnType<typeof build> | undefined;
const build = () =>
  z.object({
    /** Of which file of the case the copy was made. */
    file: z.uuid(),
    copy: arrivedFile(),
    /** How many black boxes it has; never where, nor what was under them. */
    boxes: z.number().int().min(0).max(mostBoxes),
    sheets: z.number().int().positive(),
    /** Why it comes in the place of the copy before. */
    reason: paragraph(1000).optional(),
  });
export type CutFileInput = z.infer<ReturnType<typeof build>>;

/** A copy of a file that can give the reporter away, with that painted over, becomes what the case is worked on with; the original stays guarded. */
export const cutFile = {
  type: 'cutFile',
  citation: 'Luật Tố cáo art. 56; procedure §7',
  givenBy: ['custodian', 'intakeOfficer', 'caseTeam'],
  input: () => (schema ??= build()),
  decide: (state: CaseState, input: CutFileInput, { actor, now }: Context): Happening[] | Refusal => {
    const { file, copy, boxes, sheets, reason } = input;
    if (!openIdentityFields(actor, state, now).includes('files')) return refuse('identityNotOpen');
    const original = findFile(state, file);
    if (!original?.guarded || original.cutFrom) return refuse('noSuchFile', { field: 'file' });
    if (findFile(state, copy.file)) return refuse('fileThere');
    const before = findCopyOf(state, file);
    const short = before && whyNoReason('reason', reason ?? '');
    if (short) return short;
    const { kind, on, of } = original;
    return [
      happened('fileTakenIn', { ...copy, kind, ...(on && { on }), ...(of && { of }) }),
      happened('fileCut', {
        file,
        copy: copy.file,
        sha256: copy.sha256,
        boxes,
        sheets,
        ...(before && { replaces: before.file, reason }),
      }),
    ];
  },
} as const;
