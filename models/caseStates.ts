import type { Connection } from 'mongoose';
import type { CaseView } from '../domain/views/caseView';

/**
 * A case for its own page, kept apart from its row: lists are short, and this is read by its id alone. It is one text, since nobody
 * searches in it, and the stand-in writes it three times faster so.
 */
export interface StoredState {
  _id: string;
  seq: number;
  /** By whom it may not be seen. */
  conflictOf: string[];
  view: string;
}

export const storedState = (view: CaseView): StoredState => ({
  _id: view.caseId,
  seq: view.seq,
  conflictOf: view.conflictOf,
  view: JSON.stringify(view),
});

export const shownView = ({ view }: Pick<StoredState, 'view'>): CaseView => JSON.parse(view);

export const stateCollection = (connection: Connection) => connection.collection<StoredState>('case_states');
