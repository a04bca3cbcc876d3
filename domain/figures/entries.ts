import type { DayKind } from '../reception/day';
import { groupFrom } from '../reception/figures';
import { isUnderWay, type Visit } from '../reception/visit';
import { type CaseFacts, findFacts, findFactsBefore, findFinding, findKnown } from './facts';
import type { CaseMark, MarkedDeed } from './marks';

/** By what forms can tell apart what they count; `content` can be several things at once. */
export const dimensions = [
  'kind', 'source', 'standing', 'subject', 'level', 'content', 'class', 'outcome', 'finding', 'discipline', 'disciplinedBy', 'appealed',
  'appealResult', 'matter', 'visitOutcome', 'dayKind', 'roadmap', 'criterion',
] as const; // prettier-ignore
export type Dimension = (typeof dimensions)[number];

/** What forms can count of cases and of visits in a period. Amounts are in đồng. */
export const flows = [
  'carriedOver', 'received', 'reopened', 'settled', 'open', 'mustDiscipline', 'disciplined', 'suspended', 'transferred', 'transferAnswered',
  'transferOpen', 'fellOverdue', 'overdue', 'escalated', 'concluded', 'published', 'takenBack', 'commendationProposed', 'commendedOpenly',
  'commendedInternally', 'commendationDeclined', 'assetsCarriedOver', 'assetsToRecover', 'assetsRecovered', 'assetsGivenUp', 'assetsLeft',
  'assetsSurplus', 'turns', 'persons', 'groups', 'becameCases', 'visitsLate', 'mattersCarriedOver', 'mattersAdded',
  'mattersTakenOff', 'mattersListed', 'mattersOverdue',
] as const; // prettier-ignore
export type Flow = (typeof flows)[number];

/** One thing that forms count: what it weighs in each flow, and what it is by each dimension. */
export interface Entry {
  /** Absent for what is no case. */
  caseId?: string | undefined;
  is: Partial<Record<Dimension, string | readonly string[]>>;
  weighs: Partial<Record<Flow, number>>;
}

/** What is reckoned: the days, both included, and the moment up to which what is on record counts. */
export interface Span {
  from: string;
  to: string;
  recordedBy: string;
}

/** Whether a report must be settled, as the forms class it; the only two reasons that they name are those of the name. */
function classOf({ accepted, done, standing }: CaseFacts): string {
  if (accepted) return 'mustSettle';
  if (!done) return 'notClassified';
  if (done.outcome !== 'refused' && done.outcome !== 'keptOnFile') return 'passedOn';
  if (done.ground !== 'hiddenOrFalseName') return 'otherGround';
  return standing === 'falseName' ? 'falseName' : 'hiddenName';
}

const isOf = (facts: CaseFacts): Entry['is'] => {
  const { kind, source, standing, subject, level, allegations, done, disciplined, appealed, appealResult } =
    facts;
  const finding = findFinding(facts);
  const content = [...new Set(allegations.flatMap(({ code }) => code ?? []))];
  return {
    kind,
    source,
    standing,
    subject,
    class: classOf(facts),
    content,
    ...(level && { level }),
    ...(done && { outcome: done.outcome }),
    ...(finding && { finding }),
    ...(disciplined?.form && { discipline: disciplined.form, disciplinedBy: disciplined.by }),
    ...(appealed && { appealed }),
    ...(appealResult && { appealResult }),
  };
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

const recoveries = (facts: CaseFacts | undefined) => {
  const nets = [...(facts?.recoveries.values() ?? [])].map(
    ({ amount, recovered, givenUp }) => amount - recovered - givenUp,
  );
  return {
    left: sum(nets.filter((net) => net > 0)),
    surplus: -sum(nets.filter((net) => net < 0)),
  };
};

type MoneyKind = 'toRecover' | 'recovered' | 'givenUp';
type Tallied = MarkedDeed['kind'] | `commended.${Extract<MarkedDeed, { kind: 'commended' }>['result']}`;

/** Under what a deed is tallied; a decision that nobody is disciplined is none on discipline. */
function talliedAs(deed: MarkedDeed): Tallied | undefined {
  if (deed.kind === 'commended') return `commended.${deed.result}`;
  return deed.kind === 'disciplined' && deed.form === undefined ? undefined : deed.kind;
}

/** How often each deed was done on these days, and the amounts in đồng. */
function tally(marks: readonly CaseMark[], from: string, to: string) {
  const counted = new Map<Tallied, number>();
  const amounts: Record<MoneyKind, number> = { toRecover: 0, recovered: 0, givenUp: 0 };
  for (const { on, deed } of marks) {
    if (on < from || on > to) continue;
    const what = talliedAs(deed);
    if (what) counted.set(what, (counted.get(what) ?? 0) + 1);
    if (deed.kind === 'toRecover' || deed.kind === 'recovered' || deed.kind === 'givenUp')
      amounts[deed.kind] += deed.amount;
  }
  return { counted, amounts };
}

/**
 * A case as forms count it; undefined where it had not been received by the end of the days. What it is by each dimension is what it is at their
 * end, in every flow, so that rows part the same cases in every column.
 */
export function findCaseEntry(
  caseId: string,
  marks: readonly CaseMark[],
  { from, to, recordedBy }: Span,
): Entry | undefined {
  const known = findKnown(marks, recordedBy);
  const now = known && findFacts(known, to);
  if (!now) return undefined;
  const before = findFactsBefore(known, from);
  const { counted, amounts } = tally(known.marks, from, to);
  const count = (what: Tallied): number => counted.get(what) ?? 0;
  const amount = (kind: MoneyKind): number => amounts[kind];

  const received = before ? 0 : 1;
  const carriedOver = before && !before.done ? 1 : 0;
  const reopened = before?.done && (count('backAgain') > 0 || !now.done) ? 1 : 0;
  const handled = received + carriedOver + reopened;
  const settled = now.done ? handled : 0;
  const [assetsBefore, assetsNow] = [recoveries(before), recoveries(now)];
  return {
    caseId,
    is: isOf(now),
    weighs: {
      received,
      carriedOver,
      reopened,
      settled,
      open: handled - settled,
      concluded: count('concluded') + count('appealDecided'),
      mustDiscipline: now.disciplineDue ? settled : 0,
      disciplined: count('disciplined'),
      suspended: count('suspended'),
      transferred: count('transferred'),
      transferAnswered: count('transferAnswered'),
      transferOpen: now.openTransfers,
      fellOverdue: count('late') > 0 ? 1 : 0,
      overdue: now.late.size > 0 ? 1 : 0,
      escalated: count('escalated') > 0 ? 1 : 0,
      published: count('published'),
      takenBack: count('takenBack'),
      commendationProposed: count('commendationProposed'),
      commendedOpenly: count('commended.openly'),
      commendedInternally: count('commended.internally'),
      commendationDeclined: count('commended.declined'),
      assetsCarriedOver: assetsBefore.left,
      assetsToRecover: amount('toRecover'),
      assetsRecovered: amount('recovered'),
      assetsGivenUp: amount('givenUp'),
      assetsLeft: assetsNow.left,
      assetsSurplus: assetsNow.surplus - assetsBefore.surplus,
    },
  };
}

/** A visit of these days as forms count it. @param dayKind of the day of reception on which it was */
export function visitEntry(visit: Visit, dayKind: DayKind | undefined): Entry {
  const { matter, settled, people, clocks, charges, caseId } = visit;
  const isLate =
    clocks.some(({ overdueSince }) => overdueSince) || charges.some(({ overdueSince }) => overdueSince);
  return {
    is: { matter, ...(settled && { visitOutcome: settled.outcome }), ...(dayKind && { dayKind }) },
    weighs: {
      turns: 1,
      persons: people,
      groups: people >= groupFrom ? 1 : 0,
      becameCases: caseId === undefined ? 0 : 1,
      visitsLate: isLate ? 1 : 0,
      open: charges.filter((charge) => isUnderWay(charge)).length,
    },
  };
}
