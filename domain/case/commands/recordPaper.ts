import { z } from 'zod';
import type { Giver } from '../../access/policy';
import { paperKinds } from '../../papers/kinds';
import { type Happening, happened } from '../events/event';
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
    if (papers.some(({ kind, of }) => kind === input.kind && of === input.of)) return refuse('paperThere');
    return input.of > seq ? refuse('noSuchEvent', { field: 'of' }) : [happened('paperIssued', input)];
  },
};
