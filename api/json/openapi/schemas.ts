import { z } from 'zod';
import type { Resource } from './resource';

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** What forms know of a field beyond its type, under names that cannot be taken for keywords of JSON Schema. */
const extensions: Record<string, string> = {
  ref: 'x-refers-to',
  roles: 'x-roles',
  pastOnly: 'x-past-only',
  birth: 'x-birth',
  time: 'x-time',
  lines: 'x-lines',
};

function tidy(schema: Record<string, unknown>): void {
  for (const [name, extension] of Object.entries(extensions)) {
    if (!(name in schema)) continue;
    schema[extension] = schema[name];
    delete schema[name];
  }
  // The format says it to people and programs alike; zod's pattern for it fills half a page.
  if (schema.format === 'date' || schema.format === 'date-time' || schema.format === 'uuid') {
    delete schema.pattern;
  }
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  // Answers may grow; a program must not break when they do.
  if (schema.additionalProperties === false) delete schema.additionalProperties;
}

const refTo = (id: string): string => `#/components/schemas/${id}`;

export const schemaRef = (id: string): JsonSchema => ({ $ref: refTo(id) });

/** The JSON Schema (2020-12, as OpenAPI 3.1 takes it) of what a caller sends or is sent. */
export const jsonSchemaOf = (schema: z.ZodType, io: 'input' | 'output'): JsonSchema => {
  const made: JsonSchema = z.toJSONSchema(schema, { io, override: ({ jsonSchema }) => tidy(jsonSchema) });
  delete made.$schema;
  return made;
};

function components(named: Record<string, z.ZodType>, io: 'input' | 'output'): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    io,
    uri: refTo,
    metadata: z.globalRegistry,
    override: ({ jsonSchema }) => tidy(jsonSchema),
  });
  for (const made of Object.values<JsonSchema>(schemas)) {
    delete made.$schema;
    delete made.$id;
  }
  return schemas;
}

/** Every shape of these resources by its name. */
export const componentSchemas = (resources: readonly Resource[]): Record<string, JsonSchema> => ({
  ...components(Object.assign({}, ...resources.map(({ answered }) => answered)), 'output'),
  ...components(Object.assign({}, ...resources.map(({ sent }) => sent)), 'input'),
});
