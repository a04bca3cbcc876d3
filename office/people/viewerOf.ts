import { type Actor, everyCase, rolesIn, visibilityOf } from '../../domain/access/policy';
import { maySeeProtection } from '../../domain/access/protection';
import { casesNamedIn, eventsSeenBy, type Viewer } from '../../domain/access/seen';
import type { CaseEvent } from '../../domain/case/events/event';
import type { CaseState } from '../../domain/case/state';
import type { CaseViewStore } from '../../models/caseViews';

type Views = Pick<CaseViewStore, 'numbersOf'>;

/** Who looks at a case, and which of the others that it names are hidden from them. One that has not begun yet is hidden from nobody. */
export async function viewerOf(
  views: Views,
  actor: Actor,
  state: CaseState,
  events: readonly CaseEvent[] = [],
): Promise<Viewer & { hidden: number }> {
  const named = casesNamedIn(events, state);
  const hidden = new Set<string>();
  if (named.length > 0) {
    const [all, seen] = await Promise.all([
      views.numbersOf(named, everyCase),
      views.numbersOf(named, visibilityOf(actor)),
    ]);
    for (const id of all.keys()) if (!seen.has(id)) hidden.add(id);
  }
  return {
    actor: { id: actor.id, roles: rolesIn(actor, state) },
    sees: (id) => !hidden.has(id),
    seesProtection: maySeeProtection(actor, state),
    hidden: hidden.size,
  };
}

/** The history of a case as this person may read it. */
export const eventsFor = async (
  views: Views,
  actor: Actor,
  state: CaseState,
  events: readonly CaseEvent[],
): Promise<CaseEvent[]> => eventsSeenBy(events, await viewerOf(views, actor, state, events));
