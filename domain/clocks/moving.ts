import type { Giver } from '../access/policy';
import type { Role } from '../access/roles';
import type { EventData } from '../case/events/event';
import type { RulesNow } from '../case/context';
import type { CaseState } from '../case/state';
import { rulesOf } from '../case/checks';
import { type Refusal, refuse } from '../case/refusal';
import { clockGivers } from '../procedure/clockRules';
import type { PartyProcedure } from '../procedure/partyProcedure';
import type { Procedure } from '../procedure/procedure';
import { type ExtensionAllowance, extensionAllowance } from '../procedure/settling';
import { type Clock, type ClockKind, clockKinds, clocksIn, isPaused, isRunning, keyOf } from './clock';

type Extensions = NonNullable<PartyProcedure['extensions']>;
type Extendable = NonNullable<EventData<'reportRegistered'>['extendable']>;
type Pauses = NonNullable<PartyProcedure['pauses']>;
type ExtensionRule = NonNullable<Extensions['settling']>['value'] & Partial<ExtensionAllowance>;
type PauseRule = NonNullable<Pauses['settling']>['value'];

/** Who may extend a clock, and whether the reporter is told; undefined where the version lets nobody do it. */
export function findExtensionRule(
  { extensions }: Pick<Procedure, 'extensions'>,
  kind: ClockKind,
): ExtensionRule | undefined {
  const rules: Partial<Record<ClockKind, { value: ExtensionRule } | undefined>> = extensions ?? {};
  return rules[kind]?.value;
}

/** Who may let a clock rest, and for what; undefined where the version lets nobody do it. */
export function findPauseRule({ pauses }: Pick<Procedure, 'pauses'>, kind: ClockKind): PauseRule | undefined {
  const rules: Partial<Record<ClockKind, { value: PauseRule } | undefined>> = pauses ?? {};
  return rules[kind]?.value;
}

/** Which clocks `extend` is for under a version, and who gives it; suspension has a command of its own. */
export function extendableBy({ extensions }: Pick<Procedure, 'extensions'>): Extendable | undefined {
  if (!extensions) return undefined;
  const kinds = clockKinds.filter((kind) => kind !== 'suspension');
  return Object.fromEntries(
    kinds.flatMap((kind) => {
      const rule = findExtensionRule({ extensions }, kind);
      return rule ? [[kind, rule.by]] : [];
    }),
  );
}

/** Who extends a clock of the case; versions that say nothing of it let settling be extended by every head. */
export const extendersOf = (state: CaseState, { kind }: Clock): readonly Giver[] =>
  (rulesOf(state).extendable ?? { settling: clockGivers })[kind] ?? [];

/** The running clocks of a case that somebody may extend. */
export const extendableClocks = (state: CaseState): Clock[] =>
  clocksIn(state).filter((clock) => isRunning(clock) && extendersOf(state, clock).length > 0);

const isExtender = (state: CaseState, clock: Clock, roles: readonly Role[]): boolean =>
  roles.some((role) => extendersOf(state, clock).includes(role));

/** Those of them to which this person can give more time now. */
export const clocksToExtendBy = (state: CaseState, roles: readonly Role[], rules: RulesNow): Clock[] =>
  extendableClocks(state).filter(
    (clock) => isExtender(state, clock, roles) && !whyNotExtended(state, clock, rules),
  );

/** Why a person can give more time to no clock of the case now: none is theirs, or each of theirs has had all its time. */
export function whyNothingToExtend(
  state: CaseState,
  roles: readonly Role[],
  rules: RulesNow,
): Refusal | undefined {
  if (clocksToExtendBy(state, roles, rules).length > 0) return undefined;
  const clocks = extendableClocks(state);
  const whyNot = clocks
    .filter((clock) => isExtender(state, clock, roles))
    .flatMap((clock) => whyNotExtended(state, clock, rules) ?? []);
  const ofOthers = clocks.filter((clock) => !whyNotExtended(state, clock, rules));
  const givers = clockGivers.filter((one) =>
    ofOthers.some((clock) => extendersOf(state, clock).includes(one)),
  );
  if (whyNot[0]) return whyNot[0];
  if (givers.length > 0) return refuse('onlyGivenBy', { params: { offices: givers.join(',') } });
  const [first] = clocks;
  return (first && whyNotExtended(state, first, rules)) ?? refuse('noClockToExtend');
}

/** How often a clock may be extended, and by how much each time. */
export function allowanceOf(
  procedure: Procedure,
  state: CaseState,
  kind: ClockKind,
): ExtensionAllowance | undefined {
  if (kind === 'settling') return extensionAllowance(procedure, state);
  const { times, atMost } = findExtensionRule(procedure, kind) ?? {};
  return times === undefined || atMost === undefined ? undefined : { times, atMost };
}

/** Why a running clock cannot be given more time now, by anybody: before it is due, and as often as the version says (procedure §4). */
export function whyNotExtended(
  state: CaseState,
  clock: Clock,
  { procedure, now }: RulesNow,
): Refusal | undefined {
  const allowance = allowanceOf(procedure, state, clock.kind);
  if (!allowance || !isRunning(clock)) return refuse('noClockToExtend');
  const { times } = allowance;
  if (times === 0 && procedure.law === 'state') return refuse('extendOnlyComplex');
  if (givenExtensions(clock).length >= times) return refuse('extensionUsed', { params: { times } });
  const { dueAt, dueOn } = clock.dates;
  return now >= dueAt ? refuse('extensionTooLate', { params: { dueOn } }) : undefined;
}

/** Extensions that somebody gave; that several places must be checked is no extension, but the longer limit (Luật Tố cáo art. 24). */
export const givenExtensions = ({ extensions }: Clock) =>
  extensions.filter(({ reason }) => reason !== 'severalPlaces');

/** The running clocks that can rest by themselves; the watch on progress rests only with the case. */
export const pausableClocks = (procedure: Procedure, state: CaseState): Clock[] =>
  clocksIn(state).filter(
    (clock) =>
      isRunning(clock) && clock.kind !== 'stall' && findPauseRule(procedure, clock.kind) !== undefined,
  );

/** Clocks that were let rest by themselves, and rest still. */
export const restingAlone = (state: CaseState): Clock[] =>
  clocksIn(state).filter(
    (clock) => isPaused(clock) && clock.pauses.some(({ alone, until }) => alone && until === undefined),
  );

/** Clocks that rest because the whole case does. */
export const restingWithCase = (state: CaseState): Clock[] => {
  const alone = restingAlone(state);
  return clocksIn(state).filter((clock) => isPaused(clock) && !alone.includes(clock));
};

/** Who may let all of these clocks rest, or run on; a version that says nothing of a clock leaves it to every head. */
export const giversForAll = (procedure: Procedure, clocks: readonly Clock[]) =>
  clockGivers.filter((giver) =>
    clocks.every(({ kind }) => findPauseRule(procedure, kind)?.by.includes(giver) ?? true),
  );

/** The clock that a person means: the one that they name, or the only one that there is. */
export function chosenClock(
  clocks: readonly Clock[],
  named: string | undefined,
  notThere: 'clockNotExtendable' | 'clockNotPausable' | 'clockNotResting',
): Clock | Refusal {
  if (named !== undefined)
    return clocks.find((clock) => keyOf(clock) === named) ?? refuse(notThere, { field: 'clock' });
  const [only, ...others] = clocks;
  return only && others.length === 0 ? only : refuse('whichClock', { field: 'clock' });
}
