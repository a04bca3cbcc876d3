import type { AppealResult, Finding, Outcome, ReportKind } from '../case/vocabulary';
import type { DisciplineForm } from '../procedure/partyProcedure';
import type { CaseMark, MarkedDeed } from './marks';

type Received = Extract<MarkedDeed, { kind: 'received' }>;

interface Allegation {
  id: string;
  code?: string | undefined;
  finding?: Finding | undefined;
  withdrawn?: boolean | undefined;
}

/** What is to come back in one recommendation, in đồng. */
interface Recovery {
  amount: number;
  recovered: number;
  givenUp: number;
}

/** A case as figures know it at the end of a day. */
export interface CaseFacts {
  receivedOn: string;
  kind: ReportKind;
  source: Received['source'];
  standing: Received['standing'];
  subject: Received['subject'];
  level?: Received['level'];
  unit?: string | undefined;
  allegations: Allegation[];
  accepted: boolean;
  /** Concluded, decided, or ended in another way; what follows of publication and recommendations does not keep it open. */
  done?: { on: string; outcome: Outcome; ground?: string | undefined } | undefined;
  disciplineDue: boolean;
  disciplined?: { form?: DisciplineForm | undefined; by: 'commission' | 'superior' } | undefined;
  /** The form that an appeal is against, and what became of it. */
  appealed?: DisciplineForm | undefined;
  appealResult?: AppealResult | undefined;
  openTransfers: number;
  recoveries: ReadonlyMap<string, Recovery>;
  late: ReadonlySet<string>;
}

/** What was on record of a case at a moment: how it began, and its deeds in the order of their record. */
export interface KnownHistory {
  begun: CaseFacts;
  marks: readonly CaseMark[];
}

/** What of these marks was on record at a moment; undefined where the case was not. A deed counts on no day before that of the receipt. */
export function findKnown(marks: readonly CaseMark[], recordedBy: string): KnownHistory | undefined {
  const known = marks.filter(({ at }) => at <= recordedBy);
  const received = known.find(({ deed }) => deed.kind === 'received')?.deed;
  if (received?.kind !== 'received') return undefined;
  let facts = begun(received);
  // What was entered wrong was another from the first day on.
  for (const { deed } of known) if (deed.kind === 'putRight') facts = putRight(facts, deed);
  const { receivedOn } = facts;
  return {
    begun: facts,
    marks: known.map((mark) => (mark.on < receivedOn ? { ...mark, on: receivedOn } : mark)),
  };
}

/** A case at the end of a day; undefined where it had not been received. */
export const findFacts = (history: KnownHistory, day: string): CaseFacts | undefined =>
  folded(history, (on) => on <= day);

/** A case as it was when a day began. */
export const findFactsBefore = (history: KnownHistory, day: string): CaseFacts | undefined =>
  folded(history, (on) => on < day);

function folded(
  { begun: first, marks }: KnownHistory,
  isPast: (on: string) => boolean,
): CaseFacts | undefined {
  if (!isPast(first.receivedOn)) return undefined;
  // A copy of its own, written into as it goes: a year's figures fold thousands of histories twice.
  const facts = { ...first };
  for (const mark of marks) if (isPast(mark.on)) Object.assign(facts, after(facts, mark));
  return facts;
}

const begun = ({ on, as, source, standing, subject, level, unit, allegations }: Received): CaseFacts => ({
  receivedOn: on,
  kind: as,
  source,
  standing,
  subject,
  level,
  unit,
  allegations,
  accepted: false,
  disciplineDue: false,
  openTransfers: 0,
  recoveries: new Map(),
  late: new Set(),
});

function putRight(facts: CaseFacts, deed: Extract<MarkedDeed, { kind: 'putRight' }>): CaseFacts {
  const { receivedOn, source, subject, level, unit, allegation } = deed;
  return {
    ...facts,
    ...(receivedOn && { receivedOn }),
    ...(source && { source }),
    ...(subject && { subject }),
    ...(level && { level }),
    ...(unit && { unit }),
    ...(allegation && {
      allegations: facts.allegations.map((one) =>
        one.id === allegation.id ? { ...one, code: allegation.code } : one,
      ),
    }),
  };
}

const withDone = ({ done }: CaseFacts, on: string, outcome: Outcome, ground?: string): Partial<CaseFacts> =>
  done ? {} : { done: { on, outcome, ...(ground && { ground }) } };

const marked = (facts: CaseFacts, ids: readonly string[], change: Partial<Allegation>): Allegation[] =>
  facts.allegations.map((one) => (ids.includes(one.id) ? { ...one, ...change } : one));

const isOver = (allegations: readonly Allegation[]): boolean =>
  allegations.length > 0 && allegations.every(({ withdrawn }) => withdrawn);

function withRecovery(facts: CaseFacts, id: string, change: (one: Recovery) => Recovery): Partial<CaseFacts> {
  const before = facts.recoveries.get(id) ?? { amount: 0, recovered: 0, givenUp: 0 };
  return { recoveries: new Map([...facts.recoveries, [id, change(before)]]) };
}

const nothing: Partial<CaseFacts> = {};

function after(facts: CaseFacts, { on, deed }: CaseMark): Partial<CaseFacts> {
  switch (deed.kind) {
    case 'received':
    case 'putRight':
    case 'suspended':
    case 'published':
    case 'takenBack':
    case 'escalated':
    case 'commendationProposed':
    case 'commended':
      return nothing;
    case 'classified':
      return { kind: deed.as };
    case 'accepted':
      return { accepted: true, ...(deed.appealed && { appealed: deed.appealed }) };
    case 'parted':
      return {
        allegations: facts.allegations.filter(({ id }) => !deed.allegations.includes(id)),
        ...(deed.as && { kind: deed.as }),
      };
    case 'widened':
      return { allegations: [...facts.allegations, ...deed.allegations] };
    case 'found':
      return { allegations: marked(facts, [deed.allegation], { finding: deed.finding }) };
    case 'withdrawn': {
      const allegations = marked(facts, deed.allegations, { withdrawn: true });
      return { allegations, ...(isOver(allegations) && withDone(facts, on, 'withdrawn')) };
    }
    case 'takenUp':
      return { allegations: marked(facts, deed.allegations, { withdrawn: false }) };
    case 'ended':
      return withDone(facts, on, deed.outcome, deed.ground);
    case 'concluded':
      return { ...withDone(facts, on, 'settled'), disciplineDue: deed.disciplineDue };
    case 'appealDecided':
      return { ...withDone(facts, on, 'settled'), appealResult: deed.result };
    case 'backAgain':
      return {
        done: undefined,
        disciplineDue: false,
        disciplined: undefined,
        appealResult: undefined,
        allegations: isOver(facts.allegations)
          ? facts.allegations.map((one) => ({ ...one, withdrawn: false }))
          : facts.allegations,
      };
    case 'disciplined':
      return { disciplined: { form: deed.form, by: deed.by } };
    case 'transferred':
      return { openTransfers: facts.openTransfers + 1 };
    case 'transferAnswered':
      // An answer is to all that was passed on before it.
      return { openTransfers: 0 };
    case 'toRecover':
      return withRecovery(facts, deed.id, (one) => ({ ...one, amount: one.amount + deed.amount }));
    case 'recovered':
      return withRecovery(facts, deed.id, (one) => ({ ...one, recovered: one.recovered + deed.amount }));
    case 'givenUp':
      return withRecovery(facts, deed.id, (one) => ({ ...one, givenUp: one.givenUp + deed.amount }));
    case 'late':
      return { late: new Set([...facts.late, deed.clock]) };
    case 'notLate':
      return { late: new Set([...facts.late].filter((clock) => clock !== deed.clock)) };
  }
}

/**
 * What a case has found as a whole, as a report counts its subject once: right where all is, wrong where all is, partly right where anything is;
 * what is neither shown right nor all wrong has no basis. Undefined where nothing is found yet. The house's choice: the form does not say.
 */
export function findFinding({ allegations }: Pick<CaseFacts, 'allegations'>): Finding | undefined {
  const found = allegations.flatMap(({ withdrawn, finding }) => (withdrawn || !finding ? [] : finding));
  if (found.length === 0) return undefined;
  if (found.every((one) => one === 'upheld')) return 'upheld';
  if (found.some((one) => one === 'upheld' || one === 'partlyUpheld')) return 'partlyUpheld';
  return found.every((one) => one === 'unfounded') ? 'unfounded' : 'noBasis';
}
