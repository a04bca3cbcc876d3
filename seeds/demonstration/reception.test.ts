import { type DayAct, daysOfActs } from '../../domain/reception/day';
import { visitsOfActs } from '../../domain/reception/evolveVisit';
import { findVersionInForce } from '../../domain/procedure/inForce';
import { isUnderWay, visitOutcomes } from '../../domain/reception/visit';
import type { NewVisitAct } from '../../models/receptionVisits';
import { demonstrationPeople } from '../accounts/demonstration';
import { readCalendar, readReception } from '../reference';
import { castFrom } from './cast';
import { layReception, type ReceptionNeeds } from './reception';

const { actorFor } = castFrom(demonstrationPeople);
const people = {
  intake: actorFor('intakeOfficer', 0),
  chair: actorFor('chair', 0),
  head: actorFor('departmentHead', 0),
};

/** Lays the demonstration in as often as a start is tried, and says what is there then. */
async function laid(mode: 'office' | 'demo', tries: number) {
  const dayActs: DayAct[] = [];
  const visitActs: NewVisitAct[] = [];
  const turns: string[] = [];
  const stores = {
    reference: {
      getCurrentCalendar: () => Promise.resolve(readCalendar(mode)),
      findReception: (on: string) => Promise.resolve(findVersionInForce(readReception(mode), on)),
    },
    receptionDays: {
      listOf: (dayId: string) => Promise.resolve(dayActs.filter((act) => act.dayId === dayId)),
      add: (act: DayAct) => Promise.resolve(dayActs.push(act) > 0),
    },
    visits: {
      listOf: (visitId: string) => Promise.resolve(visitActs.filter((act) => act.visitId === visitId)),
      turnFor: (visitId: string) =>
        Promise.resolve(turns.includes(visitId) ? turns.indexOf(visitId) + 1 : turns.push(visitId)),
      add: (act: NewVisitAct) => Promise.resolve(visitActs.push(act) > 0),
    },
    registers: {
      next: (series: string, _place: unknown, write: (n: number) => string) =>
        Promise.resolve({ _id: `${series} 7`, series, n: 7, number: write(7), at: '' }),
    },
  };
  const needs: ReceptionNeeds = { ...people, begunAt: '2026-11-24T08:00:00.000Z', stores: stores as never };
  for (let i = 0; i < tries; i += 1) await layReception(needs);
  return { days: daysOfActs(dayActs), visits: visitsOfActs(visitActs), visitActs };
}

test.each(['office', 'demo'] as const)(
  'the demonstration of the %s has a visit of every outcome, laid in once',
  async (mode) => {
    const { days, visits, visitActs } = await laid(mode, 2);
    expect(days).toHaveLength(4);
    expect(visits).toHaveLength(6);
    const outcomes = new Set(visits.map(({ settled }) => settled?.outcome));
    expect([...outcomes].sort()).toEqual([...visitOutcomes].sort());
    expect(
      visits.flatMap(({ clocks, charges }) => [...clocks, ...charges]).filter(isUnderWay).length,
    ).toBeGreaterThan(0);
    // Nothing that the office has written says who came.
    const names = visitActs.flatMap(({ guarded }) => guarded?.name ?? []);
    expect(names).toHaveLength(6);
    const told = JSON.stringify(visitActs.map(({ deed, words }) => [deed, words]));
    for (const name of names) expect(told).not.toContain(name);
  },
);
