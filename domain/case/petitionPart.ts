import { registrarOf } from '../access/policy';
import type { RegisterInput } from './commands/register';
import { followingFrom } from './conflicts';
import type { EventData } from './events/event';
import type { CaseState } from './state';

/** Under which reference the vault keeps the reporter of a case. */
export const reporterRefOf = (caseId: string): string => `p-${caseId}`;

/**
 * The registration of a part of a mixed petition: the same letter, received the same day, with what it says of this matter.
 * Its reporter's identity is kept apart, under the key of the new case.
 * @param number the part's own number in the register
 */
export function registrationOfPart(
  state: CaseState,
  { into, allegationIds, newKind }: EventData<'petitionSplit'>,
  number: string,
): RegisterInput {
  const { caseId, number: petition, registration, conflicts } = state;
  const { source, receivedOn, reporter, checkable, subject, allegations } = registration;
  const { standing, ref } = reporter;
  return {
    number,
    kind: newKind,
    source,
    receivedOn,
    reporter: ref === undefined ? { standing } : { standing, ref: reporterRefOf(into) },
    checkable,
    subject,
    allegations: allegations
      .filter(({ id }) => allegationIds.includes(id))
      .map(({ summary, code, endedOn }) => ({ summary, code, endedOn })),
    splitFrom: {
      caseId,
      number: petition,
      // Whoever parted the petition learns of its reporter no more than before.
      registrar: registrarOf(state),
      ...(conflicts.length > 0 && { conflicts: followingFrom(state) }),
    },
  };
}
