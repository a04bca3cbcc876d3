import { z } from 'zod';

type Schema = z.core.$ZodType;
type Path = PropertyKey[];

/** Members that a schema does not know, as zod tells of them itself where it is strict. */
export interface UnknownFields {
  code: 'unrecognized_keys';
  keys: string[];
  path: Path;
  message: string;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a schema that only says more of another one is about; undefined where it is one by itself. */
function wrapped(schema: Schema): Schema | undefined {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodNonOptional ||
    schema instanceof z.ZodReadonly ||
    schema instanceof z.ZodCatch
  )
    return schema.def.innerType;
  // What is put right before it is read is described by what it is read as.
  if (schema instanceof z.ZodPipe)
    return schema.def.in instanceof z.ZodTransform ? schema.def.out : schema.def.in;
  return schema instanceof z.ZodLazy ? schema.def.getter() : undefined;
}

/** The members that an object, or the objects that it is put together of, know; undefined where any member may stand. */
function shapeOf(schema: Schema): Record<string, Schema> | undefined {
  if (schema instanceof z.ZodIntersection) {
    const [left, right] = [shapeOf(schema.def.left), shapeOf(schema.def.right)];
    return left && right && { ...left, ...right };
  }
  const inside = wrapped(schema);
  if (inside) return shapeOf(inside);
  if (!(schema instanceof z.ZodObject)) return undefined;
  const { catchall } = schema.def;
  return catchall === undefined || catchall instanceof z.ZodNever ? schema.def.shape : undefined;
}

function inObject(schema: Schema, value: unknown, path: Path): UnknownFields[] {
  const shape = shapeOf(schema);
  if (!shape || !isRecord(value)) return [];
  const keys = Object.keys(value).filter((key) => !Object.hasOwn(shape, key));
  const here: UnknownFields[] =
    keys.length === 0 ? [] : [{ code: 'unrecognized_keys', keys, path, message: 'unknown' }];
  const below = Object.entries(shape).flatMap(([key, member]) =>
    Object.hasOwn(value, key) ? unknownFields(member, value[key], [...path, key]) : [],
  );
  return [...here, ...below];
}

/** Of several shapes that one counts which fits; where several do, the one that leaves least over. */
function inUnion(schema: z.ZodUnion, value: unknown, path: Path): UnknownFields[] {
  const fitting = schema.def.options.filter((option) => z.safeParse(option, value).success);
  const [best = []] = fitting
    .map((option) => unknownFields(option, value, path))
    .sort((one, other) => one.length - other.length);
  return best;
}

/**
 * Members of a value, at any depth, of which its schema says nothing and which it would drop without a word. Schemas themselves stay as they
 * are: what was once stored is read by them too, and has to stay readable.
 */
export function unknownFields(schema: Schema, value: unknown, path: Path = []): UnknownFields[] {
  const inside = wrapped(schema);
  if (inside) return unknownFields(inside, value, path);
  if (schema instanceof z.ZodUnion) return inUnion(schema, value, path);
  if (schema instanceof z.ZodArray)
    return Array.isArray(value)
      ? value.flatMap((item: unknown, n) => unknownFields(schema.def.element, item, [...path, n]))
      : [];
  if (schema instanceof z.ZodTuple)
    return Array.isArray(value)
      ? schema.def.items.flatMap((item, n) => unknownFields(item, value[n], [...path, n]))
      : [];
  if (schema instanceof z.ZodRecord)
    return isRecord(value)
      ? Object.entries(value).flatMap(([key, item]) =>
          unknownFields(schema.def.valueType, item, [...path, key]),
        )
      : [];
  return inObject(schema, value, path);
}
