import fc from 'fast-check';
import { type CommandType, commandTypes } from '../../domain/case/commands';
import { whyNotOffered } from '../../domain/case/decide';
import type { Clock, ClockKind } from '../../domain/clocks/clock';
import { project } from '../../domain/views/caseView';
import { dateOf, dayNumber, isWorkingDay } from './naiveCalendar';
import { at, calendar, OfficeCase, procedure22 } from './office';
import { ordinaryGiver } from './ordinary';

/** Limits of the office's own work. */
const kinds = [
  'handling',
  'forwarding',
  'telling',
  'settling',
  'appeal',
  'publication',
] as const satisfies ClockKind[];

/** Working days that ended before today and were no rest, counted one by one. */
function naivelyUsed({ startedOn, pauses }: Clock, today: string): number {
  let used = 0;
  for (let day = dayNumber(startedOn) + 1; dateOf(day) < today; day += 1) {
    const date = dateOf(day);
    const rests = pauses.some(({ from, until }) => from <= date && (until === undefined || date < until));
    if (!rests && isWorkingDay(date)) used += 1;
  }
  return used;
}

/** What is known of a limit that was not met: never less of it is used later, and if it was late it is late. */
interface Known {
  used: number;
  late: boolean;
  escalated: string[];
}

const escalatedOf = ({ now }: OfficeCase, kind: ClockKind) =>
  now.escalations.filter((one) => one.kind === kind).map(({ to }) => to);

const commune = { kind: 'member', name: 'Nguyễn Văn Mẫu', managedBy: 'grassrootsCommittee' };
const back: readonly CommandType[] = ['unmerge', 'recordReturn', 'takeOver', 'reopen', 'resume'];
const away: readonly CommandType[] = [
  'merge',
  'forward',
  'refuseReport',
  'keepOnFile',
  'meetReporter',
  'withdraw',
  'pause',
];
const onward: readonly CommandType[] = [
  'endDeferral', 'decideDiscipline', 'conclude', 'recordVote', 'holdHearing', 'submitReport', 'setFinding',
  'recordExplanation', 'announceDecision', 'signDecision', 'formTeam', 'proposeAssignment', 'accept', 'classify',
]; // prettier-ignore

class Watched {
  readonly known = new Map<ClockKind, Known>();
  readonly seen = { anew: 0, late: 0, continued: 0 };

  constructor(private readonly one: OfficeCase) {}

  /** Compares each limit with what was known of it before the act whose events these are. */
  look(before: number, type: string, today: string): void {
    const events = this.one.events.slice(before);
    for (const kind of kinds) {
      const clock = this.one.now.clocks[kind];
      if (!clock || clock.stoppedOn !== undefined) continue;
      const known = this.known.get(kind);
      const started = events.find((event) => event.type === 'clockStarted' && event.data.kind === kind);
      if (started && known) {
        // What begins anew says by which rule; and a publication that is late never does.
        expect(started.data).toHaveProperty('anewBy');
        expect(kind === 'publication' && known.late).toBe(false);
        this.seen.anew += 1;
      } else if (known) {
        expect(naivelyUsed(clock, today)).toBeGreaterThanOrEqual(known.used);
        if (known.late) expect(clock.overdueSince).toBeDefined();
        if (type !== 'instruct')
          for (const to of known.escalated) expect(escalatedOf(this.one, kind)).toContain(to);
        if (known.late) this.seen.late += 1;
      }
      if (events.some((event) => event.type === 'clockContinued' && event.data.kind === kind))
        this.seen.continued += 1;
      this.known.set(kind, {
        used: naivelyUsed(clock, today),
        late: clock.overdueSince !== undefined,
        escalated: escalatedOf(this.one, kind),
      });
    }
    // What was published was met: what comes later is another duty.
    if (events.some((event) => event.type === 'published')) this.known.delete('publication');
  }
}

test('no row of commands makes a clock younger, or lateness and its escalation vanish', () => {
  const seen = { anew: 0, late: 0, continued: 0 };
  const step = fc.record({
    days: fc.oneof({ weight: 5, arbitrary: fc.nat(4) }, fc.nat(40)),
    way: fc.oneof(
      { weight: 6, arbitrary: fc.constant(onward) },
      { weight: 4, arbitrary: fc.constant(back) },
      { weight: 2, arbitrary: fc.constant(away) },
      fc.constant(commandTypes),
    ),
    choice: fc.nat(1000),
  });
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 15, maxLength: 60, size: 'max' }),
      fc.boolean(),
      (row, elsewhere) => {
        const first = '2022-03-01';
        const subject = elsewhere ? { subject: commune } : {};
        const one = new OfficeCase(procedure22, calendar).give(
          'register',
          { on: first },
          { receivedOn: first, ...subject },
        );
        const watched = new Watched(one);
        watched.look(0, 'register', first);
        let day = dayNumber(first);
        for (const { days, way, choice } of row) {
          // The calendar has no days off beyond these years.
          day = Math.min(day + days, dayNumber('2026-12-31'));
          const on = dateOf(day);
          const waited = one.events.length;
          one.wait(at(on));
          watched.look(waited, 'time', on);
          const possible = way.filter(
            (type) => !whyNotOffered(one.now, ordinaryGiver(type), type, one.rulesOn(on)),
          );
          const type = way === onward ? possible[0] : possible[choice % Math.max(possible.length, 1)];
          if (!type) continue;
          const before = one.events.length;
          try {
            one.give(type, { on });
          } catch {
            continue;
          }
          watched.look(before, type, on);
        }
        for (const key of ['anew', 'late', 'continued'] as const) seen[key] += watched.seen[key];
      },
    ),
    { numRuns: 120 },
  );
  // The walks are worth something only if they go where lateness could be lost.
  expect(Math.min(seen.late, seen.continued)).toBeGreaterThan(20);
});

test('rules that were changed while a case rested let it fall overdue when it goes on', () => {
  const one = new OfficeCase(procedure22, calendar).give(
    'register',
    { on: '2022-03-01' },
    { receivedOn: '2022-03-01' },
  );
  const { firstHandling } = procedure22.limits;
  const shorter = {
    ...procedure22,
    version: 99,
    limits: {
      ...procedure22.limits,
      firstHandling: { ...firstHandling, value: { ...firstHandling.value, count: 2 } },
    },
  };
  one.give('pause', { on: '2022-03-08' });
  one.give('changeRules', { on: '2022-03-09' }, { procedure: shorter, calendar });
  one.give('resume', { on: '2022-03-14' }).wait(at('2022-03-14', '10:00'));
  expect(one.dueOn('handling')).toBe('2022-03-03');
  expect(project(one.now).overdueKinds).toEqual(['handling']);
  expect(one.now.escalations).not.toEqual([]);
});

test('several places lengthen first handling before it is over, and no more after', () => {
  const one = OfficeCase.received('2026-03-02').give(
    'classify',
    { on: '2026-03-12' },
    { severalPlaces: true },
  );
  expect(one.dueOn('handling')).toBe('2026-03-11');
  expect(project(one.now).overdueKinds).toEqual(['handling']);
});
