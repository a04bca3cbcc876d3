import { pursued } from '../../../domain/case/checks';
import { askedToWithdraw, withdrawable, withdrawnIds } from '../../../domain/case/withdrawal';
import type { CommandType } from '../../../domain/case/commands';
import type { CaseState } from '../../../domain/case/state';
import { ballotBody } from '../../../domain/discipline/lawfulBallot';
import { findPowerAbove } from '../../../domain/discipline/power';
import { findAttendance, presentAndEntitled } from '../../../domain/meetings/caseMeeting';
import type { Procedure } from '../../../domain/procedure/procedure';
import { endingMeasures, openMeasures, unanswered } from '../../../domain/protection/measures';
import {
  checksNow,
  formsUnder,
  isPassed,
  mattersLeft,
  publicationsNow,
  publicationsOut,
} from '../../../domain/publications/publication';
import { messagesToTell } from '../../../domain/protection/requests';
import { publicText } from '../../../language/sentences/publicText';
import { word } from '../../../language/sentences/vocabulary';
import type { Translate } from '../../../language/texts';
import type { FieldDescription } from '../../../office/commands/describeFields';
import { registeredValues } from './correction';
import { suggestedAnswer } from './identityChoices';

/** What a suggestion may look at besides the case: the rules it goes by, and the person's language. */
interface Scope {
  procedure: Procedure;
  /** The date on the office's wall calendar. */
  today: string;
  t: Translate;
  /** What the link has chosen for the person. */
  chosen: Readonly<Record<string, unknown>>;
}
type Known = (state: CaseState, scope: Scope) => Record<string, unknown>;

/** Those who are there and may vote on this case, where the meeting's attendance is on record. */
function counted(state: CaseState): Record<string, number> {
  const members = findAttendance(state);
  return members ? { present: presentAndEntitled(members).length } : {};
}

/** The level to which the adopted form is proposed, by name. */
function levelAbove({ registration: { subject } }: CaseState, { procedure, t }: Scope): string | undefined {
  const isOurs = procedure.law !== 'state' && 'managedBy' in subject;
  const body = isOurs ? findPowerAbove(procedure, subject.managedBy) : undefined;
  return body && word(t, 'disciplineBodies', body);
}

/** The only one there is, which need not be chosen. */
const only = (ids: readonly string[]): string | undefined => (ids.length === 1 ? ids[0] : undefined);

const adopted: Known = ({ vote }) => ({ form: vote?.adopted });

const openAssets: Known = ({ recommendations }) => ({
  recommendationId: only(recommendations.filter(({ done, assets }) => !done && assets).map(({ id }) => id)),
});

const chosenItems = (named: unknown): string[] | undefined =>
  Array.isArray(named) ? named.filter((one) => typeof one === 'string') : undefined;

/** What the case itself suggests for a form; a person can change all of it. */
const suggestions: Partial<Record<CommandType, Known>> = {
  classify: ({ kind, classification }) => ({ ...classification, kind }),
  correctRegistration: (state, { chosen }) => registeredValues(state, chosen.allegationId),
  reassign: ({ team }) => ({ ...team }),
  formTeam: ({ team }) => ({ ...team }),
  proposeAssignment: ({ proposal }) => ({ ...proposal }),
  approvePublication: (state, { procedure, t, chosen }) => {
    const { publication } = state;
    if (!formsUnder(procedure)) return { publicText: publication?.text };
    const named = chosenItems(chosen.named) ?? publication?.named ?? [];
    const isWritten = chosen.named === undefined && publication !== undefined;
    return { named, publicText: isWritten ? publication.text : publicText(state, named, t) };
  },
  publish: (state, { procedure }) =>
    formsUnder(procedure)
      ? {
          matters: mattersLeft(state),
          check: only(
            checksNow(state)
              .filter(isPassed)
              .map(({ seq }) => String(seq)),
          ),
        }
      : {},
  recordBroadcast: (state) => ({ publicationId: only(publicationsOut(state).map(({ id }) => id)) }),
  recordPublicationProof: (state) => ({ publicationId: only(publicationsNow(state).map(({ id }) => id)) }),
  endPublication: (state) => ({ publicationId: only(publicationsOut(state).map(({ id }) => id)) }),
  acceptAppeal: ({ registration }) => ({
    decidedOn: undefined,
    servedOn: undefined,
    lodgedOn: registration.receivedOn,
    lodgedBy: 'appellant',
  }),
  recordReturn: ({ forwarding }) => ({ from: forwarding?.to }),
  // The whole case rests where nothing else is chosen.
  pause: () => ({ clock: '' }),
  holdHearing: () => ({ absenceExcused: false }),
  decideDiscipline: adopted,
  proposeDiscipline: (state, scope) => ({ ...adopted(state, scope), to: levelAbove(state, scope) }),
  recordVote: (state, { procedure, today }) => ({
    ...counted(state),
    ...(procedure.law !== 'state' && { body: ballotBody(state, procedure, today) }),
  }),
  decideAppeal: counted,
  recordSuperiorDecision: ({ proposedDiscipline }) => ({ form: proposedDiscipline?.form }),
  recordReply: ({ requests }) => ({
    requestId: only(requests.filter(({ repliedOn }) => !repliedOn).map(({ id }) => id)),
  }),
  followRecommendation: ({ recommendations }) => ({
    recommendationId: only(
      recommendations.filter(({ done, assets }) => !done && !assets).map(({ id }) => id),
    ),
  }),
  makeRecommendation: ({ registration: { subject } }) => ({
    to: subject.kind === 'official' ? subject.managingBody : undefined,
  }),
  recordRecovery: openAssets,
  giveUpRecovery: openAssets,
  openCombinedProcess: ({ explanationOn }) => ({ acceptedOn: explanationOn }),
  concludeWithDiscipline: adopted,
  setFinding: (state) => ({ allegationId: pursued(state).find(({ finding }) => !finding)?.id }),
  requestProtection: (state) => ({
    askedBy: 'reporter',
    way: messagesToTell(state).length > 0 ? 'publicDoor' : 'writing',
    whom: ['reporter'],
    message: only(messagesToTell(state).map(({ message }) => message)),
  }),
  reportRetaliation: (state) => ({
    askedBy: 'reporter',
    message: only(messagesToTell(state).map(({ message }) => message)),
  }),
  recordMeasureAnswer: (state) => ({ measureId: only(unanswered(state).map(({ id }) => id)) }),
  extendMeasure: (state) => ({ measureId: only(endingMeasures(state).map(({ id }) => id)) }),
  followMeasure: (state) => ({ measureId: only(openMeasures(state).map(({ id }) => id)) }),
  endMeasure: (state) => ({ measureId: only(openMeasures(state).map(({ id }) => id)) }),
  meetReporter: (state) => ({ allegationIds: [only(withdrawable(state)) ?? []].flat() }),
  withdraw: (state) => ({ allegationIds: askedToWithdraw(state) }),
  requestIdentity: () => ({ hours: 24 }),
  grantIdentity: (state, { chosen }) => suggestedAnswer(state, chosen.request),
  denyIdentity: (state, { chosen }) => ({ request: suggestedAnswer(state, chosen.request).request }),
  takeUpWithdrawn: (state) => ({ allegationIds: withdrawnIds(state) }),
};

/** The input with which a form begins: today where something has just happened, and what the case suggests. */
export function defaultInput(
  type: CommandType,
  fields: readonly FieldDescription[],
  state: CaseState,
  scope: Scope,
): Record<string, unknown> {
  const general = fields.flatMap((field): [string, unknown][] => {
    if (field.kind === 'date' && field.pastOnly && field.required) return [[field.name, scope.today]];
    const isPreset = field.kind === 'number' || field.kind === 'choice';
    return isPreset && field.fallback !== undefined ? [[field.name, field.fallback]] : [];
  });
  return { ...Object.fromEntries(general), ...suggestions[type]?.(state, scope) };
}
