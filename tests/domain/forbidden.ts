import { formerly } from '../../domain/case/superseded';
import { clocksIn, isRunning } from '../../domain/clocks/clock';
import type { CaseState } from '../../domain/case/state';
import { disciplineForms } from '../../domain/procedure/partyProcedure';

/** The date in Vietnam, UTC+7 all year. */
const officeDate = (at: string): string =>
  new Date(Date.parse(at) + 7 * 3_600_000).toISOString().slice(0, 10);

/** Pairs of days of which the first cannot be after the second, written down from the order of the stages (procedure §3). */
const inOrder = (state: CaseState): [string | undefined, string | undefined][] => {
  const { decision, announcedOn, explanationOn, hearing, conclusion, discipline, served, publication } =
    state;
  // A ballot that adopts nothing decides nothing.
  const ballotOn = state.vote?.adopted && state.vote.on;
  const appealOn = state.appeal?.decision?.on;
  return [
    [decision?.signedOn, announcedOn],
    [announcedOn, explanationOn],
    [explanationOn, state.combined?.acceptedOn],
    [explanationOn, hearing?.on],
    [hearing?.on, ballotOn],
    [hearing?.on, conclusion?.on],
    [hearing?.on, appealOn],
    [ballotOn, discipline?.on],
    [conclusion?.on, discipline?.on],
    [discipline?.on ?? appealOn, served?.on],
    [discipline?.on ?? conclusion?.on ?? appealOn, publication?.publishedOn],
    [conclusion?.on ?? appealOn, state.restoration?.settled?.on],
    [publication?.publishedOn, publication?.takenBack?.on],
    [state.commendation?.on, state.commendation?.decided?.on],
    [state.suspension?.from, state.suspension?.endedOn],
  ];
};

/** What must never be true of a case, each as the procedure forbids it. */
const forbidden: Record<string, (state: CaseState) => boolean> = {
  'an act on a day before one that must come first (§3)': (state) =>
    inOrder(state).some(([first, second]) => first !== undefined && second !== undefined && first > second),
  'a complexity found of a case that goes by the Party’s rules (Luật Tố cáo art. 30)': ({
    complexity,
    registration,
  }) => complexity !== undefined && registration.subject.kind !== 'official',
  'a decision signed without a proposal and a team (§3.2)': ({ decision, proposal, team }) =>
    decision !== undefined && (!proposal || !team),
  'a team whose leader is also a member (§3.2)': ({ team }) => team?.members.includes(team.leader) ?? false,
  'an announcement without a signed decision (§3.3)': ({ announcedOn, decision }) =>
    announcedOn !== undefined && !decision,
  'a report before the decision was announced and every allegation judged (§3.3)': ({
    report,
    announcedOn,
    allegations,
  }) =>
    report !== undefined &&
    (announcedOn === undefined || allegations.some(({ finding, withdrawn }) => !finding && !withdrawn)),
  'a report before the subject was asked to explain (§3.3)': ({ report, explanationOn }) =>
    report !== undefined && explanationOn === undefined,
  'a report although nothing is pursued any more (§3.3)': ({ report, allegations, stage }) =>
    report !== undefined && stage !== 'closed' && allegations.every(({ withdrawn }) => withdrawn),
  'an open case at work that nobody would miss if it stalled (§9)': ({ stage, paused, clocks }) =>
    stage !== 'closed' && !paused && !isRunning(clocks.stall),
  'an appeal that was taken on by proxy, late, or under the clock of denunciations (§4, §5)': ({
    appeal,
    clocks,
  }) =>
    appeal !== undefined &&
    (appeal.lodgedBy === 'proxy' || appeal.servedOn > appeal.lodgedOn || clocks.settling !== undefined),
  'an appeal decided without a hearing, or by half of the members or fewer (§5)': ({ appeal, hearing }) =>
    appeal?.decision !== undefined &&
    (!hearing || appeal.decision.votesFor * 2 <= appeal.decision.officialMembers),
  'a ballot or conclusion of discipline in an appeal (§5)': ({ appeal, vote, conclusion }) =>
    appeal !== undefined && (vote !== undefined || conclusion !== undefined),
  'a hearing without a report (§3.4)': ({ hearing, report }) => hearing !== undefined && !report,
  'a vote before the subject was heard (§3.4)': ({ vote, hearing }) => vote !== undefined && !hearing,
  'more members present than there are, or more votes than members present (§8)': ({ vote }) =>
    vote !== undefined &&
    (vote.present > vote.officialMembers ||
      Object.values(vote.votes).reduce((sum, count) => sum + count, 0) > vote.present),
  'discipline imposed while it is deferred (§5)': ({ discipline, deferral }) =>
    discipline?.form !== undefined && deferral !== undefined,
  'publication due of a discipline that is deferred (§5)': ({ deferral, clocks }) =>
    deferral !== undefined && isRunning(clocks.publication),
  'more papers than members present, the blank and the invalid among them (§8)': ({ vote }) =>
    vote !== undefined &&
    Object.values(vote.votes).reduce((sum, count) => sum + count, (vote.blank ?? 0) + (vote.invalid ?? 0)) >
      vote.present,
  'a decision of the commission without a vote (§8)': ({ discipline, vote }) =>
    discipline?.by === 'commission' && !vote,
  'a disciplinary decision of the commission without a conclusion (§3.4)': ({ discipline, conclusion }) =>
    discipline?.by === 'commission' && !conclusion,
  'discipline where nothing was upheld (§3.4)': ({ discipline, allegations }) =>
    discipline?.form !== undefined &&
    !allegations.some(({ finding }) => finding?.finding === 'upheld' || finding?.finding === 'partlyUpheld'),
  'a case past its conclusion, or its decision on an appeal, without one (§3.5)': ({
    stage,
    conclusion,
    appeal,
  }) => stage === 'publication' && !conclusion && !appeal?.decision,
  'a closed case without an outcome, or an outcome of an open case (§3.5)': ({ stage, outcome }) =>
    (stage === 'closed') !== (outcome !== undefined),
  'a closed case whose clocks run (§9)': ({ stage, clocks }) =>
    stage === 'closed' &&
    clocksIn({ clocks }).some(
      ({ kind, stoppedOn }) =>
        ![
          'appealWindow', 'protection', 'protectionPaper', 'protectionReview', 'protectionAnswer', 'protectionEnd', 'notice',
          'declassification', 'secrecyNotice',
        ].includes(kind) && // prettier-ignore
        stoppedOn === undefined,
    ),
  'a notice that is watched over and not owed': ({ clocks, owed }) =>
    clocksIn({ clocks }).some(
      ({ kind, of, stoppedOn }) =>
        kind === 'notice' && stoppedOn === undefined && !owed.some(({ seq }) => String(seq) === of),
    ),
  'a time to appeal without a decision that was served, or an appeal of which it still runs (§5)': ({
    clocks: { appealWindow },
    served,
    appeals = [],
  }) => isRunning(appealWindow) && (served === undefined || appeals.length > 0),
  'a clock for an answer that has come, or that is owed to nobody any more (§3)': (state) =>
    clocksIn(state).some(
      (clock) =>
        clock.kind === 'reply' &&
        isRunning(clock) &&
        !state.requests.some(({ id, repliedOn }) => id === clock.of && repliedOn === undefined) &&
        !(state.transfers ?? []).some(
          ({ repliedOn }, i) => `t${i + 1}` === clock.of && repliedOn === undefined,
        ),
    ),
  'a limitation period that runs on after the conclusion (§4)': (state) =>
    state.conclusion !== undefined &&
    clocksIn(state).some((clock) => clock.kind === 'limitation' && isRunning(clock)),
  'a settled case whose cleared subject was neither restored nor told why not (§3.4)': ({
    outcome,
    restoration,
    closedOwing,
  }) => outcome === 'settled' && !closedOwing && restoration !== undefined && !restoration.settled,
  'a suspension of Party activity beyond 180 days (§4)': ({ clocks }) =>
    (clocks.suspension?.limit.count ?? 0) > 180,
  'an open case that is said to be with another body (§3.1)': ({ stage, forwarding }) =>
    stage !== 'closed' && forwarding !== undefined,
  'a case taken over that was never forwarded (§5)': ({ takenOver, forwardings }) =>
    takenOver !== undefined && forwardings === 0,
  'a settled case with an open recommendation or a notice that is owed (§3.5)': ({
    outcome,
    recommendations,
    owed,
    closedOwing,
  }) =>
    outcome === 'settled' && !closedOwing && (owed.length > 0 || recommendations.some(({ done }) => !done)),
  'a case closed over what it owes by nobody who signs, or over nothing (§3.5)': ({ closedOwing }) =>
    closedOwing !== undefined &&
    (!['u-viceChair', 'u-chair'].includes(closedOwing.by) || closedOwing.owed.length === 0),
  'a settled case whose decision nobody has served, without a signatory’s reason (§4)': ({
    outcome,
    discipline,
    served,
    closedOwing,
    appeals = [],
  }) =>
    outcome === 'settled' &&
    discipline?.form !== undefined &&
    !served &&
    !closedOwing &&
    appeals.every(({ result }) => result === undefined || result === 'upheld'),
  'a case that a withdrawal has ended without a meeting, or under pressure (§3)': ({
    outcome,
    reporterMeeting,
    pressureSince,
  }) => outcome === 'withdrawn' && (!reporterMeeting?.decided || pressureSince !== undefined),
  'a settled case that was not published (§3.5)': ({ outcome, publication }) =>
    outcome === 'settled' && publication?.publishedOn === undefined,
  'a vote, discipline, suspension or appeal about an official who is no Party member (Luật Tố cáo)': ({
    registration,
    vote,
    discipline,
    proposedDiscipline,
    suspension,
    appeal,
    conclusion,
  }) =>
    registration.subject.kind === 'official' &&
    (conclusion?.disciplineDue === true ||
      [vote, discipline, proposedDiscipline, suspension, appeal].some((one) => one !== undefined)),
  'an official’s case that settles from before it was first accepted, or beyond 90 days (Luật Tố cáo art. 30)':
    (state) => {
      const { registration, clocks, acceptedAt } = state;
      const { settling } = clocks;
      // What comes back goes on with its limits where they were, also when it is accepted once more.
      const first = formerly(state, 'acceptedAt')[0]?.was ?? acceptedAt ?? '';
      return (
        registration.subject.kind === 'official' &&
        settling !== undefined &&
        (settling.limit.count > 90 || settling.startedOn < officeDate(first))
      );
    },
  'a sign that the inspection found itself, withdrawn by the reporter (§3, withdrawal)': ({ allegations }) =>
    allegations.some(({ found, withdrawn }) => found && withdrawn),
  'two allegations of one number (§2)': ({ allegations }) =>
    new Set(allegations.map(({ id }) => id)).size < allegations.length,
  'a combined process before the subject has explained and accepted (§3.3)': ({ combined, explanationOn }) =>
    combined !== undefined && (explanationOn === undefined || combined.acceptedOn < explanationOn),
  'a combined process that concluded and disciplined apart, or more heavily than was accepted (§3.3)': ({
    combined,
    conclusion,
    discipline,
  }) =>
    combined !== undefined &&
    conclusion !== undefined &&
    (discipline?.form === undefined ||
      disciplineForms.indexOf(discipline.form) > disciplineForms.indexOf(combined.form)),
  'assets of which more came back than was recommended without a reason, or that are done too soon (§3.5)': ({
    recommendations,
  }) =>
    recommendations.some(
      ({ done, assets }) =>
        assets !== undefined &&
        ((assets.recovered > assets.amount && assets.surplusReason === undefined) ||
          done !== assets.recovered + (assets.givenUp?.amount ?? 0) >= assets.amount),
    ),
  'a consequence for a report in good faith, or for one that was not wrong throughout (§3.4)': ({
    falseReport,
    allegations,
  }) =>
    falseReport !== undefined &&
    ((!falseReport.deliberate && falseReport.consequence !== 'none') ||
      allegations.some(({ finding, withdrawn }) => !withdrawn && finding?.finding !== 'unfounded')),
  'an appeal that was closed while it owes an apology (117-QĐ/TW)': ({
    appeal,
    outcome,
    apology,
    closedOwing,
  }) =>
    appeal !== undefined &&
    outcome === 'settled' &&
    !closedOwing &&
    apology !== undefined &&
    !apology.settled,
  'a reporter commended openly without their consent, or for what was not right (§7)': ({
    commendation,
    allegations,
  }) =>
    commendation !== undefined &&
    ((commendation.decided?.result === 'openly' && commendation.consentOn === undefined) ||
      !allegations.some(
        ({ finding }) => finding?.finding === 'upheld' || finding?.finding === 'partlyUpheld',
      )),
  'a result owed to the reporter of a merged report while the matter goes on (§3.1)': ({
    outcome,
    ending,
    mergedMatter,
    owed,
  }) =>
    outcome === 'merged' &&
    ending?.reporterTold === 'whenConcluded' &&
    mergedMatter === undefined &&
    owed.some(({ to, about }) => to === 'reporter' && about === 'result'),
  'a decision signed by whoever proposed it (§3.2)': ({ decision, proposal }) =>
    decision !== undefined && decision.by === proposal?.by,
  'a conflict of interest proposed twice, by whom it is about, or of whom it is settled (§3.2)': ({
    conflictProposals = [],
    conflicts,
  }) =>
    new Set(conflictProposals.map(({ accountId }) => accountId)).size < conflictProposals.length ||
    conflictProposals.some(
      ({ accountId, by }) =>
        accountId === by || conflicts.some((conflict) => conflict.accountId === accountId),
    ),
  'a request for protection that waits without a clock, or a clock for none (Luật Tố cáo art. 51)': ({
    protectionRequested,
    protection,
    clocks,
  }) => {
    const isTimed = clocks.protection !== undefined && clocks.protection.stoppedOn === undefined;
    return (protectionRequested && !protection) !== isTimed;
  },
  'a measure beside secrecy that goes on after the conclusion, or of a body that may not decide on it (Luật Tố cáo art. 49, 54)':
    ({ measures = [], conclusion, appeal }) =>
      measures.some(
        ({ kind, authority, ended }) =>
          (ended === undefined && kind !== 'secrecy' && (conclusion ?? appeal?.decision) !== undefined) ||
          (['lifeAndHealth', 'property', 'honour'].includes(kind) && authority !== 'police') ||
          (kind === 'secrecy' && authority !== 'settlingBody'),
      ),
  'a review of a measure that is over, or a paper that has come and is owed (Luật Tố cáo art. 50)': (state) =>
    clocksIn(state).some(
      ({ kind, of = '', stoppedOn }) =>
        stoppedOn === undefined &&
        ((kind === 'protectionReview' &&
          !(state.measures ?? []).some(({ id, ended }) => !ended && of.startsWith(`${id}r`))) ||
          (kind === 'protectionPaper' &&
            !(state.protectionRequests ?? []).some(
              ({ seq, paperCameOn }) => String(seq) === of && paperCameOn === undefined,
            ))),
    ),
  'an answer that is awaited of whoever gave it, or of nobody (Luật Tố cáo art. 49)': (state) =>
    clocksIn(state).some(
      ({ kind, of = '', stoppedOn }) =>
        kind === 'protectionAnswer' &&
        stoppedOn === undefined &&
        !(state.measures ?? []).some(
          ({ id, ended, authority, appliedOn }) =>
            !ended && appliedOn === undefined && authority !== 'settlingBody' && of.startsWith(`${id}a`),
        ),
    ),
  'a planned end of secrecy, or one that nobody watches (Luật Tố cáo art. 54)': ({ measures = [], clocks }) =>
    measures.some(
      ({ id, kind, until, ended, extensions = 0 }) =>
        until !== undefined &&
        !ended &&
        (kind === 'secrecy' || clocks[`protectionEnd:${id}e${extensions + 1}`]?.stoppedOn !== undefined),
    ),
  'a secret whose term does not run, or a term of what is none (Luật 29/2018 art. 19)': ({
    secrecy = 'ordinary',
    clocks: { declassification },
    destroyed,
  }) =>
    (secrecy !== 'ordinary' && !destroyed) !==
    (declassification?.stoppedOn === undefined && declassification !== undefined),
  'an open case without any clock (§9)': ({ stage, clocks }) =>
    stage !== 'closed' && Object.keys(clocks).length === 0,
};

/** The names of what is forbidden and nevertheless so. */
export const forbiddenIn = (state: CaseState): string[] =>
  Object.entries(forbidden)
    .filter(([, isSo]) => isSo(state))
    .map(([name]) => name);
