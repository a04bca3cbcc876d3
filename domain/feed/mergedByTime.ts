interface Timed {
  at: string;
}

/**
 * Pieces of several histories in one order: by their moments, and each history in its own order, whatever its moments say.
 */
export function mergedByTime<Event extends Timed>(histories: readonly (readonly Event[])[]): Event[] {
  const left = histories.filter(({ length }) => length > 0).map((events) => ({ events, next: 0 }));
  const merged: Event[] = [];
  while (left.length > 0) {
    let first: { at: string; event: Event; place: number } | undefined;
    for (const [place, { events, next }] of left.entries()) {
      const event = events[next];
      if (event && (!first || event.at < first.at)) first = { at: event.at, event, place };
    }
    if (!first) break;
    merged.push(first.event);
    const taken = left[first.place];
    if (taken && (taken.next += 1) === taken.events.length) left.splice(first.place, 1);
  }
  return merged;
}
