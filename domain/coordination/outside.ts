import { leftToRecover } from '../case/assets';
import type { CaseState } from '../case/state';
import { keyOf } from '../clocks/clock';
import { searchable } from '../views/searchText';

/** Of which kind a body outside is, as far as its name tells: the first of these that fits. */
const signs = {
  investigation: ['dieu tra'],
  procuracy: ['kiem sat'],
  court: ['toa an'],
  judgmentEnforcement: ['thi hanh an'],
  police: ['cong an'],
  inspectorate: ['thanh tra'],
} as const;
export const bodyKinds = [
  'investigation', 'procuracy', 'court', 'judgmentEnforcement', 'police', 'inspectorate', 'other',
] as const; // prettier-ignore
export type BodyKind = (typeof bodyKinds)[number];

/** A committee for inspection has "kiểm tra" in its name, which is none of these. */
export function bodyKindOf(name: string): BodyKind {
  const plain = searchable(name);
  return (
    bodyKinds.find((kind) => kind !== 'other' && signs[kind].some((sign) => plain.includes(sign))) ?? 'other'
  );
}

/** What a case can have with a body outside: signs of crime, a false report, a request, a report that was forwarded, assets to come back. */
export const outsideThings = ['crimeSigns', 'falseReport', 'request', 'forwarded', 'recovery'] as const;
export type OutsideThing = (typeof outsideThings)[number];

/** One thing that is or was with a body outside. */
export interface Outside {
  thing: OutsideThing;
  to: string;
  body: BodyKind;
  /** Since when: a day, or a moment. */
  since?: string | undefined;
  /** The day on which its answer is due, where one is owed. */
  due?: string | undefined;
  /** Since when that is over while nothing has come. */
  lateSince?: string | undefined;
  /** When the answer came; of assets, absent: `done` says that nothing is left. */
  answeredOn?: string | undefined;
  /** Whether nothing is awaited of it any more. */
  done: boolean;
  /** In đồng. */
  assets?: { amount: number; recovered: number; givenUp: number; left: number } | undefined;
}

/** What the clock of an answer says: it runs by the version that the case goes by. */
function owed({ clocks }: CaseState, of: string): Pick<Outside, 'due' | 'lateSince'> {
  const clock = clocks[keyOf({ kind: 'reply', of })];
  if (!clock) return {};
  return {
    due: clock.dates?.dueOn ?? clock.originalDueOn,
    lateSince: clock.stoppedOn === undefined ? clock.overdueSince : undefined,
  };
}

const about = (thing: OutsideThing, to: string) => ({ thing, to, body: bodyKindOf(to) });

function transfersOf(state: CaseState): Outside[] {
  return (state.transfers ?? []).map(({ to, on, repliedOn }, i) => ({
    ...about('crimeSigns', to),
    ...owed(state, `t${i + 1}`),
    since: on,
    answeredOn: repliedOn,
    done: repliedOn !== undefined,
  }));
}

function requestsOf(state: CaseState): Outside[] {
  return state.requests.map(({ id, to, askedAt, replyBy, repliedOn }) => ({
    ...about('request', to),
    due: replyBy,
    ...owed(state, id),
    since: askedAt,
    answeredOn: repliedOn,
    done: repliedOn !== undefined,
  }));
}

function recoveriesOf({ recommendations }: CaseState): Outside[] {
  return recommendations.flatMap(({ to, at, dueOn, done, assets }) => {
    if (!assets) return [];
    const { amount, recovered, givenUp } = assets;
    const sums = { amount, recovered, givenUp: givenUp?.amount ?? 0, left: leftToRecover(assets) };
    return [{ ...about('recovery', to), since: at, due: dueOn, done, assets: sums }];
  });
}

/** Everything of a case that went to a body outside, in the order of the procedure. What was asked for to protect somebody is not among it: that is of the protected file. */
export function outsideOf(state: CaseState): Outside[] {
  const { falseReport, forwarding, outcome } = state;
  const handed: Outside[] =
    falseReport?.to === undefined
      ? []
      : [{ ...about('falseReport', falseReport.to), since: falseReport.on, done: true }];
  // What went to another level of the Party's own organisation is no matter of coordination.
  const forwarded: Outside[] =
    outcome === 'forwarded' && forwarding && !forwarding.toUnit
      ? [{ ...about('forwarded', forwarding.to), since: forwarding.at, done: true }]
      : [];
  return [...forwarded, ...requestsOf(state), ...transfersOf(state), ...handed, ...recoveriesOf(state)];
}

/** The sums of assets over some of these. */
export const totalRecovery = (all: readonly Outside[]) =>
  all.reduce(
    (sum, { assets }) =>
      assets
        ? {
            amount: sum.amount + assets.amount,
            recovered: sum.recovered + assets.recovered,
            givenUp: sum.givenUp + assets.givenUp,
            left: sum.left + assets.left,
          }
        : sum,
    { amount: 0, recovered: 0, givenUp: 0, left: 0 },
  );
