import type { Connection } from 'mongoose';
import type { CaseView } from '../domain/views/caseView';
import type { LeftView } from '../domain/views/destroyed';
import { exceptionKeys } from '../domain/views/exceptionKeys';
import { searchWords } from '../domain/views/searchText';

/** A case as lists show it; its whole state is for its own page. */
export type CaseRow = Omit<CaseView, 'state' | 'searchText'>;

/** With what lists are asked by besides. */
export type StoredRow = CaseRow & {
  _id: string;
  /** Puts cases without a due date behind all others, which a missing date would not. */
  dueSort: string;
  /** Its digests, or that there is none: what is missing cannot be asked of an index. */
  inDigests: string[];
  /** The unit by which it is told apart, or that it has none. */
  inUnit: string;
  /** By which it is found. */
  words: string[];
  /** Its exceptions, by kind, month, day and person (`exceptionKeys`). */
  exceptional: string[];
};

export const noDigest = 'none';
export const noUnit = 'none';
const noDueDate = 'none';

/** By what a row is sorted that falls due, or does not. */
export const dueSortOf = ({ due }: Pick<CaseRow, 'due'>): string => due?.at ?? noDueDate;

/** A row as it is kept: plain JSON. */
export function storedRow(view: CaseView | LeftView): StoredRow {
  const { state, searchText, ...row } = { state: undefined, ...view };
  void state;
  const plain: CaseRow = JSON.parse(JSON.stringify(row));
  return {
    _id: row.caseId,
    ...plain,
    dueSort: dueSortOf(row),
    inDigests: row.digests.length > 0 ? row.digests : [noDigest],
    inUnit: row.unit?.id ?? noUnit,
    words: searchWords(searchText),
    exceptional: exceptionKeys(row.exceptions ?? []),
  };
}

export const rowCollection = (connection: Connection) => connection.collection<StoredRow>('case_views');

/** Whatever a list is narrowed by has an index; the stand-in keeps those of this name as MongoDB does (see its sqlite/whole.go). */
const askedBy = [
  'number', 'stage', 'kind', 'attention', 'overdueKinds', 'waiting.roles', 'waiting.accounts', 'escalatedTo', 'decides', 'judgedAnew',
  'registeredBy', 'leader', 'members', 'conflictOf', 'hands', 'deputies', 'actedFor', 'importId', 'meetings', 'onAgenda',
  'deliberates', 'inDigests', 'goesBy', 'tags', 'dueDays', 'openClocks', 'officers', 'inUnit', 'instructed', 'documentNumbers', 'words', 'dueSort', 'receivedOn', 'caseId',
  'exceptional', 'restingSince', 'units', 'news.at', 'subjectKind', 'openTo', 'areas', 'knownTo', 'assignedTo', 'granted', 'secrecy', 'keeping', 'secrecySigns', 'secretUntil',
]; // prettier-ignore

/** How a row stands in a list; where all else is the same, its id decides. */
export const rowOrders = {
  dueFirst: { dueSort: 1, receivedOn: 1, _id: 1 },
  newestFirst: { receivedOn: -1, _id: 1 },
} as const;

/** All in one piece: the stand-in goes through the rows once for them. */
export async function prepareRows(connection: Connection): Promise<void> {
  await rowCollection(connection).createIndexes([
    ...askedBy.map((field) => ({ key: { [field]: 1 as const }, name: `multikey_${field}` })),
    ...Object.entries(rowOrders).map(([name, key]) => ({ key, name })),
  ]);
}
