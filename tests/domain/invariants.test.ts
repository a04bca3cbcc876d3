import fc from 'fast-check';
import type { Actor } from '../../domain/access/policy';
import { roles } from '../../domain/access/roles';
import { type CommandType, commandTypes } from '../../domain/case/commands';
import type { RulesNow } from '../../domain/case/context';
import { type Command, decide, decideTimePassed, isAccepted, whyNotOffered } from '../../domain/case/decide';
import type { CaseEvent } from '../../domain/case/events/event';
import { evolve } from '../../domain/case/evolve/evolve';
import type { CaseState } from '../../domain/case/state';
import { stages } from '../../domain/case/vocabulary';
import { isPaused } from '../../domain/clocks/clock';
import { getProcedureInForce, type Procedure } from '../../domain/procedure/procedure';
import { at, calendar, holderOf, procedure22, procedures, schemaOf } from './office';
import { forbiddenIn } from './forbidden';
import { peopleFor } from './people';
import { ordinaryGiver, ordinaryInput } from './ordinary';

/** One thing that somebody tries on a case, and how many hours after the last. */
interface Try {
  hours: number;
  /** Which of the commands that are offered now; beyond them, any command at all. */
  choice: number;
  anyone: boolean;
  /** On with the case, where that is possible, rather than out of the office with it. */
  onward: boolean;
  role: number;
  /** How many days ago it is said to have been, where it is entered late. */
  ago: number;
  /** A seen act that lies behind, as of a person who looked long ago. */
  stale: boolean;
}

const tries = fc.array(
  fc.record({
    hours: fc.oneof({ weight: 4, arbitrary: fc.nat(48) }, fc.nat(24 * 60)),
    choice: fc.nat(1000),
    onward: fc.oneof({ weight: 8, arbitrary: fc.constant(true) }, fc.constant(false)),
    anyone: fc.oneof({ weight: 6, arbitrary: fc.constant(false) }, fc.constant(true)),
    role: fc.nat(roles.length - 1),
    ago: fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, fc.nat(12)),
    stale: fc.oneof({ weight: 25, arbitrary: fc.constant(false) }, fc.constant(true)),
  }),
  { minLength: 1, maxLength: 110, size: 'max' },
);

const frozen = <Value>(value: Value): Value => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
};

/** The way of an ordinary case, last first: what has just become possible is done. */
const onwardCommands: readonly CommandType[] = [
  'closeCase', 'recordCommendation', 'apologise', 'restoreName', 'tell', 'serveDecision', 'withdraw', 'decideProtection', 'recordRecovery', 'followRecommendation', 'publish',
  'approvePublication', 'decideDiscipline', 'decideAppeal', 'concludeWithDiscipline', 'conclude',
  'recordVote', 'holdHearing', 'submitReport', 'setFinding', 'recordExplanation', 'announceDecision', 'signDecision',
  'formTeam', 'proposeAssignment', 'accept', 'acceptAppeal', 'classify',
]; // prettier-ignore

const usuallyOffered = (state: CaseState, rules: RulesNow): CommandType[] =>
  commandTypes.filter((type) => whyNotOffered(state, ordinaryGiver(type), type, rules) === undefined);

const official = { kind: 'official', name: 'Trần Văn Mẫu', managingBody: 'UBND tỉnh Mẫu' };
const stateLaw = getProcedureInForce(procedures, '2023-03-01', 'state');

/** A case as a row of tries leaves it, with what each brought about. */
class Walk {
  state: CaseState | undefined;
  readonly events: CaseEvent[] = [];
  readonly accepted: { type: Command['type']; actor: Actor; before: CaseState | undefined }[] = [];
  readonly stages = new Set<string>();
  now = at('2023-03-01');

  /** What the whole walk puts in otherwise than an ordinary day. */
  private readonly more: Partial<Record<Command['type'], Record<string, unknown>>>;
  readonly procedure: Procedure;

  /** Of four walks two are denunciations, one wrong in all it says, and two appeals, one annulling; every third is about an official. */
  constructor(row: readonly Try[]) {
    const choice = row[0]?.choice ?? 0;
    const appeal = { kind: 'disciplineAppeal' };
    const appeals = { register: appeal, classify: appeal };
    const kinds: (typeof this.more)[] = [
      {},
      appeals,
      {
        setFinding: { finding: 'unfounded' },
        submitReport: { proposesDiscipline: false },
        conclude: { disciplineDue: false },
      },
      { ...appeals, decideAppeal: { result: 'annulled' } },
    ];
    const kind = kinds[choice % kinds.length] ?? {};
    const isOfficial = choice % 3 === 2;
    this.more = isOfficial ? { ...kind, register: { ...kind.register, subject: official } } : kind;
    this.procedure = isOfficial ? stateLaw : procedure22;
    this.step('register', ordinaryGiver('register'));
    for (const one of row) this.take(one);
  }

  private take({ hours, choice, anyone, onward, role, ago, stale }: Try): void {
    this.now = new Date(Date.parse(this.now) + hours * 3_600_000).toISOString();
    if (!this.state) return;
    const passed = decideTimePassed(frozen(this.state), this.now, `t-${this.events.length}`);
    if (passed) this.keep(passed);
    const possible = usuallyOffered(this.state, this);
    const next = onward ? onwardCommands.find((type) => possible.includes(type)) : undefined;
    const list = anyone || possible.length === 0 ? commandTypes : possible;
    const type = (anyone ? undefined : next) ?? list[choice % list.length];
    const someone = roles[role];
    if (!type || !someone) return;
    this.step(type, anyone ? holderOf(someone) : ordinaryGiver(type), {
      ago,
      seenAct: stale ? 1 : undefined,
    });
  }

  private step(
    type: Command['type'],
    actor: Actor,
    { ago, seenAct }: { ago: number; seenAct?: number | undefined } = { ago: 0 },
  ): void {
    const schema = schemaOf(type);
    const said = new Date(Date.parse(this.now) + 7 * 3_600_000 - ago * 86_400_000).toISOString().slice(0, 10);
    const late = ago > 0 && { lateReason: 'Ghi muộn.' };
    const typed = { ...ordinaryInput(type, this.state, said), ...this.more[type], ...late };
    const parsed = schema.safeParse({ ...peopleFor(type, this.state, typed), ...typed });
    if (!parsed.success) return;
    const command = { type, commandId: `k-${this.events.length}`, actor, input: parsed.data, seenAct };
    const ctx = { now: this.now, actor, procedure: this.procedure, calendar };
    const before = this.state && frozen(this.state);
    const decision = decide('c-1', before, command, ctx);
    // As text: a comparison step by step would take most of the time of a walk.
    expect(JSON.stringify(decide('c-1', before, command, ctx))).toBe(JSON.stringify(decision));
    if (!isAccepted(decision)) return;
    expect(seenAct === undefined || before === undefined || before.lastAct.seq === 1).toBe(true);
    this.accepted.push({ type, actor, before });
    this.keep(decision);
  }

  private keep({ events, state }: { events: CaseEvent[]; state: CaseState }): void {
    this.events.push(...events);
    this.state = state;
    this.stages.add(state.stage);
    expect(forbiddenIn(state)).toEqual([]);
  }
}

const runs = { numRuns: 80, endOnFailure: true };

test('no row of commands, by anyone and at any time, reaches a state that the rules forbid', () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(tries, (row) => {
      for (const stage of new Walk(row).stages) reached.add(stage);
    }),
    { ...runs, numRuns: 480 },
  );
  // The walks are worth something only if they come far.
  expect([...reached].sort()).toEqual([...stages].sort());
});

test('events are numbered without a gap, in the order of time, and every beginning of them is a case', () => {
  fc.assert(
    fc.property(tries, (row) => {
      const { events, state } = new Walk(row);
      let folded: CaseState | undefined;
      let before = '';
      events.forEach((event, index) => {
        expect(event.seq).toBe(index + 1);
        expect(event.at >= before).toBe(true);
        before = event.at;
        folded = evolve(folded && frozen(folded), event);
        expect(folded.seq).toBe(event.seq);
      });
      expect(folded).toEqual(state);
    }),
    runs,
  );
});

test('whoever only watches or keeps accounts never changes a case', () => {
  fc.assert(
    fc.property(tries, (row) => {
      const { accepted } = new Walk(row);
      const watchers = accepted.filter(({ actor }) =>
        actor.roles.every((role) => role === 'auditor' || role === 'administrator'),
      );
      expect(watchers.map(({ type }) => type)).toEqual([]);
    }),
    runs,
  );
});

test('while a case rests, the clocks that measure its work rest too', () => {
  fc.assert(
    fc.property(tries, (row) => {
      const { state } = new Walk(row);
      if (!state?.paused) return;
      // The duties to tell and to publish go on (procedure §4, clock rules).
      const { handling, settling, appeal, stall } = state.clocks;
      const going = [handling, settling, appeal, stall].filter(
        (clock) => clock?.stoppedOn === undefined && clock,
      );
      expect(going.every(isPaused)).toBe(true);
    }),
    runs,
  );
});
