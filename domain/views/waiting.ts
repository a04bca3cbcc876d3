import { findFall, owesTakingBack } from '../appeals/fallen';
import { mustBeServed } from '../appeals/served';
import { hasOpenAssets } from '../case/assets';
import {
  awaitsCommendation,
  findOpenTransfer,
  isAppeal,
  owesApology,
  owesRestoration,
  pursued,
  rulesOf,
} from '../case/checks';
import type { CaseState } from '../case/state';
import { decidersOf, movesCase, standingOf, submissionsIn } from '../case/submissions/submission';
import { hasConflict, placesInCase } from '../access/policy';
import type { awaitedActs } from '../procedure/steps';
import type { PassedOn } from '../access/nobodyLeft';
import type { Role } from '../access/roles';
import { signatories } from '../access/signatories';
import type { WaitingStep } from './waitingSteps';
import { mattersLeft, publicationsOut } from '../publications/publication';

/** Who is waiting for whom: the step, whose turn it is, and the outside party whose answer is awaited. */
export interface Waiting {
  step: WaitingStep;
  roles: Role[];
  /** Accounts whose turn it is by their place in the case. */
  accounts: string[];
  /**
   * Nobody of these is left, and it has come up to a head. The case itself knows it of a team of which all are recused; whatever else hangs on
   * the office of the day is added by whoever shows it.
   */
  passedOn?: PassedOn | undefined;
  outside?: { who: 'subject' | 'otherBody'; name?: string; since: string } | undefined;
}

const waitFor = (step: WaitingStep, roles: Role[], more: Partial<Waiting> = {}): Waiting => ({
  step,
  roles,
  accounts: [],
  ...more,
});

const heads: Role[] = [...signatories];

/** Whoever prepares what leaders decide on in the end; undefined where they decide in one act. */
function prepared(
  state: CaseState,
  act: (typeof awaitedActs)[number],
  step: WaitingStep,
): Waiting | undefined {
  const by = rulesOf(state).preparedBy?.[act];
  if (!by) return undefined;
  const places: readonly string[] = placesInCase;
  const accounts = by.some((one) => places.includes(one)) && state.team ? [state.team.leader] : [];
  return waitFor(
    step,
    by.filter((one): one is Exclude<typeof one, 'caseTeam' | 'caseLeader'> => !places.includes(one)),
    { accounts },
  );
}

function inVerification(state: CaseState): Waiting {
  const leader = state.team ? [state.team.leader] : [];
  const team = state.team ? [state.team.leader, ...state.team.members] : [];
  if (!state.announcedOn) return waitFor('announce', [], { accounts: leader });
  if (!state.explanationOn) {
    const outside = { who: 'subject', since: state.announcedOn } as const;
    return waitFor('explain', [], { accounts: team, outside });
  }
  const asked = state.requests.find(({ repliedOn }) => !repliedOn);
  if (asked) {
    const outside = { who: 'otherBody', name: asked.to, since: asked.askedAt } as const;
    return waitFor('reply', [], { accounts: team, outside });
  }
  if (pursued(state).some(({ finding }) => !finding)) return waitFor('find', [], { accounts: team });
  return waitFor('submitReport', [], { accounts: leader });
}

function inDiscipline(state: CaseState): Waiting {
  if (!state.hearing) return waitFor('hear', ['commissioner', ...heads]);
  if (isAppeal(state)) {
    const byCommittee = state.appeal?.reviewer === 'provincialStandingCommittee';
    return waitFor('decideAppeal', byCommittee ? ['standingCommittee'] : heads);
  }
  if (state.combined) {
    if (!state.vote?.adopted) return waitFor('vote', heads);
    if (state.deferral) return waitFor('endDeferral', heads);
    return (
      prepared(state, 'concludeWithDiscipline', 'submitConclusion') ??
      waitFor('concludeWithDiscipline', heads)
    );
  }
  if (state.report?.proposesDiscipline && !state.vote) return waitFor('vote', heads);
  if (!state.conclusion) return prepared(state, 'conclude', 'submitConclusion') ?? waitFor('conclude', heads);
  if (state.deferral) return waitFor('endDeferral', heads);
  if (state.proposedDiscipline) return waitFor('superiorDecision', ['standingCommittee']);
  // Where the ballot adopted no form there is another, or the level above decides.
  return waitFor(state.vote?.adopted ? 'decideDiscipline' : 'vote', heads);
}

/** What is still to be done once the result is there, or was made public: also in a case that was closed over it. */
function dutyLeft(state: CaseState, tellers: Role[]): Waiting | undefined {
  if (owesTakingBack(state)) return waitFor('takeBack', ['publisher']);
  if (state.owed.length > 0) return waitFor('tell', tellers);
  if (state.recommendations.some(({ done, assets }) => !done && !assets))
    return waitFor('recommendations', ['areaOfficer']);
  if (hasOpenAssets(state)) return waitFor('recovery', ['areaOfficer']);
  if (owesRestoration(state)) return waitFor('restoreName', ['areaOfficer']);
  if (mustBeServed(state) && !findFall(state)) return waitFor('serve', ['areaOfficer', 'intakeOfficer']);
  if (owesApology(state)) return waitFor('apologise', ['areaOfficer', ...heads]);
  return awaitsCommendation(state) ? waitFor('commendation', ['areaOfficer']) : undefined;
}

function inPublication(state: CaseState): Waiting {
  if (!findFall(state)) {
    if (!state.publication) return waitFor('approve', heads);
    if (!state.publication.publishedOn || mattersLeft(state).length > 0)
      return waitFor('publish', ['publisher']);
  }
  const duty = dutyLeft(state, ['areaOfficer', 'publisher']);
  if (duty) return duty;
  return publicationsOut(state).length > 0 && !findFall(state)
    ? waitFor('endPublication', ['publisher'])
    : waitFor('close', ['departmentHead']);
}

/** Signs of crime were handed over, and what is left cannot end before the answer. */
function onTransfer(state: CaseState): Waiting | undefined {
  const transfer = findOpenTransfer(state);
  if (!transfer || state.stage === 'closed') return undefined;
  const outside = { who: 'otherBody', name: transfer.to, since: transfer.on } as const;
  return waitFor('transferReply', ['areaOfficer'], { outside });
}

/** Nobody's turn here: a forwarded report is with the body that got it. */
function withOthers({ forwarding }: CaseState): Waiting | undefined {
  if (!forwarding) return undefined;
  const outside = { who: 'otherBody', name: forwarding.to, since: forwarding.at } as const;
  return waitFor('answer', [], { outside });
}

/** Whoever is recused is waited for no more; where that is the whole team, its head names another. */
function withoutRecused(waiting: Waiting, state: CaseState): Waiting {
  const accounts = waiting.accounts.filter((id) => !hasConflict(state, id));
  if (accounts.length > 0 || waiting.accounts.length === 0) return { ...waiting, accounts };
  const to: Role = 'departmentHead';
  return { ...waiting, accounts, roles: [to], passedOn: { to, why: 'conflict' } };
}

/** What is on its way through the office: first what moves the case, then whatever came first. */
function onItsWay(state: CaseState): Waiting | undefined {
  const all = submissionsIn(state);
  const one = all.find(({ act }) => movesCase(act)) ?? all[0];
  if (!one) return undefined;
  switch (standingOf(one)) {
    case 'appraisal':
      return waitFor('appraise', [...decidersOf(one)]);
    case 'approval':
      return waitFor('decideSubmission', [...decidersOf(one)]);
    case 'mending':
      return waitFor('mendReturned', [], { accounts: [one.by] });
  }
}

/** Whose turn it is now. */
export const waitingFor = (state: CaseState): Waiting => withoutRecused(turnOf(state), state);

function turnOf(state: CaseState): Waiting {
  // Whoever let it rest may let it go on; cases from before offices were kept wait for the head.
  if (state.paused) return waitFor('resume', [state.paused.office ?? 'departmentHead']);
  const transfer = onTransfer(state);
  if (transfer) return transfer;
  const submitted = onItsWay(state);
  if (submitted) return submitted;
  switch (state.stage) {
    case 'intake':
      if (state.mergeProposal) return waitFor('decideMerge', ['departmentHead', ...heads]);
      return waitFor(state.classification ? 'decideOnAcceptance' : 'classify', [
        'intakeOfficer',
        'areaOfficer',
      ]);
    case 'assignment':
      if (!state.proposal) return waitFor('propose', ['areaOfficer']);
      if (!state.team) return waitFor('formTeam', ['areaOfficer']);
      return prepared(state, 'signDecision', 'submitDecision') ?? waitFor('sign', heads);
    case 'verification':
      return inVerification(state);
    case 'discipline':
      return inDiscipline(state);
    case 'publication':
      return inPublication(state);
    case 'closed':
      return dutyLeft(state, ['intakeOfficer', 'publisher']) ?? withOthers(state) ?? waitFor('nothing', []);
  }
}
