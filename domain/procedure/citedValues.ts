import type { Procedure } from './procedure';

export type Json = Readonly<Record<string, unknown>>;
export const isGroup = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value of a version with its source, by the place where it stands: `limits.settling`. */
export interface CitedValue {
  place: string;
  value: unknown;
  citation: string;
  confidence: string;
}

const isCited = (value: unknown): value is Json & Omit<CitedValue, 'place'> =>
  isGroup(value) &&
  'value' in value &&
  typeof value.citation === 'string' &&
  typeof value.confidence === 'string';

function valuesIn(group: Json, at: readonly string[]): CitedValue[] {
  return Object.entries(group).flatMap(([key, one]) => {
    const place = [...at, key];
    if (isCited(one)) {
      const { value, citation, confidence } = one;
      return [{ place: place.join('.'), value, citation, confidence }];
    }
    return isGroup(one) ? valuesIn(one, place) : [];
  });
}

/** Every value of a version that has a source, in the order in which the version has them. */
export const citedValues = (procedure: Procedure): CitedValue[] => valuesIn({ ...procedure }, []);

/** The same with something else in one place; what stands beside it stays. */
export function put(value: unknown, [key, ...rest]: readonly string[], to: unknown): unknown {
  if (key === undefined) return to;
  const group = isGroup(value) ? value : {};
  return { ...group, [key]: put(group[key], rest, to) };
}
