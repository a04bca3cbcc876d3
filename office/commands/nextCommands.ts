import { type Actor, rolesIn } from '../../domain/access/policy';
import { type CommandType, isAnytime } from '../../domain/case/commands';
import { awaitsProtection } from '../../domain/case/checks';
import type { RulesNow } from '../../domain/case/context';
import { offered, whyNotOffered } from '../../domain/case/decide';
import { beforePublication, beforeTeam } from '../../domain/case/order/usualOrder';
import type { Refusal } from '../../domain/case/refusal';
import type { CaseState } from '../../domain/case/state';
import { standingOf, submissionsIn } from '../../domain/case/submissions/submission';
import { type Waiting, waitingFor } from '../../domain/views/waiting';
import type { WaitingStep } from '../../domain/views/waitingSteps';

/** What carries out each step that a case can wait for; the first that is offered is the one to do next. */
const commandsOfStep: Record<WaitingStep, readonly CommandType[]> = {
  classify: ['classify'],
  decideOnAcceptance: [
    'accept',
    'acceptAppeal',
    'splitPetition',
    'guidePart',
    'openInspection',
    'keepOnFile',
  ],
  decideMerge: ['decideMerge'],
  propose: ['proposeAssignment'],
  formTeam: ['formTeam'],
  sign: ['signDecision'],
  announce: ['announceDecision'],
  explain: ['recordExplanation'],
  reply: ['recordReply'],
  find: ['setFinding'],
  submitReport: ['submitReport'],
  hear: ['holdHearing', 'postponeHearing'],
  vote: ['recordVote', 'referDiscipline'],
  conclude: ['conclude'],
  decideDiscipline: ['decideDiscipline', 'recordVote'],
  endDeferral: ['endDeferral'],
  superiorDecision: ['recordSuperiorDecision'],
  decideAppeal: ['decideAppeal'],
  approve: ['approvePublication'],
  publish: ['publish'],
  tell: ['tell'],
  recommendations: ['followRecommendation'],
  takeBack: ['takeBackPublication'],
  endPublication: ['endPublication'],
  restoreName: ['restoreName'],
  serve: ['serveDecision'],
  recovery: ['recordRecovery'],
  apologise: ['apologise'],
  commendation: ['recordCommendation'],
  concludeWithDiscipline: ['concludeWithDiscipline', 'recordVote'],
  transferReply: ['recordTransferReply'],
  answer: ['recordReturn', 'takeOver'],
  close: ['closeCase'],
  resume: ['resume'],
  submitDecision: ['signDecision'],
  submitConclusion: ['conclude', 'concludeWithDiscipline'],
  appraise: ['appraise'],
  decideSubmission: ['approve'],
  // The act itself, once more: `commandsFor` knows which.
  mendReturned: [],
  nothing: [],
};

export interface NextCommands {
  /** What is this person's to do next, if it is their turn. */
  primary?: CommandType | undefined;
  /** What else of the procedure they may do now. */
  main: CommandType[];
  anytime: CommandType[];
  /** The step that waits for this person, where something still stands in its way. */
  blocked?: { type: CommandType; refusal: Refusal } | undefined;
}

export const isTurnOf = (actor: Actor, { roles, accounts, passedOn }: Waiting, state: CaseState): boolean =>
  accounts.includes(actor.id) ||
  [...roles, ...(passedOn ? [passedOn.to] : [])].some((role) => rolesIn(actor, state).includes(role));

/** What came back is submitted again by the act itself. */
const mended = (state: CaseState): CommandType[] =>
  submissionsIn(state).flatMap((one) => (standingOf(one) === 'mending' ? one.act : []));

function carryingOut(step: WaitingStep, state: CaseState, { procedure }: RulesNow): readonly CommandType[] {
  if (step === 'mendReturned') return mended(state);
  // Whoever denounced is met first, where the version asks for it.
  if ((step === 'propose' || step === 'formTeam') && beforeTeam(state, procedure).length > 0)
    return ['recordFirstMeeting', ...commandsOfStep[step]];
  // Who publishes hands the decision over first, where nobody has: otherwise a reason would be asked for.
  return step === 'publish' && beforePublication(state).includes('service')
    ? ['serveDecision', ...commandsOfStep[step]]
    : commandsOfStep[step];
}

/** Where a whole team is recused, another is what the step needs first. */
function commandsFor({ step, passedOn }: Waiting, state: CaseState, rules: RulesNow): readonly CommandType[] {
  const commands = carryingOut(step, state, rules);
  return passedOn ? ['reassign', ...commands] : commands;
}

const isAskedForInstructions = (state: CaseState, actor: Actor): boolean =>
  state.escalations.some(({ to }) => to !== 'officer' && rolesIn(actor, state).includes(to));

/** What waits for a decision beside the step at hand; nothing that was decided is asked for once more. */
const decisionsBeside = (state: CaseState): CommandType[] => [
  ...(awaitsProtection(state) ? (['decideProtection'] as const) : []),
  'decideConflict',
  'withdraw',
];

function primaryOf(
  state: CaseState,
  actor: Actor,
  rules: RulesNow,
  possible: readonly CommandType[],
): CommandType | undefined {
  const waiting = waitingFor(state);
  const mine = isTurnOf(actor, waiting, state) ? commandsFor(waiting, state, rules) : [];
  const next = mine.find((type) => possible.includes(type));
  if (next) return next;
  if (isAskedForInstructions(state, actor) && possible.includes('instruct')) return 'instruct';
  return decisionsBeside(state).find((type) => possible.includes(type));
}

/** What is this person's turn and cannot be done yet, and why. */
function blockedFor(state: CaseState, actor: Actor, rules: RulesNow): NextCommands['blocked'] {
  const waiting = waitingFor(state);
  const [type] = isTurnOf(actor, waiting, state) ? commandsOfStep[waiting.step] : [];
  const refusal = type && whyNotOffered(state, actor, type, rules);
  return refusal && { type, refusal };
}

/** What this person may do with the case now, the step that waits for them first. */
export function nextCommands(state: CaseState, actor: Actor, rules: RulesNow): NextCommands {
  const possible = offered(state, actor, rules);
  const primary = primaryOf(state, actor, rules, possible);
  const rest = possible.filter((type) => type !== primary);
  return {
    primary,
    main: rest.filter((type) => !isAnytime(type)),
    anytime: rest.filter((type) => isAnytime(type)),
    blocked: primary ? undefined : blockedFor(state, actor, rules),
  };
}
