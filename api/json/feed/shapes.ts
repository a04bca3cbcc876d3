import { z } from 'zod';
import { eventSchemas, type EventType } from '../../../domain/case/events/event';
import { findPoint } from '../../../domain/feed/cursor';
import { href, pagedQuery } from '../paged';

export const eventTypes = Object.keys(eventSchemas) as EventType[];

/** Before any event of the office, and behind the last one that there is now. */
export const feedEnds = ['beginning', 'end'] as const;

const cursor = () => z.string().max(80);

export const feedQuery = z.strictObject({
  after: z
    .union([z.enum(feedEnds), cursor().refine((text) => findPoint(text) !== undefined)])
    .default('beginning')
    .meta({
      description:
        'Events behind this cursor, as an answer gave it; `beginning`: all that there are; `end`: those that happen from now on.',
    }),
  size: z.coerce
    .number()
    .int()
    .min(1)
    .max(500)
    .default(100)
    .meta({ description: 'At most so many items in the answer.' }),
  wait: z.coerce.number().int().min(0).max(30).default(0).meta({
    description: 'For so many seconds the answer waits for an event where there is none yet.',
  }),
  type: z
    .preprocess(
      (value) => (value === undefined || Array.isArray(value) ? value : [value]),
      z.array(z.enum(eventTypes)).max(eventTypes.length).optional(),
    )
    .meta({
      description: 'Events of these types alone. Tombstones stand in the answer whatever is asked for.',
    }),
  lang: pagedQuery.lang,
});
export type FeedQuery = z.output<typeof feedQuery>;

export const feedEventSchema = z.object({
  cursor: cursor().meta({ description: 'Goes on behind this event, as `after` or as `Last-Event-ID`.' }),
  caseId: z.string().meta({ description: 'The case in which it happened.' }),
  number: z.string().meta({ description: 'The number of the case in the register.' }),
  seq: z.number().int().meta({ description: 'The place of the event in its case, from 1.' }),
  at: z.iso.datetime().meta({ description: 'When it happened.' }),
  by: z.string().meta({ description: 'The account that did it; `system`: a clock.' }),
  commandId: z
    .string()
    .meta({ description: 'The command by which it happened; events of one act share it.' }),
  type: z.enum(eventTypes).meta({ description: 'What happened.' }),
  data: z
    .record(z.string(), z.unknown())
    .meta({ description: 'What the event says, as in the history of its case; never who reported.' }),
  links: z
    .object({ case: href().meta({ description: 'The case as it stands now.' }) })
    .meta({ description: 'Where to read on.' }),
});

export const tombstoneSchema = z.object({
  cursor: cursor().meta({ description: 'Goes on behind this place.' }),
  tombstone: z.literal(true).meta({
    description: 'Something happened that is not, or not any more, for this account to know.',
  }),
});

export const feedSchema = z.object({
  items: z
    .array(z.union([feedEventSchema, tombstoneSchema]))
    .meta({ description: 'What happened, the earliest first; each place of the office stands once.' }),
  cursor: cursor().meta({
    description: 'Up to where was looked: the next `after`, also where there are no items.',
  }),
  more: z.boolean().meta({ description: 'There is more already: ask again at once.' }),
  links: z
    .object({
      self: href().meta({ description: 'This answer.' }),
      next: href().meta({ description: 'What follows.' }),
    })
    .meta({ description: 'Where to read on.' }),
});
export type FeedItem = z.output<typeof feedSchema>['items'][number];
