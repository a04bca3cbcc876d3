import type { Giver } from '../access/policy';
import type { Role } from '../access/roles';
import type { RulesNow } from '../case/context';
import { type Refusal, refuse } from '../case/refusal';
import type { CaseState } from '../case/state';
import { pauseReasons } from '../case/vocabulary';
import { clockGivers } from '../procedure/clockRules';
import type { Clock } from './clock';
import { findPauseRule, giversForAll, pausableClocks, restingAlone, restingWithCase } from './moving';
import { clocksRestingFor, type Resting } from './running';

type Rules = Pick<RulesNow, 'procedure'>;

const includesAny = (givers: readonly Giver[], roles: readonly Role[]): boolean =>
  roles.some((role) => givers.includes(role));

/** Who lets a clock rest by itself, and run on again; a version that says nothing of it leaves it to every head. */
export const pausersOf = ({ procedure }: Rules, { kind }: Clock): readonly Giver[] =>
  findPauseRule(procedure, kind)?.by ?? clockGivers;

/** The clocks that this person can let rest by themselves now. */
export const clocksToPauseBy = (state: CaseState, roles: readonly Role[], rules: Rules): Clock[] =>
  pausableClocks(rules.procedure, state).filter((clock) => includesAny(pausersOf(rules, clock), roles));

/** The reasons for which this person can let the whole case rest now; versions that name none allow each. */
export const reasonsToPauseCase = (
  state: CaseState,
  roles: readonly Role[],
  rules: Rules,
): Resting['reason'][] =>
  pauseReasons.filter((reason) => {
    const clocks = clocksRestingFor(state, rules, reason);
    const isAllowed = clocks.length > 0 || !rules.procedure.pauses;
    return isAllowed && includesAny(giversForAll(rules.procedure, clocks), roles);
  });

/** Who may do it where this person may not; what nobody may is told by itself. */
const onlyGivenBy = (may: (giver: Role) => boolean, nobody: Refusal): Refusal => {
  const offices = clockGivers.filter(may);
  return offices.length > 0 ? refuse('onlyGivenBy', { params: { offices: offices.join(',') } }) : nobody;
};

/** Why a person can let nothing in the case rest now: it rests already, nothing can, or that is for others. */
export function whyNothingToPause(
  state: CaseState,
  roles: readonly Role[],
  rules: Rules,
): Refusal | undefined {
  if (state.paused) return refuse('alreadyPaused');
  const mayPause = (by: readonly Role[]) =>
    clocksToPauseBy(state, by, rules).length > 0 || reasonsToPauseCase(state, by, rules).length > 0;
  return mayPause(roles) ? undefined : onlyGivenBy((giver) => mayPause([giver]), refuse('noClockToPause'));
}

/** The clocks resting by themselves that this person can let run on. */
export const clocksToResumeBy = (state: CaseState, roles: readonly Role[], rules: Rules): Clock[] =>
  restingAlone(state).filter((clock) => includesAny(pausersOf(rules, clock), roles));

/** Why a person can let nothing in the case run on: nothing rests, or that is for others. */
export function whyNothingToResume(
  state: CaseState,
  roles: readonly Role[],
  rules: Rules,
): Refusal | undefined {
  if (!state.paused && restingAlone(state).length === 0) return refuse('notPaused');
  const mayResume = (by: readonly Role[]) =>
    state.paused
      ? includesAny(giversForAll(rules.procedure, restingWithCase(state)), by)
      : clocksToResumeBy(state, by, rules).length > 0;
  return mayResume(roles) ? undefined : onlyGivenBy((giver) => mayResume([giver]), refuse('notPaused'));
}
