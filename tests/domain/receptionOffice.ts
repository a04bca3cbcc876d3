import type { DayDeed, PlannedDay, ReceptionDay } from '../../domain/reception/day';
import { dayOfActs } from '../../domain/reception/day';
import type { DecidedVisit, VisitContext } from '../../domain/reception/decideVisit';
import { arrive } from '../../domain/reception/decideVisit';
import { visitOfActs } from '../../domain/reception/evolveVisit';
import type { ReceptionRules } from '../../domain/reception/rules';
import type { Visit, VisitAct, VisitDeed } from '../../domain/reception/visit';
import { readCalendar, readReception } from '../../seeds/reference';

export const calendar = readCalendar('office');
const [rulesOfLaw] = readReception('office');
if (!rulesOfLaw) throw new Error('there are no rules of reception');
export const rules: ReceptionRules = rulesOfLaw;

export const planned = (more: Partial<PlannedDay> = {}): PlannedDay => ({
  kind: 'regular',
  on: '2026-11-20',
  from: '08:00',
  to: '11:30',
  place: 'Phòng tiếp công dân',
  receivers: ['u-intake'],
  matters: '',
  ...more,
});

/** A day as acts make it: planned, and whatever else is said. */
export function dayWith(more: Partial<PlannedDay> = {}, ...deeds: DayDeed[]): ReceptionDay {
  const all: DayDeed[] = [{ kind: 'planned', day: planned(more) }, ...deeds];
  const day = dayOfActs(
    all.map((deed, i) => ({
      dayId: 'd-1',
      revision: i + 1,
      by: 'u-head',
      at: '2026-11-02T02:00:00.000Z',
      commandId: `d-${i}`,
      deed,
    })),
  );
  if (!day) throw new Error('there is no day');
  return day;
}

export const posted = { kind: 'posted', on: '2026-11-03', where: 'office' } as const;

export const at = (moment: string): VisitContext => ({
  now: moment,
  // The office is seven hours ahead.
  today: new Date(Date.parse(moment) + 7 * 3_600_000).toISOString().slice(0, 10),
  rules,
  calendar,
});

export const arrival = {
  matter: 'denunciation',
  standing: 'self',
  people: 1,
  name: 'Phan Thị Kín',
  address: 'Số 9 ngõ 12, phố Ẩn, phường Mẫu',
  idNumber: '001199012345',
  phone: '0912 345 678',
  others: '',
  content: 'Tố cáo việc chia nhỏ gói thầu ở Sở Mẫu.',
  settledBy: '',
} as const;

/** A visit that goes on act by act; what is refused throws. */
export class WalkedVisit {
  readonly acts: VisitAct[] = [];

  constructor(
    readonly day: ReceptionDay,
    more: Partial<Parameters<typeof arrive>[1]> = {},
  ) {
    const first = arrive(day, { ...arrival, ...more }, { turn: 1, today: day.on });
    if ('refused' in first) throw new Error(first.refused);
    this.add(first.deed, `${day.on}T02:00:00.000Z`);
  }

  get now(): Visit {
    const visit = visitOfActs(this.acts);
    if (!visit) throw new Error('there is no visit');
    return visit;
  }

  add(deed: VisitDeed, moment: string): void {
    const revision = this.acts.length + 1;
    this.acts.push({
      visitId: 'v-1',
      revision,
      by: 'u-intake',
      at: moment,
      commandId: `v-${revision}`,
      deed,
    });
  }

  do(decide: (visit: Visit) => DecidedVisit, moment: string): this {
    const decided = decide(this.now);
    if ('refused' in decided) throw new Error(decided.refused);
    this.add(decided.deed, moment);
    return this;
  }
}
