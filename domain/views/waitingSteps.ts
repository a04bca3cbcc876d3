/** The next thing a case needs: a key into the language files. */
export const waitingSteps = [
  'classify', 'decideOnAcceptance', 'decideMerge', 'propose', 'formTeam', 'sign', 'announce', 'explain', 'reply', 'find',
  'submitReport', 'hear', 'vote', 'conclude', 'decideDiscipline', 'endDeferral', 'superiorDecision', 'decideAppeal', 'approve', 'publish', 'tell',
  'concludeWithDiscipline', 'recommendations', 'recovery', 'restoreName', 'apologise', 'commendation', 'serve', 'transferReply', 'answer',
  'close', 'resume', 'takeBack', 'endPublication', 'appraise', 'decideSubmission', 'mendReturned', 'submitDecision', 'submitConclusion', 'nothing',
] as const; // prettier-ignore
export type WaitingStep = (typeof waitingSteps)[number];
