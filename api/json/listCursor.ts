import { z } from 'zod';

/** Where an item stands in a list: in which order, by what it is sorted there, and its id last. */
export type ListPlace = readonly [order: string, ...values: string[]];

const placeSchema = z.tuple([z.string().max(40)], z.string().max(300)).readonly();

/** A place as an opaque text. */
export const listCursor = (place: ListPlace): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

/** What a cursor of a list says; undefined where it is none. */
export function findListPlace(cursor: string): ListPlace | undefined {
  try {
    return placeSchema.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString())).data;
  } catch {
    return undefined;
  }
}

const cursor = () =>
  z
    .string()
    .max(2_000)
    .refine((text) => findListPlace(text) !== undefined)
    .optional();

/** How the next and the previous page of a list are asked for: by an item, and not by a number. */
export const besideQuery = {
  after: cursor().meta({ description: 'Items behind this place, as `links.next` has it.' }),
  before: cursor().meta({ description: 'Items before this place, as `links.previous` has it.' }),
};
