import type { z } from 'zod';
import { idempotencyKey } from '../idempotencyKey';
import { type JsonSchema, jsonSchemaOf } from './schemas';

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  description?: string | undefined;
  schema: JsonSchema;
}

/** The members of a query schema as parameters. */
export function queryParameters(schema: z.ZodObject): Parameter[] {
  const { properties = {}, required = [] } = jsonSchemaOf(schema, 'input');
  return Object.entries(properties).flatMap(([name, property]) => {
    if (typeof property === 'boolean') return [];
    const { description, ...rest } = property;
    return [{ name, in: 'query' as const, required: required.includes(name), description, schema: rest }];
  });
}

/** A part of the path. */
export const inPath = (name: string, schema: JsonSchema): Parameter => ({
  name,
  in: 'path',
  required: true,
  schema,
});

export const csrfParameter: Parameter = {
  name: 'X-CSRF-Token',
  in: 'header',
  required: false,
  description: 'The `csrfToken` of `GET /api/session`: needed with a session, and not with a token.',
  schema: { type: 'string' },
};

export const keyParameter: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'A fresh UUID for each command, the same when it is repeated: a command is carried out once.',
  schema: jsonSchemaOf(idempotencyKey, 'input'),
};

/** The state that a caller has seen, by the ETag of what `of` names. */
export const ifMatch = (description: string, pattern: string): Parameter => ({
  name: 'If-Match',
  in: 'header',
  required: false,
  description,
  schema: { type: 'string', pattern },
});

/** In which language an answer is. */
export const languageParameter: Parameter = {
  name: 'lang',
  in: 'query',
  required: false,
  schema: { type: 'string', enum: ['vi', 'en'] },
};
