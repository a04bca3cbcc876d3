import { citedValues, isGroup, put } from './citedValues';
import type { Procedure } from './procedure';

/** One step of a chain of escalation. */
export interface ChainStep {
  afterWorkingDays: number;
  to: string;
}

/**
 * What a form can change of one value of a version: its numbers, the unit of a limit, its chains, and where it comes from. Each part is named
 * by its place within the value; whatever else the value says is no business of the form.
 */
export interface EditableValue {
  /** Where it stands in the version: `limits.settling`. */
  place: string;
  citation: string;
  confidence: string;
  numbers: { part: string; value: number }[];
  units: { part: string; value: string }[];
  chains: { part: string; steps: ChainStep[] }[];
}

const isStep = (one: unknown): one is ChainStep =>
  isGroup(one) && typeof one.afterWorkingDays === 'number' && typeof one.to === 'string';

function collect(value: unknown, at: readonly string[], into: EditableValue): void {
  const part = at.join('.');
  if (typeof value === 'number') into.numbers.push({ part, value });
  else if (Array.isArray(value) && value.length > 0 && value.every(isStep))
    into.chains.push({ part, steps: value });
  else if (at.at(-1) === 'unit' && typeof value === 'string') into.units.push({ part, value });
  else if (isGroup(value)) for (const [key, one] of Object.entries(value)) collect(one, [...at, key], into);
}

/** Every value of a version that has a source, in the order in which the version has them. */
export const editableValues = (procedure: Procedure): EditableValue[] =>
  citedValues(procedure).map(({ value, ...of }) => {
    const found: EditableValue = { ...of, numbers: [], units: [], chains: [] };
    collect(value, [], found);
    return found;
  });

/**
 * A version with its values as a form has left them, under the number of its next version: everything else is as it was. Whether it is one
 * is for the schema to say.
 */
export function withEdited(procedure: Procedure, version: number, values: readonly EditableValue[]): object {
  const edited = values.reduce<unknown>((whole, { place, citation, confidence, numbers, units, chains }) => {
    const at = place.split('.');
    const parts = [
      ...[...numbers, ...units].map(({ part, value }) => ({ part, to: value as unknown })),
      ...chains.map(({ part, steps }) => ({ part, to: steps as unknown })),
    ];
    const inside = parts.reduce(
      (now, { part, to }) => put(now, [...at, 'value', ...part.split('.').filter(Boolean)], to),
      whole,
    );
    return put(put(inside, [...at, 'citation'], citation), [...at, 'confidence'], confidence);
  }, procedure);
  const { id, version: followed } = procedure;
  return { ...(edited as object), version, follows: { id, version: followed } };
}
