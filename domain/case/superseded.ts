import type { CaseEvent, EventType } from './events/event';
import type { CaseState, Superseded, SupersededFact } from './state';

/** What later acts may replace or end; `Standing` of the state says what is left out. */
const kept: Record<SupersededFact, true> = {
  registration: true,
  allegations: true,
  classification: true,
  complexity: true,
  acceptedAt: true,
  ending: true,
  forwarding: true,
  takenOver: true,
  firstMeeting: true,
  proposal: true,
  team: true,
  decision: true,
  announcedOn: true,
  explainBy: true,
  explanationOn: true,
  inspection: true,
  combined: true,
  requests: true,
  report: true,
  hearing: true,
  postponements: true,
  meetings: true,
  dissents: true,
  deferral: true,
  vote: true,
  conclusion: true,
  proposedDiscipline: true,
  discipline: true,
  appeal: true,
  rules: true,
  appeals: true,
  served: true,
  parts: true,
  guidedParts: true,
  mergedReports: true,
  links: true,
  mergedMatter: true,
  publication: true,
  closedOwing: true,
  recommendations: true,
  protection: true,
  reporterMeeting: true,
  transfers: true,
  superiorQuestion: true,
  suspension: true,
  restoration: true,
  falseReport: true,
  apology: true,
  commendation: true,
  conflicts: true,
  paused: true,
};

export const isSupersedable = (key: string): key is SupersededFact => Object.hasOwn(kept, key);

/** What goes on within a fact, and replaces nothing: a recommendation gets done, a meeting is over. */
const goesOn = ['withdrawn', 'done', 'recovered', 'balloted', 'over', 'answered'];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Whether everything that was said is still said; more may have been added to it. */
function staysIn(before: unknown, after: unknown): boolean {
  if (before === after || before === undefined) return true;
  if (Array.isArray(before)) return Array.isArray(after) && lostFrom(before, after).length === 0;
  if (!isRecord(before) || !isRecord(after)) return false;
  return Object.entries(before).every(([key, value]) => goesOn.includes(key) || staysIn(value, after[key]));
}

/** Those of a list that are in it no more, as they were. */
const lostFrom = (before: readonly unknown[], after: readonly unknown[]): unknown[] =>
  before.filter((one, i) => !staysIn(one, after[i]) && !after.some((other) => staysIn(one, other)));

/** A register only adds the number to what was done. */
const addsOnly = (type: EventType): boolean => type === 'numberGiven';

/** The case's superseded facts after an event that changes it so: nothing of the file is overwritten in silence. */
export function superseding(
  before: CaseState,
  change: Partial<CaseState>,
  { type, seq, at, by }: CaseEvent,
): Partial<CaseState> {
  if (addsOnly(type)) return {};
  const lost = Object.entries(change).flatMap(([fact, after]) => {
    if (!isSupersedable(fact)) return [];
    const was: unknown = before[fact];
    if (staysIn(was, after)) return [];
    const gone = Array.isArray(was) ? lostFrom(was, Array.isArray(after) ? after : []) : was;
    // A fact and its value belong together in the state; going through its entries loses that.
    return [{ fact, was: gone, seq, at, by, through: type } as Superseded];
  });
  return lost.length > 0 ? { superseded: [...(before.superseded ?? []), ...lost] } : {};
}

/** What the case's file held of a kind before what it holds now, in order. */
export const formerly = <Fact extends SupersededFact>({ superseded = [] }: CaseState, fact: Fact) =>
  superseded.filter((one): one is Extract<Superseded, { fact: Fact }> => one.fact === fact);
