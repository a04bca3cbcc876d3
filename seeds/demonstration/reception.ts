import { DateTime } from 'luxon';
import type { Actor } from '../../domain/access/policy';
import { daysFrom, endOfDate, localDate } from '../../domain/calendar/officeDays';
import type { Calendar } from '../../domain/calendar/calendar';
import { type DayDeed, dayOfActs, type PlannedDay, type ReceptionDay } from '../../domain/reception/day';
import * as visits from '../../domain/reception/decideVisit';
import { visitOfActs } from '../../domain/reception/evolveVisit';
import type { ReceptionRules } from '../../domain/reception/rules';
import type { VisitAct } from '../../domain/reception/visit';
import type { CaseStores } from '../../models/caseStores';
import { drawNumber } from '../../office/reception/numbers';
import { type ReceptionStory, receptionStories } from './receptionStories';

export interface ReceptionNeeds {
  stores: Pick<CaseStores, 'receptionDays' | 'visits' | 'registers' | 'reference'>;
  /** Who receives, and the head. */
  intake: Actor;
  chair: Actor;
  head: Actor;
  /** When the demonstration was begun: the same at every try. */
  begunAt: string;
}

const plus = (date: string, days: number): string =>
  DateTime.fromISO(date, { zone: 'utc' }).plus({ days }).toISODate() ?? date;

/** The working day so many days before or after another, or the next one. */
function workingDay(calendar: Calendar, date: string): string {
  if (calendar.kind !== 'civil') return date;
  for (const { day, working } of daysFrom(calendar, date)) if (working) return day;
  return date;
}

/** Half past nine of a date, and some minutes on. */
const momentOf = (calendar: Calendar, date: string, minutes = 0): string =>
  DateTime.fromISO(endOfDate(calendar, date), { zone: 'utc' })
    .minus({ hours: 14, minutes: 30 - minutes })
    .toUTC()
    .toISO() ?? date;

const place = 'Phòng tiếp công dân, trụ sở Ủy ban Kiểm tra Tỉnh ủy';

async function layDay(
  { stores, head }: Pick<ReceptionNeeds, 'stores' | 'head'>,
  { dayId, day, on }: { dayId: string; day: PlannedDay; on: string },
  calendar: Calendar,
): Promise<ReceptionDay> {
  const known = plus(on, -9);
  const deeds: DayDeed[] = [
    { kind: 'planned', day },
    { kind: 'posted', on: day.kind === 'adHoc' ? on : known, where: 'both' },
  ];
  const acts = deeds.map((deed, i) => ({
    dayId,
    revision: i + 1,
    by: head.id,
    at: momentOf(calendar, known, i),
    commandId: `${dayId}-${i}`,
    deed,
  }));
  for (const act of acts) await stores.receptionDays.add(act);
  const laid = dayOfActs(acts);
  if (!laid) throw new Error(`${dayId} was not laid`);
  return laid;
}

/** Plays a visit of the demonstration into the office, act by act as people would have done it. */
async function layVisit(
  needs: ReceptionNeeds,
  { visitId, day, story }: { visitId: string; day: ReceptionDay; story: ReceptionStory },
  { rules, calendar }: { rules: ReceptionRules; calendar: Calendar },
): Promise<void> {
  const { stores, intake, chair } = needs;
  const acts: VisitAct[] = [];
  const turn = await stores.visits.turnFor(visitId, day.on.slice(0, 4));

  async function add(decided: visits.DecidedVisit, by: Actor, at: string): Promise<void> {
    if ('refused' in decided) throw new Error(`${visitId}: ${decided.refused}`);
    const { deed, guarded, words } = decided;
    const revision = acts.length + 1;
    const act = { visitId, revision, by: by.id, at, commandId: `${visitId}-${revision}`, deed };
    acts.push(act);
    await stores.visits.add({ ...act, guarded, words });
  }
  const now = () => {
    const visit = visitOfActs(acts);
    if (!visit) throw new Error(`${visitId} has not begun`);
    return visit;
  };
  const contextAt = (at: string): visits.VisitContext => ({
    now: at,
    today: localDate(calendar, at),
    rules,
    calendar,
  });

  const at = momentOf(calendar, day.on);
  const { arrival, statement, settling, reply, signs, charge } = story;
  await add(visits.arrive(day, arrival, { turn, today: day.on }), intake, at);
  if (statement)
    await add(
      visits.takeStatement(now(), { statement, readBack: true, sign: 'signature' }),
      intake,
      momentOf(calendar, day.on, 10),
    );
  if (settling) {
    const settled = momentOf(calendar, day.on, 20);
    await add(visits.settle(now(), day, settling, contextAt(settled)), intake, settled);
  }
  if (charge) {
    const concluded = momentOf(calendar, day.on, 30);
    const number = await drawNumber(stores.registers, {
      visitId,
      paper: 'conclusion',
      on: day.on,
      by: chair.id,
    });
    const due = workingDay(calendar, plus(day.on, charge.afterDays));
    const charges = [{ chargeId: 'c1', unit: charge.unit, task: charge.task, due }];
    const { summary, contact } = charge;
    await add(
      visits.conclude(now(), day, { on: day.on, number, summary, contact, charges }, contextAt(concluded)),
      chair,
      concluded,
    );
  }
  if (signs) {
    const on = workingDay(calendar, plus(day.on, 1));
    const number = await drawNumber(stores.registers, { visitId, paper: 'refusal', on, by: chair.id });
    await add(
      visits.signNotice(now(), { on, number }, contextAt(momentOf(calendar, on))),
      chair,
      momentOf(calendar, on),
    );
  }
  if (reply) {
    const on = workingDay(calendar, plus(day.on, 3));
    const replying = { on, reply, to: '', letter: '', note: '' };
    await add(
      visits.reply(now(), replying, contextAt(momentOf(calendar, on))),
      intake,
      momentOf(calendar, on),
    );
  }
}

/** Lays days of reception with visits of every outcome into the demonstration, once; a try that was cut short is completed. */
export async function layReception(needs: ReceptionNeeds): Promise<void> {
  const { stores, begunAt, intake, chair } = needs;
  const calendar = await stores.reference.getCurrentCalendar();
  const today = localDate(calendar, begunAt);
  for (const [i, { afterDays, kind, stories }] of receptionStories.entries()) {
    const on = workingDay(calendar, plus(today, afterDays));
    const rules = await stores.reference.findReception(on);
    if (!rules) continue;
    const dayId = `demo-reception-${i + 1}`;
    const day: PlannedDay = {
      kind,
      on,
      from: '08:00',
      to: '11:30',
      place,
      receivers: kind === 'head' ? [chair.id, intake.id] : [intake.id],
      matters: '',
    };
    const there = dayOfActs(await stores.receptionDays.listOf(dayId));
    const laid = there ?? (await layDay(needs, { dayId, day, on }, calendar));
    for (const [n, story] of stories.entries()) {
      const visitId = `demo-visit-${i + 1}-${n + 1}`;
      if ((await stores.visits.listOf(visitId)).length === 0)
        await layVisit(needs, { visitId, day: laid, story }, { rules, calendar });
    }
  }
}
