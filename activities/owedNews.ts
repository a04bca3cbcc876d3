import type { CaseEvent } from '../domain/case/events/event';
import { evolve } from '../domain/case/evolve/evolve';
import { messagesOf, type CaseMessage } from '../domain/case/messages';
import type { CaseState } from '../domain/case/state';
import type { NewsStore } from '../models/news';

/** What one event of a case means for another: something to tell it, or that it is to be opened. */
export type News =
  | { to: string; seq: number; at: string; says: CaseMessage['says']; message: CaseMessage }
  | {
      to: string;
      seq: number;
      says: 'opened';
      event: Extract<CaseEvent, { type: 'petitionSplit' }>;
      state: CaseState;
    };

/** What cases owe each other: all that their events say, until the other one has acknowledged it. */
export interface OwedNews {
  findOwed(caseId: string, events: readonly CaseEvent[]): Promise<News[]>;
  acknowledge(caseId: string, news: News): Promise<void>;
}

/** The case as it stands after each whole act: a message tells what the act has left, not one of its steps. */
function* byAct(events: readonly CaseEvent[]): Generator<{ state: CaseState; act: CaseEvent[] }> {
  let state: CaseState | undefined;
  let act: CaseEvent[] = [];
  for (const [i, event] of events.entries()) {
    state = evolve(state, event);
    act.push(event);
    if (events[i + 1]?.commandId === event.commandId) continue;
    yield { state, act };
    act = [];
  }
}

/** All that the events of a case mean for others, whether or not they have heard of it. */
export function newsIn(events: readonly CaseEvent[]): News[] {
  const news: News[] = [];
  for (const { state, act } of byAct(events)) {
    for (const event of act) {
      if (event.type === 'petitionSplit')
        news.push({ to: event.data.into, seq: event.seq, says: 'opened', event, state });
      for (const { to, message } of messagesOf(state, event))
        news.push({ to, seq: event.seq, at: event.at, says: message.says, message });
    }
  }
  return news;
}

export const createOwedNews = (store: NewsStore): OwedNews => ({
  findOwed: async (caseId, events) => {
    const heard = await store.heardOf(caseId);
    return newsIn(events).filter((one) => !heard.has(store.idOf(caseId, one)));
  },
  acknowledge: (caseId, one) => store.acknowledge(caseId, one),
});
