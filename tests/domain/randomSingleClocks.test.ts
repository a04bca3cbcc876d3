import fc from 'fast-check';
import { pauseReasons } from '../../domain/case/vocabulary';
import type { ClockKey } from '../../domain/clocks/clock';
import type { Limit } from '../../domain/clocks/limit';
import { clockGivers } from '../../domain/procedure/clockRules';
import type { PartyProcedure } from '../../domain/procedure/partyProcedure';
import { dateOf } from './naiveCalendar';
import { OfficeCase, procedure22 } from './office';
import { calendarOf, first, moves, randomOffice, walked } from './randomOffices';
import { toDiscipline, toVerification } from './stages';

const commune = {
  subject: { kind: 'member', name: 'Nguyễn Văn Mẫu', managedBy: 'grassrootsCommittee' },
};
const appeal = { kind: 'disciplineAppeal' };
const accepted = (one: OfficeCase, on: string) => one.give('classify', { on }).give('accept', { on });
const decided = (one: OfficeCase, on: string) =>
  toDiscipline(toVerification(one, on), on)
    .give('holdHearing', { on })
    .give('recordVote', { on })
    .give('conclude', { on })
    .give('decideDiscipline', { on });

/** A clock that starts on the day on which all before it is done, and where its limit stands in a version. */
interface Measured {
  key: ClockKey;
  report?: Record<string, unknown>;
  begin: (one: OfficeCase, on: string) => unknown;
  limited: (limit: Limit) => Partial<PartyProcedure>;
}

const cited = <Value>(value: Value) => ({ value, citation: 'x', confidence: 'GK' as const });
const inLimits =
  (name: keyof PartyProcedure['limits']): Measured['limited'] =>
  (limit) => ({ limits: { ...procedure22.limits, [name]: cited(limit) } });

const measured: Record<string, Measured> = {
  handling: { key: 'handling', begin: () => undefined, limited: inLimits('firstHandling') },
  forwarding: { key: 'forwarding', report: commune, begin: () => undefined, limited: inLimits('forwarding') },
  telling: { key: 'telling', begin: accepted, limited: inLimits('telling') },
  settling: { key: 'settling', begin: toVerification, limited: inLimits('settling') },
  appeal: {
    key: 'appeal',
    report: appeal,
    begin: (one, on) => one.give('classify', { on }, appeal).give('acceptAppeal', { on }),
    limited: inLimits('appeal'),
  },
  publication: { key: 'publication', begin: decided, limited: inLimits('publication') },
  'reply of an investigating body': {
    key: 'reply:t1',
    begin: (one, on) => toVerification(one, on).give('transferToInvestigators', { on }),
    limited: inLimits('reply'),
  },
  'time to appeal': {
    key: 'appealWindow',
    begin: (one, on) => decided(one, on).give('serveDecision', { on }),
    limited: (lodgeWithin) => ({
      appeals: procedure22.appeals && {
        ...procedure22.appeals,
        value: { ...procedure22.appeals.value, lodgeWithin },
      },
    }),
  },
};

/** A version that lets every clock be extended as often and by as much as one likes, and rest for everything. */
function lenient(change: Partial<PartyProcedure>): PartyProcedure {
  const extension = cited({ times: 99, atMost: 365, by: [...clockGivers], tellReporter: false });
  const pause = cited({ by: [...clockGivers], for: [...pauseReasons] });
  const kinds = [
    'handling',
    'forwarding',
    'telling',
    'settling',
    'appeal',
    'publication',
    'reply',
    'appealWindow',
  ];
  const all = <Rule>(rule: Rule) => Object.fromEntries(kinds.map((kind) => [kind, rule]));
  return {
    ...procedure22,
    ...change,
    congresses: undefined,
    settlingExtension: cited({ times: 99, atMost: 365 }),
    extensions: { ...all(extension), settling: cited({ by: [...clockGivers], tellReporter: false }) },
    pauses: all(pause),
  };
}

test.each(Object.entries(measured))(
  '%s, paused and extended by itself at random, is due where a day-by-day count says',
  (_name, { key, report, begin, limited }) => {
    let moved = 0;
    fc.assert(
      fc.property(
        randomOffice,
        fc.integer({ min: 0, max: 120 }),
        fc.integer({ min: 3, max: 60 }),
        fc.boolean(),
        moves,
        fc.array(fc.integer({ min: 0, max: 25 }), { minLength: 3, maxLength: 3 }),
        (days, offset, count, working, rows, extensions) => {
          const start = first + offset;
          const on = dateOf(start);
          const unit = working ? ('workingDays' as const) : ('calendarDays' as const);
          const procedure = lenient(limited({ count, unit, rollsForward: true }));
          const one = new OfficeCase(procedure, calendarOf(days));
          one.give('register', { on }, { receivedOn: on, ...report });
          begin(one, on);
          const due = (by: number, pauses: { from: number; until: number }[]) =>
            walked(days, start, { count: count + by, working }, pauses);
          expect(one.now.clocks[key]?.originalDueOn).toBe(dateOf(due(0, [])));
          const pauses: { from: number; until: number }[] = [];
          let [last, more] = [start, 0];
          rows.forEach(({ after, length }, i) => {
            const from = last + after;
            // What has run out is moved by nothing that comes later.
            if (from > due(more, pauses)) return;
            const by = extensions[i] ?? 0;
            if (by > 0) {
              one.give('extend', { on: dateOf(from) }, { clock: key, by });
              more += by;
            }
            last = from + length;
            one.give('pause', { on: dateOf(from) }, { clock: key });
            one.give('resume', { on: dateOf(last) }, { clock: key });
            pauses.push({ from, until: last });
            moved += 1;
            expect(one.now.clocks[key]?.dates?.dueOn).toBe(dateOf(due(more, pauses)));
          });
          expect(one.now.clocks[key]).toMatchObject({
            originalDueOn: dateOf(due(0, [])),
            limit: { count: count + more },
          });
        },
      ),
      { numRuns: 60 },
    );
    // The count is worth something only where something moved it.
    expect(moved).toBeGreaterThan(20);
  },
);
