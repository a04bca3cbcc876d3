import { type Accepted } from '../../domain/case/decide';
import type { CaseEvent } from '../../domain/case/events/event';
import type { CaseState } from '../../domain/case/state';

/** Something that happens to the case: it is decided at once, and then stored. */
export interface Act {
  /** What it brings about in this case at that moment; undefined for nothing. @throws ApplicationFailure when it is refused */
  readonly decideOn: (state: CaseState | undefined, at: string) => Accepted | undefined;
  /** The command whose giver waits for an answer; absent where nobody does. */
  readonly commandId?: string;
  events: CaseEvent[];
  isStored: boolean;
  /** Refused after all, when it had to be decided once more. */
  refused?: unknown;
}
