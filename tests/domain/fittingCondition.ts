import type { Condition } from '../../models/condition';

const valuesAt = (row: unknown, path: string): unknown[] => {
  let values: unknown[] = [row];
  for (const name of path.split('.'))
    values = values.flatMap((value) => {
      const next: unknown =
        typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
      return Array.isArray(next) ? next : next === undefined ? [] : [next];
    });
  return values;
};

/** Whether a row fits a question to the database, as MongoDB reads those conditions of which ours are made. */
export function fitsCondition(row: object, condition: Condition): boolean {
  return Object.entries(condition).every(([name, asked]) => {
    if (name === '$and') return (asked as Condition[]).every((one) => fitsCondition(row, one));
    if (name === '$or') return (asked as Condition[]).some((one) => fitsCondition(row, one));
    const values = valuesAt(row, name);
    if (typeof asked !== 'object' || asked === null) return values.includes(asked);
    return Object.entries(asked).every(([operator, operand]) => {
      const list = operand as unknown[];
      if (operator === '$in') return values.some((value) => list.includes(value));
      if (operator === '$nin') return !values.some((value) => list.includes(value));
      throw new Error(`no question of ours asks ${operator}`);
    });
  });
}
