import { createHash } from 'node:crypto';
import { DateTime } from 'luxon';
import type { Actor } from '../../domain/access/policy';
import { type Role, roles } from '../../domain/access/roles';
import type { Calendar } from '../../domain/calendar/calendar';
import { daysFrom, localDate } from '../../domain/calendar/officeDays';
import {
  type Accepted,
  type Command,
  decide,
  decideNumberGiven,
  decideTimePassed,
  isAccepted,
} from '../../domain/case/decide';
import type { CaseEvent } from '../../domain/case/events/event';
import type { CaseState } from '../../domain/case/state';
import { nextDue } from '../../domain/clocks/passTime';
import { daysBefore } from '../../domain/clocks/years';
import type { Subject } from '../../domain/case/subject';
import { findPlace } from '../../domain/organisations/chain';
import { type PartySubject, unitOfSubject } from '../../domain/organisations/subjectUnit';
import type { OrganisationTree } from '../../domain/organisations/tree';
import type { PaperKind } from '../../domain/papers/kinds';
import type { Procedure } from '../../domain/procedure/procedure';
import { invented, lowerSubjects, matters, ordinarySubjects, pick, subjects } from './people';
import { endings, scriptOf } from './script';
import { type HandedOn, inSteps, type Someone } from './inSteps';
import { begin } from './preparing';
import type { Hand, Step } from './step';
import type { Story } from './stories';

/** Who is in the demonstration office. */
export interface Cast {
  actorFor(role: Exclude<Hand, 'caseLeader'>, index: number): Actor;
  getActor(id: string): Actor;
  holding(role: Role): Actor[];
  teamFor(index: number): { leader: string; members: string[] };
}

/** The rules a history plays under, and the moment at which it ends. */
export interface Stage {
  procedureFor(receivedOn: string): Procedure;
  calendar: Calendar;
  cast: Cast;
  now: string;
  /** The organisation in which the units of the subjects are found. */
  tree: OrganisationTree | undefined;
  /** Working days up to `now`, newest last; absent: worked out from the calendar for a bit more than half a year. */
  days?: readonly string[] | undefined;
  /** The number of a paper in the office's registers, once all stories are known. */
  numberOf?: ((caseId: string, kind: PaperKind) => string | undefined) | undefined;
}

export interface History {
  caseId: string;
  procedure: Procedure;
  events: CaseEvent[];
  state: CaseState;
  reporterName?: string | undefined;
}

/** An id of the same form as a real one, always the same for the same story. */
export function storyId(index: number): string {
  const hex = createHash('sha256').update(`liem demonstration ${index}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** The working days of the calendar from so many days before `now` up to it, newest last. */
export function recentWorkingDays(calendar: Calendar, now: string, back = 240): string[] {
  const span = calendar.kind === 'civil' ? { days: back } : { seconds: back * calendar.daySeconds };
  const from = DateTime.fromISO(now, { zone: 'utc' }).minus(span);
  const start = calendar.kind === 'civil' ? (from.toISODate() ?? '') : (from.startOf('minute').toISO() ?? '');
  const days: string[] = [];
  for (const { day, working } of daysFrom(calendar, start)) {
    if (day > (calendar.kind === 'civil' ? localDate(calendar, now) : now)) break;
    if (working) days.push(day);
  }
  return days;
}

/** A moment of office work on a day; different stories and steps work at different times. */
function momentOn(calendar: Calendar, day: string, n: number, now: string): string {
  const moment =
    calendar.kind === 'civil'
      ? DateTime.fromISO(day, { zone: calendar.timezone }).set({
          hour: 8 + (n % 9),
          minute: (n * 13) % 60,
          second: (n * 7) % 60,
        })
      : DateTime.fromISO(day, { zone: 'utc' }).plus({ milliseconds: 10 + n });
  const iso = moment.toUTC().toISO() ?? now;
  return iso < now ? iso : now;
}

/** What the registers give to the acts that ask for a number. */
function numbered(before: CaseState, { numberOf }: Stage, moment: string): Accepted[] {
  let state = before;
  return (before.unnumbered ?? []).flatMap(({ of, kind }) => {
    const number = numberOf?.(before.caseId, kind);
    const given = number && decideNumberGiven(state, { of, kind, number }, moment);
    if (!given) return [];
    state = given.state;
    return [given];
  });
}

/** A subject with the unit of their organisation as it stands on the day of receipt. */
function placed(subject: PartySubject, receivedOn: string, tree: OrganisationTree | undefined): Subject {
  const found = tree && unitOfSubject(tree, subject, receivedOn);
  const unit = tree && found && 'unit' in found ? findPlace(tree, found.unit.id, receivedOn) : undefined;
  return { ...subject, unit };
}

function reporterOf({ anonymous, falseName }: Story, ref: string) {
  if (anonymous) return { standing: 'anonymous' };
  return falseName ? { standing: 'falseName' } : { standing: 'named', ref };
}

/** What a letter tells: one thing for each of its allegations. */
const toldIn = ({ told, allegations = 1 }: Story, index: number) =>
  told ?? Array.from({ length: allegations }, (_, i) => pick(matters, index + i * 4));

const isInTeam = ({ team }: CaseState, id: string): boolean =>
  team !== undefined && (team.leader === id || team.members.includes(id));

type HandedUntil = NonNullable<Story['onItsWay']>['until'];

/** The hands of an act that has come so far: all of them where nothing else is said. */
function handsUntil(steps: readonly HandedOn[], until: HandedUntil | undefined): readonly HandedOn[] {
  const [submits, appraises] = steps;
  if (!until || !submits || !appraises) return steps;
  if (until === 'submitted') return [submits];
  if (until === 'appraised') return [submits, appraises];
  const missing = 'Chưa nêu rõ điều kiện thụ lý đã đáp ứng; bổ sung căn cứ và tài liệu kèm theo.';
  const input: HandedOn['input'] = (state) => ({ ...appraises.input(state), missing });
  return [submits, { type: 'returnSubmission', by: appraises.by, input }];
}

/** Plays a story from its registration to `now`, through the same decisions as real work. */
export function play(story: Story, index: number, number: string, stage: Stage): History {
  const { calendar, cast, now } = stage;
  const caseId = storyId(index);
  const days = stage.days ?? recentWorkingDays(calendar, now);
  let position = Math.max(0, days.length - 1 - story.daysAgo);
  const dayNow = () => days[Math.min(position, days.length - 1)] ?? now;
  const clockNow = (n: number) => momentOn(calendar, dayNow(), n, now);
  const receivedOn = localDate(calendar, clockNow(index));
  const procedure = stage.procedureFor(receivedOn);
  const events: CaseEvent[] = [];
  let state: CaseState | undefined;

  const passTo = (moment: string) => {
    for (
      let due = state && nextDue(state);
      state && due !== undefined && due <= moment;
      due = nextDue(state)
    ) {
      // What was due before the case was known of is carried out when it is.
      const last = events.at(-1)?.at ?? due;
      const passed = decideTimePassed(state, due > last ? due : last, `due-${state.seq}`);
      if (!passed) break;
      events.push(...passed.events);
      state = passed.state;
    }
  };
  const give = (command: Omit<Command, 'commandId'>, moment: string) => {
    passTo(moment);
    const commandId = `${caseId}-${events.length}`;
    const context = { now: moment, actor: command.actor, procedure, calendar };
    const decision = decide(caseId, state, { ...command, commandId }, context);
    if (!isAccepted(decision))
      throw new Error(`story ${index}: ${command.type} refused: ${decision.refusal.refused}`);
    events.push(...decision.events);
    state = decision.state;
    for (const given of numbered(decision.state, stage, moment)) {
      events.push(...given.events);
      state = given.state;
    }
  };

  const someone: Someone = (givers, except, of) => {
    const leader = of.team?.leader;
    const byPlace = givers.some((giver) => giver === 'caseLeader' || giver === 'caseTeam');
    if (byPlace && leader !== undefined && !except.includes(leader)) return cast.getActor(leader);
    const found = roles.filter((role) => givers.includes(role)).flatMap((role) => cast.holding(role));
    const free = found.filter(({ id }) => !except.includes(id));
    // Who sits in the team signs nothing of it; who prepares may be one of them.
    const outside = free.filter(({ id }) => !isInTeam(of, id));
    return pick(outside.length > 0 ? outside : free, index);
  };
  const giveInSteps = (command: Omit<Command, 'commandId'>, moment: string, until?: HandedUntil) => {
    const { type, actor: by, input } = command;
    passTo(moment);
    const act = { type, by, input: Object(input) as Record<string, unknown> };
    const steps = state && inSteps(act, state, procedure, someone);
    if (!steps) return give(command, moment);
    for (const hand of handsUntil(steps, until))
      if (state) give({ type: hand.type, actor: hand.by, input: hand.input(state) }, moment);
  };

  const post =
    story.subject === undefined
      ? pick(story.below ? lowerSubjects : ordinarySubjects, index * 3 + 1)
      : pick(subjects, story.subject);
  const reporterName = story.anonymous || story.falseName ? undefined : invented(index + 100);
  give(
    {
      type: 'register',
      actor: cast.actorFor('intakeOfficer', index),
      input: {
        number,
        kind: story.kind ?? 'denunciation',
        source: story.source ?? 'post',
        receivedOn,
        reporter: reporterOf(story, `p-${caseId}`),
        checkable: true,
        subject: placed(
          { kind: 'member', name: invented(index), ...(story.about ?? post) },
          receivedOn,
          stage.tree,
        ),
        allegations: toldIn(story, index).map((one) => ({
          ...one,
          ...(story.endedDaysAgo !== undefined && {
            endedOn: daysBefore(localDate(calendar, now), story.endedDaysAgo),
          }),
        })),
      },
    },
    clockNow(index),
  );

  const { pace = 1, rest = 0 } = story;
  const act = ({ gap, by, type, input, when }: Step, n: number, until?: HandedUntil) => {
    if (state && when && !when(state)) return;
    position += Math.round(gap * pace) + (n === 0 ? rest : 0);
    if (story.cutToday && position > days.length - 1) return;
    const moment = clockNow(index + n * 3);
    const last = events.at(-1)?.at ?? moment;
    if (!state) return;
    const date = localDate(calendar, moment);
    const later = (days: number) =>
      DateTime.fromISO(date, { zone: 'utc' }).plus({ days }).toISODate() ?? date;
    const team = cast.teamFor(index);
    const actor =
      by === 'caseLeader' ? cast.getActor(state.team?.leader ?? team.leader) : cast.actorFor(by, index);
    const whole = { type, actor, input: input({ state, date, later, team, index }) };
    giveInSteps(whole, moment > last ? moment : last, until);
  };
  const script = scriptOf(story);
  script.forEach((step, n) => act(step, n));
  const { onItsWay } = story;
  const next = begin.find(({ name }) => name === onItsWay?.step);
  if (next) act(next, script.length, onItsWay?.until);
  if (story.then) act(endings[story.then], script.length);
  passTo(now);
  if (!state) throw new Error(`story ${index} did not begin`);
  return { caseId, procedure, events, state, reporterName };
}
