import { z } from 'zod';

/** Levels of the Party's organisation, highest first (procedure §1). */
export const levels = ['province', 'district', 'grassroots', 'cell'] as const;
export type Level = (typeof levels)[number];

/** Whether a unit of one level stands over one of another; a level may be missing between them. */
export const isAbove = (upper: Level, lower: Level): boolean => levels.indexOf(upper) < levels.indexOf(lower);

export const unitIdSchema = z
  .string()
  .regex(/^[a-z0-9-]+$/)
  .max(80);

/** A unit as it stood in a chain: its name then, and the last day on which it exists, where that is known. */
export const chainLinkSchema = z.object({
  id: unitIdSchema,
  level: z.enum(levels),
  name: z.string().min(1).max(300),
  until: z.iso.date().optional(),
});
export type ChainLink = z.infer<typeof chainLinkSchema>;

/** Where a unit stood on a day, kept with what was decided by it: the chain from the unit up to the province. */
export const placedUnitSchema = z.object({
  id: unitIdSchema,
  chain: z.array(chainLinkSchema).min(1).max(levels.length),
  tree: z.object({ id: z.string(), version: z.number().int().positive() }),
});
export type PlacedUnit = z.infer<typeof placedUnitSchema>;

/** Whether the chain is one: it begins with the unit, goes up level by level, and ends with the province. */
export const isWholeChain = ({ id, chain }: PlacedUnit): boolean =>
  chain[0]?.id === id &&
  chain.at(-1)?.level === 'province' &&
  chain.every(({ level }, i) => {
    const next = chain[i + 1];
    return next === undefined || isAbove(next.level, level);
  });

/** The links whose unit still exists on a day. */
export const linksOn = ({ chain }: PlacedUnit, day: string): ChainLink[] =>
  chain.filter(({ until }) => until === undefined || day <= until);

/** The unit of that level in the chain, as it stood. */
export const findLink = ({ chain }: PlacedUnit, level: Level): ChainLink | undefined =>
  chain.find((link) => link.level === level);
