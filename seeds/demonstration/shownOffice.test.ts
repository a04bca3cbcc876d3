import { isPaused, isRunning } from '../../domain/clocks/clock';
import { getProcedureInForce } from '../../domain/procedure/procedure';
import { demonstrationPeople } from '../accounts/demonstration';
import { type Mode, readCalendar, readProcedures, readTrees } from '../reference';
import type { Look } from '../../models/identityVault';
import { castFrom } from './cast';
import { type History, play } from './history';
import { acceleratedStories, stories } from './stories';
import { layWatched } from './watched';

const cast = castFrom(demonstrationPeople);

/** What a visitor finds in the office on its first day. */
function shown(mode: Mode) {
  const procedures = readProcedures(mode);
  const stage = {
    calendar: readCalendar(mode),
    cast,
    now: '2026-11-24T08:00:00.000Z',
    tree: readTrees()[0],
    procedureFor: (day: string) => getProcedureInForce(procedures, day, 'party'),
  };
  return (mode === 'demo' ? acceleratedStories : stories).map((story, i) => play(story, i, 'TC-1', stage));
}

/** Lays the rest in as often as a start is tried, and says what is there then. */
async function watchedIn(told: readonly History[], tries: number) {
  const looks: Look[] = [];
  const entries: { by: string; type: string }[] = [];
  const refusals = () => entries.filter(({ type }) => type === 'accessRefused');
  const stores = {
    vault: {
      countLooks: () => Promise.resolve(looks.length),
      look: (_ref: string, look: Look) => {
        looks.push(look);
        return Promise.resolve(undefined);
      },
    },
    officeLog: {
      list: () => Promise.resolve({ links: [], count: refusals().length }),
      append: (entry: { by: string; type: string }) => {
        entries.push(entry);
        return Promise.resolve({ seq: entries.length, hash: '' });
      },
    },
  };
  for (let i = 0; i < tries; i += 1) await layWatched(told, { stores, cast, at: '2026-11-24T08:00:00.000Z' });
  return { looks, entries };
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

  test('has something for the desk of the audit', () => {
    const kinds = told.flatMap(({ state: { exceptions = [] } }) => exceptions.map(({ kind }) => kind));
    // Days of seconds are all of one date: nothing is entered after its week, and nothing rests for a month.
    const dated = mode === 'office' ? ['backDated'] : [];
    expect([...new Set(kinds)].sort()).toEqual([...dated, 'outOfOrder', 'returned', 'secondBallot']);
    const since = told.flatMap(({ state: { paused } }) => paused?.since ?? []);
    expect(since.filter((at) => at < '2026-10-24')).toHaveLength(dated.length);
  });

  test('has a look at an identity and a refused try, once, however often its start is tried', async () => {
    const { looks, entries } = await watchedIn(told, 2);
    expect(entries.map(({ type }) => type)).toEqual(['secretSeen', 'accessRefused']);
    expect(looks).toHaveLength(1);
    // Whoever looked was let to, and somebody else was refused.
    const of = told.find(({ caseId }) => caseId === looks[0]?.caseId);
    expect([looks[0]?.by, of?.state.team === undefined]).toEqual(['u-demo-custodian', false]);
    expect(entries[1]?.by).not.toBe(looks[0]?.by);
  });

  test('tells everything in the order of time', () => {
    for (const { events } of told) {
      const moments = events.map(({ at }) => at);
      expect(moments).toEqual([...moments].sort());
    }
  });
});
