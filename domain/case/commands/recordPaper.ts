import { z } from 'zod';
import type { Giver } from '../../access/policy';
import { paperKinds } from '../../papers/kinds';
import { timesIssued } from '../../papers/papers';
import { type Happening, happened } from '../events/event';
import { paragraph } from '../fields';
import { type Refusal, refuse } from '../refusal';
import type { CaseState } from '../state';

const sha256 = () => z.string().regex(/^[0-9a-f]{64}$/);
let schema: ReturnType<typeof build> | undefined;
const build = () =>
  z.object({
    kind: z.enum(paperKinds),
    /** The event that it was written from. */
    of: z.number().int().positive(),
    number: z.string().max(80).optional(),
    docx: sha256(),
    pdf: sha256(),
    /** Which it is of the papers of this kind from this event; absent: the first. */
    turn: z.number().int().min(2).max(99).optional(),
    /** The paper in whose place it comes, as it is named there, and why. */
    replaces: z.object({ number: z.string().max(80).optional(), on: z.iso.date() }).optional(),
    reason: paragraph(2000).optional(),
    /** Its text was put right before it was issued. */
    corrected: z.literal(true).optional(),
  });
export type RecordPaperInput = z.infer<ReturnType<typeof build>>;

/** A paper was written, numbered and kept: its hashes go into the chain, so that what is handed out can be checked. */
export const recordPaper = {
  type: 'recordPaper',
  citation: 'procedure §3',
  givenBy: [
    'intakeOfficer', 'areaOfficer', 'caseTeam', 'departmentHead', 'commissioner', 'viceChair', 'chair', 'standingCommittee',
    'publisher',
  ] as readonly Giver[], // prettier-ignore
  input: () => (schema ??= build()),
  decide: ({ papers = [], seq }: CaseState, input: RecordPaperInput): Happening[] | Refusal => {
    const { turn = 1, replaces, reason } = input;
    if (timesIssued(papers, input.of, input.kind) !== turn - 1) return refuse('paperThere');
    if (turn > 1 && (!replaces || reason === undefined))
      return refuse('replacementUnexplained', { field: 'reason' });
    return input.of > seq ? refuse('noSuchEvent', { field: 'of' }) : [happened('paperIssued', input)];
  },
};
