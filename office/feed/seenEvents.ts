import { maySee } from '../../domain/access/maySee';
import { type Actor, visibilityOf } from '../../domain/access/policy';
import type { CaseEvent } from '../../domain/case/events/event';
import { ContentsGoneError } from '../../models/caseKeys';
import type { CaseStores } from '../../models/caseStores';
import type { Place } from '../../models/feedPlaces';
import { eventsFor } from '../people/viewerOf';
import type { Readings } from '../reading/readings';

export interface SeenNeeds {
  cases: Pick<CaseStores, 'events' | 'views'> & { readings: Readings };
}

/** What happened at a place, as far as it is somebody's to know; else there is nothing but the place. */
export interface SeenPlace {
  place: Place;
  seen: { event: CaseEvent; number: string } | undefined;
}

/** The events of one case at these places as a person may read them, each by its number; none where the case is hidden or says nothing any more. */
async function seenOf(caseId: string, seqs: readonly number[], actor: Actor, { cases }: SeenNeeds) {
  const { events, views } = cases;
  const [view] = await views.findAll([caseId], visibilityOf(actor));
  if (!view || !maySee(actor, view.state)) return undefined;
  try {
    const read = await events.readRange(caseId, Math.min(...seqs), Math.max(...seqs));
    const asked = read.filter(({ seq }) => seqs.includes(seq));
    const seen = await eventsFor(views, actor, view.state, asked);
    return { view, seen: new Map(seen.map((event) => [event.seq, event])) };
  } catch (error) {
    // Destroyed since its state was read: as if it had been before.
    if (error instanceof ContentsGoneError) return undefined;
    throw error;
  }
}

/**
 * What happened at these places, as this person may read it now: whatever they could see then counts no more. That they read of a case is told
 * by the log of the office.
 * @param tells which types they are told of; places of others are left out, hidden ones never
 */
export async function seenAt(
  places: readonly Place[],
  actor: Actor,
  needs: SeenNeeds,
  tells: (type: CaseEvent['type']) => boolean = () => true,
): Promise<SeenPlace[]> {
  const byCase = new Map<string, number[]>();
  for (const { caseId, seq } of places) byCase.set(caseId, [...(byCase.get(caseId) ?? []), seq]);
  const found = new Map(
    await Promise.all(
      [...byCase].map(async ([caseId, seqs]) => [caseId, await seenOf(caseId, seqs, actor, needs)] as const),
    ),
  );
  const told = places.flatMap((place): SeenPlace[] => {
    const of = found.get(place.caseId);
    const event = of?.seen.get(place.seq);
    if (!of || !event) return [{ place, seen: undefined }];
    return tells(event.type) ? [{ place, seen: { event, number: of.view.number } }] : [];
  });
  const read = new Set(told.flatMap(({ place, seen }) => (seen ? place.caseId : [])));
  for (const caseId of read) {
    const state = found.get(caseId)?.view.state;
    if (state) await needs.cases.readings.note({ actor, state, what: 'history', way: 'feed' });
  }
  return told;
}
