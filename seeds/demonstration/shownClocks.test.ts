import { isPaused, isRunning } from '../../domain/clocks/clock';
import { getProcedureInForce } from '../../domain/procedure/procedure';
import { demonstrationPeople } from '../accounts/demonstration';
import { type Mode, readCalendar, readProcedures, readTrees } from '../reference';
import { castFrom } from './cast';
import { play } from './history';
import { acceleratedStories, stories } from './stories';

/** What a visitor finds in the office on its first day. */
function shown(mode: Mode) {
  const procedures = readProcedures(mode);
  const stage = {
    calendar: readCalendar(mode),
    cast: castFrom(demonstrationPeople),
    now: '2026-11-24T08:00:00.000Z',
    tree: readTrees()[0],
    procedureFor: (day: string) => getProcedureInForce(procedures, day, 'party'),
  };
  return (mode === 'demo' ? acceleratedStories : stories).map((story, i) => play(story, i, 'TC-1', stage));
}

describe.each(['office', 'demo'] as const)('the demonstration of the %s', (mode) => {
  const told = shown(mode);
  const reprimands = told.flatMap(({ state }) => state.clocks['limitation:reprimand'] ?? []);
  const escalatedTo = (managedBy: string) =>
    told
      .filter(
        ({
          state: {
            registration: { subject },
          },
        }) => 'managedBy' in subject && subject.managedBy === managedBy,
      )
      .flatMap(({ events }) => events)
      .flatMap((event) =>
        event.type === 'escalated' && event.data.kind ? [[event.data.kind, event.data.to]] : [],
      );

  test('has a period of limitation that is warned of, and one that is over', () => {
    const warned = told
      .flatMap(({ events }) => events)
      .filter(({ type, data }) => type === 'headWarned' && 'kind' in data && data.kind === 'limitation');
    expect(warned.length).toBeGreaterThan(0);
    expect(reprimands.filter(isRunning).map(({ dates }) => dates.dueOn)).toContain('2027-03-24');
    expect(reprimands.filter(({ ranOut }) => ranOut).map(({ stoppedOn }) => stoppedOn)).toContain(
      '2026-05-08',
    );
  });

  test('goes up by the chain of each level', () => {
    // Over members of the provincial committee nobody stands between the head and the chair.
    expect(escalatedTo('provincialCommittee')).toContainEqual(['handling', 'chair']);
    expect(escalatedTo('provincialCommittee').map(([, to]) => to)).not.toContain('viceChair');
    const base = [...escalatedTo('cell'), ...escalatedTo('grassrootsCommittee')];
    expect(base).toContainEqual(['forwarding', 'departmentHead']);
  });

  test('has a clock that rests by itself, and an answer that has more time', () => {
    const alone = told.filter(({ state }) => !state.paused && isPaused(state.clocks.settling));
    expect(alone).toHaveLength(1);
    const extended = told.flatMap(({ state }) => state.clocks['reply:r1']?.extensions ?? []);
    expect(extended).toMatchObject([{ by: 5, office: 'departmentHead' }]);
  });

  test('tells everything in the order of time', () => {
    for (const { events } of told) {
      const moments = events.map(({ at }) => at);
      expect(moments).toEqual([...moments].sort());
    }
  });
});
