import { z } from 'zod';
import { mayMakeWorkingCopy } from '../../../access/identity';
import type { Context } from '../../context';
import { type Happening, happened } from '../../events/event';
import { type Refusal, refuse } from '../../refusal';
import type { CaseState } from '../../state';

let schema: ReturnType<typeof build> | undefined;
const build = () => z.object({ copy: z.uuid(), sha256: z.string().regex(/^[0-9a-f]{64}$/) });
export type MakeWorkingCopyInput = z.infer<ReturnType<typeof build>>;

/** The letter without what gives its writer away becomes what the case is worked on with; its text lies sealed beside the case. */
export const makeWorkingCopy = {
  type: 'makeWorkingCopy',
  citation: 'Luật Tố cáo art. 56; procedure §7',
  givenBy: ['custodian', 'intakeOfficer', 'caseTeam'],
  input: () => (schema ??= build()),
  decide: (state: CaseState, input: MakeWorkingCopyInput, { actor, now }: Context): Happening[] | Refusal =>
    mayMakeWorkingCopy(actor, state, now) ? [happened('workingCopyMade', input)] : refuse('identityNotOpen'),
} as const;
