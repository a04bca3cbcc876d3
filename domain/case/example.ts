import { z } from 'zod';

type Shape = z.core.JSONSchema.BaseSchema;

const words = 'Nội dung theo hồ sơ.';

function ofText({ format, pattern, minLength = 0 }: Shape, day: string): string {
  if (format === 'date') return day;
  if (format === 'date-time') return `${day}T02:00:00.000Z`;
  if (format === 'uuid') return '0d9f1f9a-8f5c-4f0e-9b39-1f0f5f6f7a10';
  if (pattern !== undefined) throw new RangeError(`no example is known for ${pattern}`);
  return words.padEnd(minLength, '.');
}

const ofMembers = ({ properties = {}, required = [] }: Shape, day: string) =>
  Object.fromEntries(
    required.map((name) => {
      const member = properties[name];
      return [name, typeof member === 'object' ? ofShape(member, day) : words];
    }),
  );

function ofShape(shape: Shape, day: string): unknown {
  const [either] = shape.anyOf ?? shape.oneOf ?? [];
  if (typeof either === 'object') return ofShape(either, day);
  if (shape.const !== undefined) return shape.const;
  if (shape.enum) return shape.enum[0];
  switch (shape.type) {
    case 'string':
      return ofText(shape, day);
    case 'integer':
    case 'number':
      return Math.max(1, shape.minimum ?? 1);
    case 'boolean':
      return true;
    case 'array':
      return typeof shape.items === 'object' && !Array.isArray(shape.items)
        ? [ofShape(shape.items, day)]
        : [];
    case 'object':
      return ofMembers(shape, day);
    default:
      return null;
  }
}

/**
 * The plainest value that a schema takes: what must be there, words for texts, the first of several, that day for days.
 * @param day `2026-03-02`
 * @throws RangeError where a text must follow a pattern: whoever defines one says what fits it
 */
export const exampleOf = (schema: z.ZodType, day: string): unknown =>
  ofShape(z.toJSONSchema(schema, { io: 'input' }), day);
