import type { z } from 'zod';
import { caseListQuery, eventListQuery, idempotencyKey, momentQuery } from '../requests';
import { meetingListQuery } from '../meetings/shapes';
import { comparisonQuery } from '../procedures/shapes';
import { registerLinesQuery } from '../registers/shapes';
import { type JsonSchema, jsonSchemaOf } from './schemas';

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  description?: string | undefined;
  schema: JsonSchema;
}

/** The members of a query schema as parameters. */
function queryParameters(schema: z.ZodObject): Parameter[] {
  const { properties = {}, required = [] } = jsonSchemaOf(schema, 'input');
  return Object.entries(properties).flatMap(([name, property]) => {
    if (typeof property === 'boolean') return [];
    const { description, ...rest } = property;
    return [{ name, in: 'query' as const, required: required.includes(name), description, schema: rest }];
  });
}

export const caseIdParameter: Parameter = {
  name: 'caseId',
  in: 'path',
  required: true,
  schema: { type: 'string' },
};

const inPath = (name: string, schema: JsonSchema): Parameter => ({
  name,
  in: 'path',
  required: true,
  schema,
});

export const versionParameters: Parameter[] = [
  inPath('id', { type: 'string' }),
  inPath('version', { type: 'integer' }),
];

export const meetingIdParameter: Parameter = inPath('meetingId', { type: 'string' });

export const csrfParameter: Parameter = {
  name: 'X-CSRF-Token',
  in: 'header',
  required: true,
  description: 'The `csrfToken` of `GET /api/session`.',
  schema: { type: 'string' },
};

export const keyParameter: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'A fresh UUID for each command, the same when it is repeated: a command is carried out once.',
  schema: jsonSchemaOf(idempotencyKey, 'input'),
};

export const seenParameter: Parameter = {
  name: 'If-Match',
  in: 'header',
  required: false,
  description: 'The `ETag` of the case as it was seen. When someone has acted since, nothing is done: 409.',
  schema: { type: 'string', pattern: '^"act-\\d+"$' },
};

export const seenMeetingParameter: Parameter = {
  name: 'If-Match',
  in: 'header',
  required: false,
  description:
    'The `ETag` of the meeting as it was seen. When its attendance was taken down since, nothing is done: 409.',
  schema: { type: 'string', pattern: '^"meeting-\\d+"$' },
};

export const caseListParameters = queryParameters(caseListQuery);
export const eventListParameters = queryParameters(eventListQuery);
export const comparisonParameters = queryParameters(comparisonQuery);
export const momentParameters = queryParameters(momentQuery);
export const meetingListParameters = queryParameters(meetingListQuery);
export const registerLinesParameters = queryParameters(registerLinesQuery);
