type Json = unknown;

/** What is there to be named: parts of addresses by their names, and what fields of bodies refer to. */
export interface Known {
  parameters: Readonly<Record<string, readonly string[]>>;
  references: Readonly<Record<string, readonly string[]>>;
}

const isRecord = (value: Json): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const among = (values: readonly string[]) => ({ type: 'string', enum: values });

/** A field that refers to something: one of what is there, or whatever the description allows. */
function referring(schema: Record<string, Json>, values: readonly string[]): Json {
  if (isRecord(schema.items)) return { ...schema, items: { anyOf: [among(values), schema.items] } };
  return schema.type === 'string' ? { anyOf: [among(values), schema] } : schema;
}

/**
 * The description with what is there in the place of any text: a random id is nobody's, and no request with one comes behind the
 * first check.
 */
export function describedWith(node: Json, known: Known): Json {
  if (Array.isArray(node)) return node.map((one) => describedWith(one, known));
  if (!isRecord(node)) return node;
  const { name, schema } = node;
  const parts = node.in === 'path' && typeof name === 'string' ? known.parameters[name] : undefined;
  if (parts && isRecord(schema)) return { ...node, schema: among(parts) };
  const refersTo = node['x-refers-to'];
  const references = typeof refersTo === 'string' ? known.references[refersTo] : undefined;
  if (references) return referring(node, references);
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, describedWith(value, known)]));
}
