import { type Actor, visibilityOf } from '../../domain/access/policy';
import type { Refusal } from '../../domain/case/refusal';
import type { Meeting } from '../../models/meetings';
import type { Services } from '../services';

/** What became of a case that was to stand on an agenda; `notFound` also where it is not for this person. */
export type Placing =
  | { caseId: string; kind: 'put' | 'notYet' | 'notFound' }
  | { caseId: string; kind: 'refused'; refusal: Refusal };

interface Order {
  meeting: Meeting;
  caseIds: readonly string[];
  /** Sent twice under the same id, each case is put on the agenda once. */
  commandId: string;
  actor: Actor;
}

/** Puts cases on the agenda of a meeting, each by its own command. */
export async function putOnAgenda(
  { cases: { gateway, views } }: Pick<Services, 'cases'>,
  { meeting: { _id: meetingId, body, on, place }, caseIds, commandId, actor }: Order,
): Promise<Placing[]> {
  const placings: Placing[] = [];
  for (const caseId of new Set(caseIds)) {
    const outcome = (await views.find(caseId, visibilityOf(actor)))
      ? await gateway.give(caseId, {
          type: 'putOnAgenda',
          commandId: `agenda-${meetingId}-${commandId}-${caseId}`.slice(0, 200),
          actor,
          input: { meetingId, body, on, place },
        })
      : undefined;
    if (outcome?.kind === 'done') placings.push({ caseId, kind: 'put' });
    else if (outcome?.kind === 'refused')
      placings.push({ caseId, kind: 'refused', refusal: outcome.refusal });
    else placings.push({ caseId, kind: outcome ? 'notYet' : 'notFound' });
  }
  return placings;
}
