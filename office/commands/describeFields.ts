import { z } from 'zod';
import { type Purpose, purposes } from '../../domain/access/purposes';
import { roles } from '../../domain/access/roles';

/** What a field's value points at; a form offers what there is. */
export const referenceKinds = [
  'account', 'allegation', 'request', 'recommendation', 'case', 'disciplineForm', 'member', 'unit', 'clock', 'notice',
  'decision', 'submission', 'placedUnit', 'hold', 'identityRequest', 'measure', 'doorMessage', 'publication', 'publicCheck', 'publicLeak', 'publicItem',
] as const; // prettier-ignore
export type ReferenceKind = (typeof referenceKinds)[number];

const fieldMeta = z
  .object({
    lines: z.number().int(),
    pastOnly: z.boolean(),
    ref: z.enum(referenceKinds),
    roles: z.array(z.enum(roles)),
    purpose: z.enum(purposes),
    unit: z.enum(['dong']),
    birth: z.boolean(),
    time: z.boolean(),
  })
  .partial();
type FieldMeta = z.infer<typeof fieldMeta>;

type Shape =
  | { kind: 'line' }
  | { kind: 'paragraph'; lines: number }
  | { kind: 'date'; pastOnly: boolean }
  /** A date, or a year where no more is known. */
  | { kind: 'birth' }
  /** An hour on the office's wall clock. */
  | { kind: 'time' }
  | { kind: 'number'; maximum?: number | undefined; fallback?: number | undefined }
  /** Whole đồng, typed with or without dots. */
  | { kind: 'amount' }
  | { kind: 'yesNo' }
  | { kind: 'choice'; options: string[]; fallback?: string | undefined }
  /** Any of a closed list. */
  | { kind: 'choices'; options: string[] }
  /** Texts, one to a line. */
  | { kind: 'list'; lines: number }
  | {
      kind: 'reference';
      to: ReferenceKind;
      many: boolean;
      roles: FieldMeta['roles'];
      /** What an account is chosen for. */
      purpose?: Purpose | undefined;
    };

/** A field of a command as a form must ask for it. */
export type FieldDescription = { name: string; required: boolean } & Shape;
export type FieldOf<Kind extends Shape['kind']> = Extract<FieldDescription, { kind: Kind }>;

/** A field's schema without its wrappers, and what the wrappers said. */
interface Unwrapped {
  schema: z.core.$ZodType;
  meta: FieldMeta;
  required: boolean;
  fallback?: unknown;
}

const metaOf = (schema: z.core.$ZodType): FieldMeta => fieldMeta.parse(z.globalRegistry.get(schema) ?? {});

function unwrapped(schema: z.core.$ZodType): Unwrapped {
  const meta = metaOf(schema);
  if (schema instanceof z.ZodOptional) {
    const inner = unwrapped(schema.def.innerType);
    return { ...inner, meta: { ...inner.meta, ...meta }, required: false };
  }
  if (schema instanceof z.ZodDefault) {
    const inner = unwrapped(schema.def.innerType);
    return { ...inner, meta: { ...inner.meta, ...meta }, required: false, fallback: schema.def.defaultValue };
  }
  return { schema, meta, required: true };
}

function shapeOf({ schema, meta, fallback }: Unwrapped): Shape | undefined {
  if (meta.ref) {
    const { roles, purpose } = meta;
    const many = schema instanceof z.ZodArray;
    return { kind: 'reference', to: meta.ref, many, roles, ...(purpose && { purpose }) };
  }
  if (schema instanceof z.ZodEnum) {
    const preset = typeof fallback === 'string' ? fallback : undefined;
    return { kind: 'choice', options: schema.options.map(String), fallback: preset };
  }
  if (schema instanceof z.ZodArray) {
    const { element } = schema;
    if (element instanceof z.ZodEnum) return { kind: 'choices', options: element.options.map(String) };
    return element instanceof z.ZodString ? { kind: 'list', lines: meta.lines ?? 6 } : undefined;
  }
  if (meta.unit === 'dong') return { kind: 'amount' };
  if (meta.birth) return { kind: 'birth' };
  if (meta.time) return { kind: 'time' };
  if (schema instanceof z.ZodBoolean) return { kind: 'yesNo' };
  if (schema instanceof z.ZodNumber) {
    const maximum = schema.maxValue ?? undefined;
    return { kind: 'number', maximum, fallback: typeof fallback === 'number' ? fallback : undefined };
  }
  if (schema instanceof z.ZodISODate) return { kind: 'date', pastOnly: meta.pastOnly ?? false };
  if (schema instanceof z.ZodString) {
    return meta.lines ? { kind: 'paragraph', lines: meta.lines } : { kind: 'line' };
  }
  return undefined;
}

/**
 * The fields of a command in the order in which its schema names them.
 * @throws TypeError for a schema that no form can ask for, naming the field
 */
export function describeFields(schema: z.ZodType): FieldDescription[] {
  if (!(schema instanceof z.ZodObject)) throw new TypeError('the input of a command is an object');
  return Object.entries(schema.shape).map(([name, field]: [string, z.core.$ZodType]) => {
    const inside = unwrapped(field);
    const shape = shapeOf(inside);
    if (!shape) throw new TypeError(`no form can ask for the field "${name}"`);
    return { name, required: inside.required, ...shape };
  });
}
