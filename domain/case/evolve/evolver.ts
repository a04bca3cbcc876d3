import type { CaseEvent, EventData, EventType } from '../events/event';
import type { CaseDocument, CaseState } from '../state';
import type { DocumentKind } from '../vocabulary';

/** What an event of a type changes; the number, and who acted last, are kept by `evolve` for all of them. */
export type Evolver<Type extends EventType> = (
  state: CaseState,
  data: EventData<Type>,
  event: CaseEvent,
) => Partial<CaseState>;

export type Evolvers<Types extends Record<string, unknown>> = {
  [Type in keyof Types & EventType]: Evolver<Type>;
};

/** The papers of the case with one more. */
export const withDocument = (
  state: CaseState,
  event: CaseEvent,
  kind: DocumentKind,
  title: string,
  on: string,
): CaseDocument[] => [...state.documents, { seq: event.seq, kind, title, on }];
