import { localDate } from '../../calendar/officeDays';
import type { CommandType } from '../commands';
import type { OwnPageCommandType } from '../commands/ownPage';
import type { Context } from '../context';
import { happened, type Happening } from '../events/event';
import { type Refusal, refuse } from '../refusal';
import type { CaseState } from '../state';
import { noticeAudiences, noticeMatters } from '../vocabulary';
import {
  type Act,
  type DatedAct,
  datedActs,
  isDated,
  type Meant,
  type RecordedAct,
  recordedActs,
} from './acts';
import { type Placed, predecessors } from './predecessors';

type Type = CommandType | OwnPageCommandType;

/** What an input says of the day of its act, and of the acts that it means; whatever else it says is its command's. */
interface Said extends Meant {
  day: string | undefined;
  lateReason: string | undefined;
}

function saidIn(input: unknown, { field }: Placed): Said {
  const fields = new Map<string, unknown>(Object.entries(Object(input) as object));
  const text = (name: string): string | undefined => {
    const value = fields.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  const settles = fields.get('settles');
  return {
    day: text(field),
    lateReason: text('lateReason'),
    requestId: text('requestId'),
    recommendationId: text('recommendationId'),
    to: noticeAudiences.find((audience) => audience === text('to')),
    about: noticeMatters.find((matter) => matter === text('about')),
    settles: Array.isArray(settles) ? settles.filter((seq) => typeof seq === 'number') : undefined,
  };
}

/** An act before, with its day. */
interface Before<Kind extends Act = Act> {
  act: Kind;
  on: string;
}

const rowOf = (act: DatedAct): Placed | undefined =>
  Object.values(predecessors).find((placed) => placed.is === act);

/** A meeting is taken over by later ones, also of another body: only what is done at it looks back to it. */
const leadsOn = (act: Act): act is DatedAct => isDated(act) && act !== 'meeting';

/** These acts, and all with a day of their own that were before them. */
function allBefore(acts: readonly Act[], seen: readonly Act[] = []): Act[] {
  const fresh = acts.filter((act) => !seen.includes(act));
  return fresh.reduce<Act[]>(
    (all, act) =>
      leadsOn(act) ? allBefore((rowOf(act)?.after ?? []).filter(isDated), [...all, act]) : [...all, act],
    [...seen],
  );
}

/** Acts that are on record and look back to this one. */
const allAfter = (act: DatedAct): DatedAct[] =>
  Object.values(predecessors).flatMap(({ is, after }) => (is && allBefore(after).includes(act) ? [is] : []));

const latest = <Kind extends Act>(before: readonly Before<Kind>[]): Before<Kind> | undefined =>
  [...before].sort((a, b) => b.on.localeCompare(a.on))[0];

function datesOf(state: CaseState, acts: readonly Act[], meant: Meant): Before[] {
  return acts.filter(isDated).flatMap((act) => {
    const on = datedActs[act](state, meant);
    return on === undefined ? [] : [{ act, on }];
  });
}

/** The act on record that the day lies before, where only the moment of its record is known; the latest of them. */
function findRecordedAfter(
  state: CaseState,
  { after }: Placed,
  day: string,
  meant: Meant,
  { calendar }: Context,
): Before<RecordedAct> | undefined {
  const before = after.flatMap((act): Before<RecordedAct>[] => {
    if (isDated(act)) return [];
    const at = recordedActs[act](state, meant);
    return at === undefined ? [] : [{ act, on: localDate(calendar, at) }];
  });
  return latest(before.filter(({ on }) => day < on));
}

/**
 * Why an act cannot have been on its day: it would have been before one that must come first, or after one that came after it. Before
 * one of which only the moment of record is known, it is entered with the reason.
 */
export function whyNotInOrder(
  state: CaseState,
  type: Type,
  input: unknown,
  ctx: Context,
): Refusal | undefined {
  const placed = predecessors[type];
  if (!placed) return undefined;
  const { field, is, after } = placed;
  const said = saidIn(input, placed);
  const { day } = said;
  if (day === undefined) return undefined;
  const earlier = latest(datesOf(state, allBefore(after), said).filter(({ on }) => day < on));
  if (earlier) return refuse('dayBeforeAct', { field, params: { ...earlier } });
  const [later] = is ? datesOf(state, allAfter(is), said).filter(({ on }) => on < day) : [];
  if (later) return refuse('dayAfterAct', { field, params: { ...later } });
  const recorded = findRecordedAfter(state, placed, day, said, ctx);
  return recorded && said.lateReason === undefined
    ? refuse('lateReasonMissing', { field: 'lateReason', params: { ...recorded } })
    : undefined;
}

/** The input as its command knows it: why it is entered late is told apart. */
export function withoutLateReason(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || !('lateReason' in input)) return input;
  return Object.fromEntries(Object.entries(input).filter(([field]) => field !== 'lateReason'));
}

/** That an act is entered late, where a reason was given for it. */
export function enteredLate(state: CaseState, type: Type, input: unknown, ctx: Context): Happening[] {
  const placed = predecessors[type];
  if (!placed) return [];
  const said = saidIn(input, placed);
  const { day, lateReason } = said;
  if (day === undefined || lateReason === undefined) return [];
  const recorded = findRecordedAfter(state, placed, day, said, ctx);
  return [happened('enteredLate', { on: day, reason: lateReason, ...(recorded && { recorded }) })];
}
