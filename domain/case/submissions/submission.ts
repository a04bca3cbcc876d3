import type { Role } from '../../access/roles';
import type { SteppedAct } from '../../procedure/steps';
import type { CaseState, Submission } from '../state';

/** Where a submission is: with who appraises it, with who approves it, or back with who has prepared it. */
export type Standing = 'appraisal' | 'approval' | 'mending';

export const standingOf = ({ returned, appraised, appraisedBy }: Submission): Standing => {
  if (returned) return 'mending';
  return appraisedBy && !appraised ? 'appraisal' : 'approval';
};

/** The roles whose turn it is; of what was returned it is its author's. */
export function decidersOf(one: Submission): readonly Role[] {
  switch (standingOf(one)) {
    case 'appraisal':
      return one.appraisedBy ?? [];
    case 'approval':
      return one.approvedBy;
    case 'mending':
      return [];
  }
}

export const submissionsIn = ({ submissions = [] }: Pick<CaseState, 'submissions'>): readonly Submission[] =>
  submissions;

/** The roles whose turn it is on what stands there; undefined where nothing does. */
export function decidersIn(
  state: Pick<CaseState, 'submissions'>,
  standings: readonly Standing[],
): Role[] | undefined {
  const here = submissionsIn(state).filter((one) => standings.includes(standingOf(one)));
  return here.length > 0 ? [...new Set(here.flatMap(decidersOf))] : undefined;
}

export const findSubmission = (state: Pick<CaseState, 'submissions'>, id: number): Submission | undefined =>
  submissionsIn(state).find((one) => one.id === id);

/** Of these there can be several under way at a time: they move the case nowhere. */
const beside: readonly SteppedAct[] = [
  'requestInformation',
  'guidePart',
  'restoreName',
  'apologise',
  'refuseApology',
];

export const movesCase = (act: SteppedAct): boolean => !beside.includes(act);

/** The fields of an act's form that are left open until it is signed. */
export const openUntilSigned = (act: SteppedAct): readonly string[] => {
  const signed = signedFields[act];
  return ['lateReason', ...(signed ? [signed.on, ...signed.numbers] : [])];
};

/** What of its input comes with the signature, and under which names the act has it. */
export const signedFields: Partial<
  Record<SteppedAct, { on: string; numbers: readonly ('number' | 'decisionNumber')[] }>
> = {
  signDecision: { on: 'signedOn', numbers: ['number'] },
  conclude: { on: 'on', numbers: ['number'] },
  concludeWithDiscipline: { on: 'on', numbers: ['number', 'decisionNumber'] },
};
