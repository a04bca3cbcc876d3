import { z } from 'zod';
import { findReadingGrant, hasSealedReporter, openIdentityFields } from '../../../access/identity';
import type { Context } from '../../context';
import { type Happening, happened } from '../../events/event';
import { identityParts } from '../../fields';
import { type Refusal, refuse } from '../../refusal';
import type { CaseState } from '../../state';

let schema: ReturnType<typeof build> | undefined;
const build = () =>
  z.object({
    fields: identityParts(),
    /** Under a grant it is the reason of its request. */
    reason: z.string().trim().max(1000),
    file: z.uuid().optional(),
  });
export type ReadIdentityInput = z.infer<ReturnType<typeof build>>;

/** Somebody reads what is sealed of the reporter: the case tells of it before it is shown. */
export const readIdentity = {
  type: 'readIdentity',
  citation: 'Luật Tố cáo art. 56; procedure §7',
  givenBy: ['custodian', 'intakeOfficer', 'caseTeam'],
  input: () => (schema ??= build()),
  decide: (state: CaseState, input: ReadIdentityInput, { actor, now }: Context): Happening[] | Refusal => {
    if (!hasSealedReporter(state)) return refuse('nothingSealed');
    const open = openIdentityFields(actor, state, now);
    if (input.fields.some((field) => !open.includes(field)))
      return refuse('identityNotOpen', { field: 'fields' });
    const grant = findReadingGrant(actor, state, now);
    const { reason, ...read } = input;
    return [
      happened('identityRead', {
        ...read,
        reason: grant?.reason ?? reason,
        ...(grant && { request: grant.request }),
      }),
    ];
  },
} as const;
