import { queryParameters } from '../openapi/parameters';
import type { Paths, Resource } from '../openapi/resource';
import { json, link, withProblems } from '../openapi/responses';
import { schemaRef } from '../openapi/schemas';
import { feedEventSchema, feedQuery, feedSchema, tombstoneSchema } from './shapes';

const feedParameters = queryParameters(feedQuery);

const answered = json('What happened behind the cursor, the earliest first.', 'Feed', link);
const answers = {
  '200': {
    ...answered,
    content: {
      ...answered.content,
      'text/event-stream': {
        schema: {
          type: 'string' as const,
          description:
            'Server-sent events: the `id` of each is its cursor, its `data` an item of the feed as JSON. An event `end` says why the stream ends: `stopping` (come back), `signedOut`.',
        },
      },
    },
  },
  '410': {
    description:
      'The office was restored from a backup, and what the cursor names is not its history any more: `links.resume` leads to what is.',
    content: { 'application/problem+json': { schema: schemaRef('Problem') } },
  },
};

const paths = (): Paths => ({
  '/api/v1/events': {
    get: {
      operationId: 'readFeed',
      tags: ['feed'],
      summary: 'What happened in the whole office, in order; in pieces, or as server-sent events',
      description:
        'Each event of each case has one place, given once. Keep `cursor` and ask again with it as `after`; or ask with `Accept: text/event-stream` and come back with `Last-Event-ID`. Events of one case stand in their order.',
      parameters: [
        ...feedParameters,
        {
          name: 'Last-Event-ID',
          in: 'header',
          required: false,
          description:
            'For server-sent events: the cursor of the last event that was read; goes before `after`.',
          schema: { type: 'string' },
        },
      ],
      responses: withProblems(answers, '401', '403', '422', '429'),
    },
  },
});

/** The events of all cases in one order. */
export const feed: Resource = {
  tag: { name: 'feed', description: 'What happens in the whole office, for programs that follow it.' },
  paths,
  sent: {},
  answered: { Feed: feedSchema, FeedEvent: feedEventSchema, Tombstone: tombstoneSchema },
};
