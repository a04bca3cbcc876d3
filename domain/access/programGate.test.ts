import { neededAt, takesTokens } from './programGate';

test.each<[string, string, ReturnType<typeof neededAt>]>([
  ['GET', '/api/v1/cases', 'reading'],
  ['HEAD', '/api/v1/cases/c-1', 'reading'],
  ['GET', '/api/v1/cases/c-1/events', 'reading'],
  ['GET', '/api/v1/pictures/events.csv', 'reading'],
  ['GET', '/api/v1/events', 'feed'],
  ['GET', '/API/v1/Events/', 'feed'],
  ['GET', '/api/v1/events/stream', 'feed'],
  ['POST', '/api/v1/webhooks', 'feed'],
  ['DELETE', '/api/v1/webhooks/w-1', 'feed'],
  ['GET', '/api/v1/eventsource', 'reading'],
  ['POST', '/api/v1/cases', 'commands'],
  ['POST', '/api/v1/cases/', 'commands'],
  ['POST', '/api/v1/cases/c-1/commands/note', 'commands'],
  ['POST', '/api/v1/cases/c-1/files', 'commands'],
  ['PATCH', '/api/v1/cases/c-1/uploads/x', 'commands'],
  ['POST', '/api/v1/cases/c-1/files/f-1/working-copy', 'person'],
  ['POST', '/api/v1/cases/c-1/working-copy', 'person'],
  ['POST', '/api/v1/cases/c-1/files/f-1/hand-overs', 'person'],
  ['POST', '/api/v1/reception/visits/v-1/visitor', 'person'],
  ['POST', '/api/v1/meetings', 'person'],
  ['POST', '/api/v1/procedures/p/1/migration', 'person'],
  ['POST', '/api/v1/figure-reports/state.quarter1.2026', 'person'],
  ['PUT', '/api/v1/anything/new', 'person'],
])('%s %s: %s', (method, path, needed) => {
  expect(neededAt(method, path)).toBe(needed);
});

test('tokens are taken by the API alone', () => {
  const paths = ['/api/v1', '/api/v1/me', '/API/V1/me', '/api/v10/me', '/api/session', '/cases', '/'];
  expect(paths.filter(takesTokens)).toEqual(['/api/v1', '/api/v1/me', '/API/V1/me']);
});
