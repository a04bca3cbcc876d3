import type { Connection } from 'mongoose';
import type { CaseView } from '../domain/views/caseView';
import type { CaseKeys } from './caseKeys';
import { type Sealed, seal, unseal } from './sealing';

/**
 * A case for its own page, kept apart from its row: lists are short, and this is read by its id alone. It is one text, since nobody
 * searches in it, and the stand-in writes it three times faster so; it is sealed under the case's key, unless a program before has written it.
 */
export interface StoredState {
  _id: string;
  seq: number;
  /** By whom it may not be seen. */
  conflictOf: string[];
  view: Sealed | string;
}

/** An older state does not open in the place of a newer one. */
const contextOf = (caseId: string, seq: number): string => `state of ${caseId} after event ${seq}`;

export function storedState(view: CaseView, caseKey: Buffer): StoredState {
  const { caseId, seq, conflictOf } = view;
  const said = Buffer.from(JSON.stringify(view));
  return { _id: caseId, seq, conflictOf, view: seal(caseKey, caseId, contextOf(caseId, seq), said) };
}

/** Seals and opens states. */
export interface CaseStates {
  /** @throws ContentsGoneError when the key of its case was destroyed */
  seal(view: CaseView): Promise<StoredState>;
  /** The same for several, with one question for their keys. */
  sealAll(views: readonly CaseView[]): Promise<StoredState[]>;
  /** What they say, by case; those of which the key is gone, or which do not open, are left out. */
  openAll(states: readonly StoredState[]): Promise<ReadonlyMap<string, CaseView>>;
  /** Undefined where the key of its case is gone. @throws where it does not open */
  open(state: StoredState): Promise<CaseView | undefined>;
}

const unsealed = (key: Buffer, { _id, seq }: StoredState, sealed: Sealed): CaseView =>
  JSON.parse(unseal(key, contextOf(_id, seq), sealed).toString());

/** Undefined where it does not open: it was altered, or its key is gone. What is derived from the events anew takes its place. */
function opened(state: StoredState, key: Buffer | undefined): CaseView | undefined {
  const { view } = state;
  try {
    return typeof view === 'string' ? JSON.parse(view) : key && unsealed(key, state, view);
  } catch {
    return undefined;
  }
}

export function createCaseStates(keys: Pick<CaseKeys, 'ensure' | 'find' | 'findAll' | 'make'>): CaseStates {
  return {
    seal: async (view) => storedState(view, await keys.ensure(view.caseId)),
    sealAll: async (views) => {
      const found = await keys.findAll(views.map(({ caseId }) => caseId));
      return Promise.all(
        views.map(async (view) =>
          storedState(view, found.get(view.caseId) ?? (await keys.make(view.caseId))),
        ),
      );
    },
    openAll: async (states) => {
      const sealed = states.filter(({ view }) => typeof view !== 'string');
      const found = sealed.length > 0 ? await keys.findAll(sealed.map(({ _id }) => _id)) : undefined;
      return new Map(
        states.flatMap((state) => {
          const view = opened(state, found?.get(state._id));
          return view ? [[state._id, view] as const] : [];
        }),
      );
    },
    open: async (state) => {
      const { _id, view } = state;
      if (typeof view === 'string') return JSON.parse(view);
      const key = await keys.find(_id);
      return key && unsealed(key, state, view);
    },
  };
}

export const stateCollection = (connection: Connection) => connection.collection<StoredState>('case_states');
