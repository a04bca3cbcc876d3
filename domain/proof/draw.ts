import { createHash } from 'node:crypto';

/** No more than this many cases are drawn at once. */
export const mostDrawn = 50;

/** A seed as a person can read it out, and type it. */
export const seedPattern = /^[0-9a-zA-Z-]{1,64}$/;

const placeIn = (seed: string, id: string): string =>
  createHash('sha256').update(seed).update('\n').update(id).digest('hex');

/**
 * Draws so many by a seed: anybody who knows the seed and what was drawn from draws the same. Each is put in its place by a hash over the
 * seed and its own id, so that neither the order in which they are given nor those beside it move it.
 */
export function draw(ids: readonly string[], seed: string, count: number): string[] {
  return [...new Set(ids)]
    .map((id) => ({ id, place: placeIn(seed, id) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .slice(0, count)
    .map(({ id }) => id);
}
