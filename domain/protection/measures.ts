import { localDate } from '../calendar/officeDays';
import type { Context } from '../case/context';
import { type Refusal, refuse } from '../case/refusal';
import type { CaseState, ProtectionMeasure } from '../case/state';
import type { Procedure } from '../procedure/procedure';
import { type MeasureAuthority, measureAuthorities, type MeasureKind } from './vocabulary';

/** Secrecy of who reported never ends with the case; every other measure does (Luật Tố cáo art. 54). */
export const outlastsConclusion = ({ kind }: Pick<ProtectionMeasure, 'kind'>): boolean => kind === 'secrecy';

export const openMeasures = ({ measures = [] }: Pick<CaseState, 'measures'>): ProtectionMeasure[] =>
  measures.filter(({ ended }) => ended === undefined);

/** The measure of that id that goes on. */
export const findMeasure = (state: CaseState, id: string): ProtectionMeasure | undefined =>
  openMeasures(state).find((one) => one.id === id);

/** Measures of which the body that was asked for them has not said yes or no. */
export const unanswered = (state: Pick<CaseState, 'measures'>): ProtectionMeasure[] =>
  openMeasures(state).filter(
    ({ authority, appliedOn }) => authority !== 'settlingBody' && appliedOn === undefined,
  );

/** Measures that are planned to end on a day. */
export const endingMeasures = (state: Pick<CaseState, 'measures'>): ProtectionMeasure[] =>
  openMeasures(state).filter(({ until }) => until !== undefined);

/** While the post of somebody is protected they are neither moved nor disciplined but as the rule says (TT 03/2020/TT-BNV art. 6). */
export const protectsPost = (state: CaseState): boolean =>
  openMeasures(state).some(({ kind }) => kind === 'post' || kind === 'employment');

/** The day of the conclusion, of the decision on an appeal, or of the decision that ended the case; undefined while its matter goes on, here or elsewhere. */
export function decidedOn(
  { conclusion, appeal, stage, outcome }: CaseState,
  { calendar, now }: Pick<Context, 'calendar' | 'now'>,
): string | undefined {
  const on = conclusion?.on ?? appeal?.decision?.on;
  const isStopped = stage === 'closed' && outcome !== 'merged' && outcome !== 'forwarded';
  return on ?? (isStopped ? localDate(calendar, now) : undefined);
}

/** Who may decide on a measure under a version; one that does not say it leaves it open. */
export const authoritiesFor = (
  { protectionDeciders }: Pick<Procedure, 'protectionDeciders'>,
  kind: MeasureKind,
): readonly MeasureAuthority[] =>
  protectionDeciders ? (protectionDeciders.value[kind] ?? []) : measureAuthorities;

/** What is granted by a decision. */
interface Granted {
  kinds?: readonly MeasureKind[] | undefined;
  authority?: MeasureAuthority | undefined;
}

/** Who decides on a measure: the body that is named where it may, else the first of those that may. */
export function authorityOf(
  procedure: Procedure,
  kind: MeasureKind,
  named: MeasureAuthority | undefined,
): MeasureAuthority {
  const [first = 'settlingBody', ...others] = authoritiesFor(procedure, kind);
  return others.find((one) => one === named) ?? first;
}

/** Why these measures cannot be granted: none is said, the body that is named decides on none of them, or their time is over. */
export function whyNotGranted(
  state: CaseState,
  { kinds = [], authority }: Granted,
  ctx: Context,
): Refusal | undefined {
  const { procedure } = ctx;
  if (kinds.length === 0)
    return procedure.protectionDeciders ? refuse('measureMissing', { field: 'kinds' }) : undefined;
  const nobody = kinds.some((kind) => authoritiesFor(procedure, kind).length === 0);
  const isNamed =
    authority === undefined || kinds.some((kind) => authoritiesFor(procedure, kind).includes(authority));
  if (nobody || !isNamed) return refuse('notThatAuthority', { field: nobody ? 'kinds' : 'authority' });
  const isOver = decidedOn(state, ctx) !== undefined && !kinds.every((kind) => outlastsConclusion({ kind }));
  return isOver ? refuse('protectionOver', { field: 'kinds' }) : undefined;
}

/** When measures begin, are looked at and are planned to end. */
interface Planned {
  kinds: readonly MeasureKind[];
  from: string;
  reviewOn: string | undefined;
  until: string;
}

/** Why measures cannot be planned to end on a day: secrecy has no end, and a review comes before it. */
export function whyNoSuchEnd(
  { kinds, from, reviewOn, until }: Planned,
  { procedure }: Context,
): Refusal | undefined {
  if (!procedure.protectionEnd) return refuse('noPlannedEnds', { field: 'until' });
  if (kinds.every((kind) => outlastsConclusion({ kind })))
    return refuse('secrecyHasNoEnd', { field: 'until' });
  if (until <= from) return refuse('endsBeforeItBegins', { field: 'until' });
  return reviewOn !== undefined && reviewOn > until
    ? refuse('reviewAfterEnd', { field: 'reviewOn' })
    : undefined;
}
