import type { CaseState } from '../case/state';

/**
 * Whether what a case shows of a letter was cut by the program alone: the letter came in with a register, and nobody who keeps the identity
 * has read it since and made a working copy. Of a report about a citizen nothing is shown that could be cut.
 */
export const awaitsWorkingCopy = ({
  registration: { backlog, reporter, subject },
  workingCopies,
  stage,
}: Pick<CaseState, 'registration' | 'workingCopies' | 'stage'>): boolean =>
  backlog !== undefined &&
  reporter.ref !== undefined &&
  subject.kind !== 'privateCitizen' &&
  workingCopies === undefined &&
  stage !== 'closed';
