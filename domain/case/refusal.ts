/** Why a command is refused. `forbidden`: not for this person; `conflict`: not now; `invalid`: not with this input. */
export const refusalReasons = {
  notYourRole: 'forbidden',
  conflictOfInterest: 'forbidden',
  notRegistered: 'conflict',
  alreadyRegistered: 'conflict',
  notInThisStage: 'conflict',
  colleagueWasFaster: 'conflict',
  classifyFirst: 'conflict',
  reporterNotNamed: 'conflict',
  nothingCheckable: 'conflict',
  proposeFirst: 'conflict',
  formTeamFirst: 'conflict',
  announceFirst: 'conflict',
  explanationFirst: 'conflict',
  findingsMissing: 'conflict',
  noOpenRequest: 'conflict',
  hearFirst: 'conflict',
  voteFirst: 'conflict',
  concludeFirst: 'conflict',
  alreadyConcluded: 'conflict',
  noDisciplineDue: 'conflict',
  nothingAdopted: 'conflict',
  proposedUpward: 'conflict',
  notProposed: 'conflict',
  approveFirst: 'conflict',
  alreadyPublished: 'conflict',
  publishFirst: 'conflict',
  noticesOwed: 'conflict',
  recommendationsOpen: 'conflict',
  noOpenRecommendation: 'conflict',
  alreadyPaused: 'conflict',
  notPaused: 'conflict',
  noClockToExtend: 'conflict',
  extensionUsed: 'conflict',
  extensionTooLate: 'conflict',
  nothingOwed: 'conflict',
  nothingEscalated: 'conflict',
  chairMustDecide: 'conflict',
  noLeaveNeeded: 'conflict',
  notForwarded: 'conflict',
  protectionPending: 'conflict',
  noProtectionRequested: 'conflict',
  transferPending: 'conflict',
  noOpenTransfer: 'conflict',
  noSuspensionHere: 'conflict',
  alreadySuspended: 'conflict',
  notSuspended: 'conflict',
  noRestorationOwed: 'conflict',
  restorationOpen: 'conflict',
  suspensionTooLong: 'invalid',
  dateBeforeTransfer: 'invalid',
  memberHasConflict: 'invalid',
  leaderAmongMembers: 'invalid',
  dateInFuture: 'invalid',
  dateBeforeReceipt: 'invalid',
  periodReversed: 'invalid',
  extensionTooLong: 'invalid',
  mergedWithItself: 'invalid',
  unknownAllegation: 'invalid',
  unknownRequest: 'invalid',
  unknownRecommendation: 'invalid',
  nothingUpheld: 'invalid',
  absenceExcused: 'invalid',
  morePresentThanMembers: 'invalid',
  moreVotesThanPresent: 'invalid',
  formNotForSubject: 'invalid',
  notTheAdoptedForm: 'invalid',
  outOfTime: 'invalid',
  beyondPower: 'invalid',
  withinOwnPower: 'invalid',
  namesClearedSubject: 'invalid',
  reporterMissing: 'invalid',
} as const;

export type RefusalReason = keyof typeof refusalReasons;
export type RefusalNature = (typeof refusalReasons)[RefusalReason];

export interface Refusal {
  refused: RefusalReason;
  /** The input field at fault, where one is. */
  field?: string | undefined;
  params?: Record<string, string | number> | undefined;
}

export const refuse = (refused: RefusalReason, more: Pick<Refusal, 'field' | 'params'> = {}): Refusal => ({
  refused,
  ...more,
});

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value;
