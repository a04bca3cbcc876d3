import { z } from 'zod';

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** What forms know of a field beyond its type, under names that cannot be taken for keywords of JSON Schema. */
const extensions: Record<string, string> = {
  ref: 'x-refers-to',
  roles: 'x-roles',
  purpose: 'x-purpose',
  unit: 'x-unit',
  pastOnly: 'x-past-only',
  birth: 'x-birth',
  time: 'x-time',
  lines: 'x-lines',
};

const listed = z.object({
  propertyNames: z.object({ enum: z.array(z.string()) }),
  required: z.array(z.string()),
});

/** A table with a row for each of a closed list is an object with these members, by which generators make types. */
function nameMembers(schema: Record<string, unknown>): void {
  const { data } = listed.safeParse(schema);
  if (!data) return;
  const row = z.record(z.string(), z.unknown()).safeParse(schema.additionalProperties).data ?? {};
  schema.properties = Object.fromEntries(
    data.required.map((name) => [name, { ...row, description: `Of \`${name}\`.` }]),
  );
  delete schema.propertyNames;
  delete schema.additionalProperties;
}

type Direction = 'input' | 'output';

function tidy(schema: Record<string, unknown>, io: Direction): void {
  for (const [name, extension] of Object.entries(extensions)) {
    if (!(name in schema)) continue;
    schema[extension] = schema[name];
    delete schema[name];
  }
  nameMembers(schema);
  // The format says it to people and programs alike; zod's pattern for it fills half a page.
  if (schema.format === 'date' || schema.format === 'date-time' || schema.format === 'uuid') {
    delete schema.pattern;
  }
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  // Answers may grow; a program must not break when they do. What is sent is read strictly, at any depth.
  if (io === 'output' && schema.additionalProperties === false) delete schema.additionalProperties;
  if (io === 'input' && schema.type === 'object') schema.additionalProperties ??= false;
}

const refTo = (id: string): string => `#/components/schemas/${id}`;

export const schemaRef = (id: string): JsonSchema => ({ $ref: refTo(id) });

/** The JSON Schema (2020-12, as OpenAPI 3.1 takes it) of what a caller sends or is sent. */
export const jsonSchemaOf = (schema: z.ZodType, io: Direction): JsonSchema => {
  const made: JsonSchema = z.toJSONSchema(schema, { io, override: ({ jsonSchema }) => tidy(jsonSchema, io) });
  delete made.$schema;
  return made;
};

function components(named: Record<string, z.ZodType>, io: Direction): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    io,
    uri: refTo,
    metadata: z.globalRegistry,
    override: ({ jsonSchema }) => tidy(jsonSchema, io),
  });
  for (const made of Object.values<JsonSchema>(schemas)) {
    delete made.$schema;
    delete made.$id;
  }
  return schemas;
}

/** The shapes of a resource, each by its name among the components. */
interface Shapes {
  sent: Record<string, z.ZodType>;
  answered: Record<string, z.ZodType>;
}

/** Every shape of these resources by its name. */
export const componentSchemas = (resources: readonly Shapes[]): Record<string, JsonSchema> => ({
  ...components(Object.assign({}, ...resources.map(({ answered }) => answered)), 'output'),
  ...components(Object.assign({}, ...resources.map(({ sent }) => sent)), 'input'),
});
