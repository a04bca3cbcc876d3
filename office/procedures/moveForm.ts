import { z } from 'zod';
import { type MoveOrder, moveScopes } from './moving';

const one = (value: unknown) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

/** What the page sent: which of the cases that were looked at are moved, and why. */
export const moveForm = z
  .object({
    commandId: z.uuid(),
    scope: z.enum(moveScopes).default('chosen'),
    cases: z.preprocess(one, z.array(z.string().min(1).max(100)).max(100)),
    reason: z.string().trim().min(1).max(5000),
  })
  .check(({ value, issues }) => {
    if (value.scope !== 'chosen' || value.cases.length > 0) return;
    issues.push({ code: 'too_small', origin: 'array', minimum: 1, input: value.cases, path: ['cases'] });
  });

/** What the page sent, as an order. */
export const orderOf = ({ cases, ...rest }: z.infer<typeof moveForm>): MoveOrder => ({
  ...rest,
  chosen: cases,
});
