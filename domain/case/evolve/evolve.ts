import { type CaseEvent, type EventType, systemActor } from '../events/event';
import { courseAfter } from '../course';
import { withExceptions } from '../exceptions';
import type { CaseState } from '../state';
import { superseding } from '../superseded';
import { evolveAnytime } from './anytime';
import { evolveAssignment } from './assignment';
import { evolveClocks } from './clocks';
import { evolveDeliberation } from './deliberation';
import { evolveDiscipline } from './discipline';
import type { Evolver } from './evolver';
import { evolveFiles } from './files';
import { evolveIdentity } from './identity';
import { evolveIntake } from './intake';
import { evolveKeeping } from './keeping';
import { instructionsFollowed } from './instructions';
import { oweNumber } from './numbers';
import { evolveProtection } from './protection';
import { evolvePublication } from './publication';
import { evolveSubmissions } from './submissions';
import { turnAfter } from './turn';
import { isClosing } from '../vocabulary';
import { evolveVerification } from './verification';

type Later = Exclude<EventType, 'reportRegistered'>;

const evolvers: { [Type in Later]: Evolver<Type> } = {
  ...evolveIntake,
  ...evolveAssignment,
  ...evolveVerification,
  ...evolveDeliberation,
  ...evolveDiscipline,
  ...evolvePublication,
  ...evolveAnytime,
  ...evolveProtection,
  ...evolveClocks,
  ...evolveSubmissions,
  ...evolveFiles,
  ...evolveIdentity,
  ...evolveKeeping,
};

function opened(event: Extract<CaseEvent, { type: 'reportRegistered' }>): CaseState {
  const { data, caseId, seq, at, by } = event;
  const registered: CaseState = {
    caseId,
    seq,
    number: data.number,
    stage: 'intake',
    kind: data.kind,
    registration: { ...data, at, by },
    allegations: data.allegations.map((allegation) => ({ ...allegation, withdrawn: false })),
    forwardings: 0,
    requests: [],
    recommendations: [],
    documents: [],
    notes: 0,
    owed: [],
    told: [],
    protectionRequested: false,
    conflicts: (data.splitFrom?.conflicts ?? []).map((conflict) => ({ ...conflict, at })),
    clocks: {},
    escalations: [],
    lastAct: { seq, at, by },
  };
  const waiting = { ...registered, turn: turnAfter(registered, registered, event) };
  return { ...waiting, course: courseAfter({}, waiting, event) };
}

/** While a case is closed its limits rest; once it is open again they have. */
function restWhileClosed(before: CaseState, after: CaseState, { at }: CaseEvent): Partial<CaseState> {
  const { outcome, rests = [] } = after;
  if (before.stage === after.stage) return {};
  if (after.stage === 'closed') {
    const reason = outcome === 'merged' || outcome === 'forwarded' ? outcome : 'closed';
    return { rests: [...rests, { reason, since: at }] };
  }
  if (before.stage !== 'closed') return {};
  return {
    rests: rests.map((rest) =>
      isClosing(rest.reason) && rest.endedAt === undefined ? { ...rest, endedAt: at } : rest,
    ),
  };
}

/** What was to be merged has gone another way. */
const proposalOver = (before: CaseState, after: CaseState): Partial<CaseState> =>
  after.mergeProposal && before.stage !== after.stage ? { mergeProposal: undefined } : {};

/** What was submitted at a stage is decided on at that stage, or no more: the case has gone on without it. */
const submissionsOver = (before: CaseState, after: CaseState): Partial<CaseState> =>
  after.submissions && before.stage !== after.stage ? { submissions: undefined } : {};

/** Whoever reads goes on with nothing: no clock, no instruction and no form of a colleague is moved by it. */
export const isLookOnly = ({ type }: { type: EventType }): boolean => type === 'identityRead';

/** The case after one more event. @throws RangeError when the first event is not a registration, or a number is missing. */
export function evolve(state: CaseState | undefined, event: CaseEvent): CaseState {
  if (event.type === 'reportRegistered') {
    if (state) throw new RangeError('a case is registered once');
    const first = opened(event);
    return { ...first, ...withExceptions(undefined, first, event) };
  }
  if (!state) throw new RangeError('a case begins with its registration');
  if (event.seq !== state.seq + 1)
    throw new RangeError(`event ${event.seq} cannot follow event ${state.seq}`);
  if (isLookOnly(event)) return { ...state, seq: event.seq };
  // The type and its data belong together in `CaseEvent`; indexing loses that.
  const change = (evolvers[event.type] as Evolver<Later>)(state, event.data as never, event);
  const lastAct = event.by === systemActor ? state.lastAct : { seq: event.seq, at: event.at, by: event.by };
  const changed = { ...state, ...change, ...superseding(state, change, event), seq: event.seq, lastAct };
  const after = {
    ...changed,
    ...restWhileClosed(state, changed, event),
    ...proposalOver(state, changed),
    ...submissionsOver(state, changed),
  };
  const told = {
    ...after,
    ...instructionsFollowed(after, event),
    ...oweNumber(after, event),
    ...withExceptions(state, after, event),
  };
  const waiting = { ...told, turn: turnAfter(state, told, event) };
  return { ...waiting, course: courseAfter(state, waiting, event) };
}

/** Folds a case from its events in order, the first being its registration. */
export const fold = (events: Iterable<CaseEvent>): CaseState | undefined => {
  let state: CaseState | undefined;
  for (const event of events) state = evolve(state, event);
  return state;
};
