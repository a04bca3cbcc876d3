import type { Condition } from './condition';
import { type CaseRow, dueSortOf, rowOrders } from './caseRows';

export type CaseOrder = keyof typeof rowOrders;

/** Where a row stands in a list of that order: what it is sorted by, its id last. */
export type RowPlace = readonly string[];

/**
 * Which rows of a list are asked for: by number, or those behind or before a place. A page by number skips whatever moved forward since the
 * page before it was read.
 */
export type RowPage = { limit: number } & ({ skip: number } | { after: RowPlace } | { before: RowPlace });

const valueOf = {
  dueSort: dueSortOf,
  receivedOn: (row: CaseRow) => row.receivedOn,
  lastActAt: (row: CaseRow) => row.lastActAt,
  _id: (row: CaseRow) => row.caseId,
} as const;

type SortedField = keyof typeof valueOf;

function sortedBy(order: CaseOrder): [SortedField, 1 | -1][] {
  switch (order) {
    case 'dueFirst':
      return [
        ['dueSort', rowOrders.dueFirst.dueSort],
        ['receivedOn', rowOrders.dueFirst.receivedOn],
        ['_id', rowOrders.dueFirst._id],
      ];
    case 'newestFirst':
      return [
        ['receivedOn', rowOrders.newestFirst.receivedOn],
        ['_id', rowOrders.newestFirst._id],
      ];
    case 'lastActFirst':
      return [
        ['lastActAt', rowOrders.lastActFirst.lastActAt],
        ['_id', rowOrders.lastActFirst._id],
      ];
  }
}

/** The place of a row, as a list of that order sorts it. */
export const placeOf = (row: CaseRow, order: CaseOrder): RowPlace =>
  sortedBy(order).map(([field]) => valueOf[field](row));

/** Whether a place is one of that order: an address may have been made for the other. */
export const isPlaceOf = (place: RowPlace, order: CaseOrder): boolean =>
  place.length === sortedBy(order).length;

/** The rows of that order behind or before a place, as a question to the database. */
export function beside(order: CaseOrder, side: 'after' | 'before', place: RowPlace): Condition {
  const fields = sortedBy(order);
  // The id is asked for by its copy, which has an index of its own (see `askedBy`).
  const asked = (field: SortedField) => (field === '_id' ? 'caseId' : field);
  return {
    $or: fields.map(([field, way], i) => {
      const same = fields.slice(0, i).map(([one], n) => ({ [asked(one)]: place[n] }));
      const operator = (side === 'after') === (way === 1) ? '$gt' : '$lt';
      return { $and: [...same, { [asked(field)]: { [operator]: place[i] } }] };
    }),
  };
}

/** The order from its end. */
export const reversed = (order: CaseOrder): Record<string, 1 | -1> =>
  Object.fromEntries(sortedBy(order).map(([field, way]) => [field, way === 1 ? -1 : 1]));
