import { getProcedureInForce } from '../../domain/procedure/procedure';
import { demonstrationPeople } from '../accounts/demonstration';
import { readCalendar, readProcedures, readTrees } from '../reference';
import { findUnit } from '../../domain/case/subject';
import { castFrom } from './cast';
import { play } from './history';
import { acceleratedStories, type Story, stories } from './stories';

const rows: [string, 'office' | 'demo', Story, number][] = [
  ...stories.map((story, i): (typeof rows)[number] => [`office ${i}, ${story.path}`, 'office', story, i]),
  ...acceleratedStories.map((story, i): (typeof rows)[number] => [
    `demo ${i}, ${story.path}`,
    'demo',
    story,
    i,
  ]),
];

// Whatever the rules have become, what a visitor is shown must have been lawful: each act is decided as real work is.
test.each(rows)('the story %s can be told today', (_name, mode, story, index) => {
  const calendar = readCalendar(mode);
  const procedures = readProcedures(mode);
  const [tree] = readTrees();
  const { state } = play(story, index, '2026-000001', {
    calendar,
    cast: castFrom(demonstrationPeople),
    now: '2026-11-24T08:00:00.000Z',
    tree,
    procedureFor: (day) => getProcedureInForce(procedures, day, 'party'),
  });
  expect(state.stage).toBeDefined();
  // Competence goes by the chain, as in the office's own cases.
  const { subject } = state.registration;
  expect(findUnit(subject)?.chain.at(-1)?.id).toBe('tinh-uy');
  expect(state.forwarding?.toUnit?.level).toBe(story.path === 'forwarded' ? 'grassroots' : undefined);
});
