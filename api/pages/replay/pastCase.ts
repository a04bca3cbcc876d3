import { type CaseEvent, parseEvent } from '../../../domain/case/events/event';
import { evolve } from '../../../domain/case/evolve/evolve';
import type { CaseState } from '../../../domain/case/state';
import type { Stage } from '../../../domain/case/vocabulary';
import type { KeptLink } from '../../../domain/proof/chain';

/** An event at its place in the history; without `event` what is kept there can no longer be read. */
export interface PastEvent {
  /** 1 for the first; the event's own number, unless the history was tampered with. */
  position: number;
  link: KeptLink;
  event?: CaseEvent | undefined;
  /** The stage after it, as long as the case could be derived. */
  stage?: Stage | undefined;
}

/** A case as it stood after the event at a position, and before it. */
export interface PastCase {
  events: PastEvent[];
  before?: CaseState | undefined;
  after?: CaseState | undefined;
  /** From this position on nothing can be derived any more. */
  lostAt?: number | undefined;
}

function readEvent(link: KeptLink): CaseEvent | undefined {
  try {
    return parseEvent(link);
  } catch {
    return undefined;
  }
}

/** Evolves as far as the events allow: a tampered history may hold what no case can follow. */
function evolveIfPossible(state: CaseState | undefined, event: CaseEvent): CaseState | undefined {
  try {
    return evolve(state, event);
  } catch {
    return undefined;
  }
}

/** Derives the case after the event at `position` (0: before the first). Never fails, whatever was done to the history. */
export function pastCase(links: readonly KeptLink[], position: number): PastCase {
  const past: PastCase = { events: [] };
  let state: CaseState | undefined;
  for (const [i, link] of links.entries()) {
    const event = readEvent(link);
    const next = event && past.lostAt === undefined ? evolveIfPossible(state, event) : undefined;
    if (!next) past.lostAt ??= i + 1;
    if (i + 1 === position) Object.assign(past, { before: state, after: next });
    past.events.push({ position: i + 1, link, event, stage: next?.stage });
    state = next;
  }
  return past;
}

/** The position of the last event that had happened by a moment; 0 when none had. */
export const positionAt = (links: readonly KeptLink[], moment: string): number =>
  links.findLastIndex(({ at }) => at <= moment) + 1;
