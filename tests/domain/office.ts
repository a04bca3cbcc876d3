import type { z } from 'zod';
import type { Actor } from '../../domain/access/policy';
import type { Person } from '../../domain/access/people';
import type { Role } from '../../domain/access/roles';
import { type Calendar, type Instant } from '../../domain/calendar/calendar';
import type { ClockKind } from '../../domain/clocks/clock';
import { inputSchema } from '../../domain/case/commands';
import { changeRules } from '../../domain/case/commands/changeRules';
import { isOwnPageCommand, ownPageCommands } from '../../domain/case/commands/ownPage';
import { register } from '../../domain/case/commands/register';
import type { Context, RulesNow } from '../../domain/case/context';
import { type Command, type Decision, decide, decideTimePassed, isAccepted } from '../../domain/case/decide';
import type { CaseEvent, EventType } from '../../domain/case/events/event';
import { beforeTeam } from '../../domain/case/order/usualOrder';
import type { Refusal } from '../../domain/case/refusal';
import type { CaseState } from '../../domain/case/state';
import { findAttendance } from '../../domain/meetings/caseMeeting';
import { getProcedureInForce, type Procedure } from '../../domain/procedure/procedure';
import { readCalendar, readProcedures } from '../../seeds/reference';
import { type HandedOn, inSteps, type Someone } from '../../seeds/demonstration/inSteps';
import { ordinaryGiver, ordinaryInput } from './ordinary';
import { ordinaryPersons, peopleFor } from './people';

export const calendar: Calendar = readCalendar('office');
export const procedures: Procedure[] = readProcedures('office');
export const procedure22 = getProcedureInForce(procedures, '2022-01-28', 'party');

/** An account that holds just this role. */
export const holderOf = (role: Role): Actor => ({ id: `u-${role}`, roles: [role] });
/** A second area officer, who sits in verification teams. */
export const teamMember: Actor = { id: 'u-member', roles: ['areaOfficer'] };

/** A moment on the office's wall clock; Vietnam keeps UTC+7 all year. */
export const at = (date: string, time = '09:00'): Instant =>
  new Date(`${date}T${time}:00+07:00`).toISOString();
/** 24:00 of a date. */
export const endOfDate = (date: string): Instant =>
  new Date(Date.parse(at(date, '00:00')) + 86_400_000).toISOString();

/** Who gives a command and when; a bare date means nine in the morning, and by default the usual giver. */
export interface Sitting {
  on: string;
  by?: Actor;
}

/** The schema that the input of a command must fit. */
export function schemaOf(type: Command['type']): z.ZodType<Record<string, unknown>> {
  if (type === 'register') return register.input();
  return isOwnPageCommand(type) ? ownPageCommands[type].input() : inputSchema(type);
}

/** Whoever usually does it; a second holder of the role where the first has a hand in it already. */
export const ordinaryHand: Someone = ([giver = 'areaOfficer'], except, { team }) => {
  if (giver === 'caseLeader' || giver === 'caseTeam')
    return { id: team?.leader ?? 'u-teamLeader', roles: ['teamLeader'] };
  const holder = holderOf(giver);
  return except.includes(holder.id) ? { ...holder, id: `${holder.id}-2` } : holder;
};
/** The list of the body's members says what the ballot says, where no meeting does and the test has no list of its own. */
function withList(
  type: Command['type'],
  state: CaseState | undefined,
  typed: Record<string, unknown>,
): Record<string, unknown> {
  const isBallot = type === 'recordVote' || type === 'decideAppeal';
  if (!isBallot || !state || findAttendance(state) || 'listed' in typed) return typed;
  return { ...typed, listed: typed.officialMembers };
}

/** A case driven as an office drives it: what fell due before a command comes first, then the command. */
export class OfficeCase {
  state: CaseState | undefined;
  readonly events: CaseEvent[] = [];
  private commands = 0;
  /** Whom the office has: the ordinary people, and whom a test gives it besides. */
  persons: readonly Person[] = ordinaryPersons;

  constructor(
    public procedure: Procedure,
    public office: Calendar = calendar,
    readonly caseId = 'c-1',
  ) {}

  /** Registers a report received on `receivedOn` on that very day, under the procedure then in force. */
  static received(receivedOn: string, input: Record<string, unknown> = {}, caseId?: string): OfficeCase {
    const procedure = getProcedureInForce(procedures, receivedOn, 'party');
    const one = new OfficeCase(procedure, calendar, caseId);
    return one.give('register', { on: receivedOn }, { receivedOn, ...input });
  }

  /** From now on by other rules than those of its registration, as if the office had always had them. */
  by(change: (procedure: Procedure) => Procedure): this {
    this.procedure = change(this.procedure);
    return this;
  }

  get now(): CaseState {
    if (!this.state) throw new Error('the case is not registered yet');
    return this.state;
  }

  /** By what it is asked what can be done in the case on a day, by default that of the last act. */
  rulesOn(on?: string): RulesNow {
    return { procedure: this.procedure, now: on === undefined ? this.now.lastAct.at : at(on) };
  }

  /** Gives a command that must be accepted, with ordinary input where nothing else is said. */
  give(type: Command['type'], sitting: Sitting, input: Record<string, unknown> = {}): this {
    const decision = this.attempt(type, sitting, input);
    if (!isAccepted(decision)) throw new Error(`${type}: ${JSON.stringify(decision.refusal)}`);
    this.events.push(...decision.events);
    this.state = decision.state;
    return this;
  }

  /** Gives a command by one hand: what the office decides in steps is only proposed. */
  handIn(type: Command['type'], sitting: Sitting, input: Record<string, unknown> = {}): this {
    const now = at(sitting.on);
    this.wait(now);
    const by = sitting.by ?? ordinaryGiver(type);
    const typed = withList(type, this.state, { ...this.inputFor(type, sitting.on), ...input });
    const { decision } = this.decided(this.state, { type, by, input: typed, now });
    if (!isAccepted(decision)) throw new Error(`${type}: ${JSON.stringify(decision.refusal)}`);
    this.events.push(...decision.events);
    this.state = decision.state;
    return this;
  }

  /** Gives a command that must be refused. */
  refusalOf(type: Command['type'], sitting: Sitting, input: Record<string, unknown> = {}): Refusal {
    const decision = this.attempt(type, sitting, input);
    if (isAccepted(decision)) throw new Error(`${type} was accepted`);
    return decision.refusal;
  }

  /** Has a conflict of interest proposed by the department head, and upheld by the chair; of the chair by the standing committee. */
  exclude(accountId: string, on: string, relation = 'Anh em ruột'): this {
    this.give('declareConflict', { on }, { accountId, relation });
    const by = holderOf(accountId === 'u-chair' ? 'standingCommittee' : 'chair');
    return this.give('decideConflict', { on, by }, { accountId });
  }

  /** Lets time pass up to a moment. */
  wait(until: Instant): this {
    const passed = this.state && decideTimePassed(this.state, until, `t-${until}`);
    if (passed) {
      this.events.push(...passed.events);
      this.state = passed.state;
    }
    return this;
  }

  dueOn(kind: ClockKind): string | undefined {
    return this.now.clocks[kind]?.dates?.dueOn;
  }

  /** What has happened of a type, in order. */
  happened<Type extends EventType>(type: Type): Extract<CaseEvent, { type: Type }>[] {
    return this.events.filter((event): event is Extract<CaseEvent, { type: Type }> => event.type === type);
  }

  /** What an ordinary day of the office would write into a command's form. */
  inputFor(type: Command['type'], on: string): Record<string, unknown> {
    const ordinary = ordinaryInput(type, this.state, on);
    // What comes first by its own rules, which a test may have changed.
    if (type !== 'formTeam' || !this.state) return ordinary;
    const isFirst = beforeTeam(this.state, this.procedure).length > 0;
    return { ...ordinary, orderReason: isFirst ? 'Người tố cáo ở xa, đã gửi văn bản xác nhận.' : undefined };
  }

  private attempt(type: Command['type'], sitting: Sitting, input: Record<string, unknown>): Decision {
    const now = sitting.on.length > 10 ? sitting.on : at(sitting.on);
    this.wait(now);
    const actor = sitting.by ?? ordinaryGiver(type);
    const typed = withList(type, this.state, { ...this.inputFor(type, sitting.on.slice(0, 10)), ...input });
    const known = { ...peopleFor(type, this.state, typed, this.persons), ...typed };
    const act = { type, by: actor, input: typed, facts: known };
    const steps = this.state && inSteps(act, this.state, this.procedure, ordinaryHand);
    if (steps) return this.handedOn(steps, now);
    const { decision, full } = this.decided(this.state, { type, by: actor, input: typed, now });
    if (type === 'changeRules' && isAccepted(decision)) {
      const rules = changeRules.input().parse(full);
      this.procedure = rules.procedure;
      this.office = rules.calendar;
    }
    return decision;
  }

  private decided(
    state: CaseState | undefined,
    { type, by: actor, input, now }: { type: Command['type']; by: Actor; input: object; now: Instant },
  ) {
    const ctx: Context = { now, actor, procedure: this.procedure, calendar: this.office };
    const typed = { ...input };
    const full = schemaOf(type).parse({ ...peopleFor(type, state, typed, this.persons), ...typed });
    const commandId = `k-${(this.commands += 1)}`;
    return { full, decision: decide(this.caseId, state, { type, commandId, actor, input: full }, ctx) };
  }

  /** What is decided in steps, one hand after another in one sitting: refused as soon as one of them is. */
  private handedOn(steps: readonly HandedOn[], now: Instant): Decision {
    let state = this.now;
    const events: CaseEvent[] = [];
    for (const { input, ...hand } of steps) {
      const { decision } = this.decided(state, { ...hand, input: input(state), now });
      if (!isAccepted(decision)) return decision;
      events.push(...decision.events);
      state = decision.state;
    }
    return { events, state };
  }
}
