import { randomUUID } from 'node:crypto';
import type { Actor } from '../../domain/access/policy';
import { visitOfActs } from '../../domain/reception/evolveVisit';
import type { Visit } from '../../domain/reception/visit';
import { giveToVisit, type VisitNeeds, type VisitOrder } from '../../office/reception/visits';
import { readReception } from '../../seeds/reference';
import { arrival, planned, posted } from '../domain/receptionOffice';
import type { DurableOffice } from './durableOffice';

const intake: Actor = { id: 'u-intake', roles: ['intakeOfficer'] };
export const settling = { ground: '', to: '', letter: '', explanation: '' };

/** A day of reception in an office on a clock that a test moves, and what is done in a visit on it. */
export async function openReception(office: DurableOffice, on: string) {
  const { stores, env, taskQueue } = office;
  // In force whatever day the test's clock shows.
  for (const rules of readReception('office'))
    await stores.reference.addReception({ ...rules, effectiveFrom: '2020-01-01' });
  const dayId = randomUUID();
  const at = new Date(await env.currentTimeMs()).toISOString();
  const act = { dayId, by: 'u-head', at };
  const day = planned({ on, kind: 'head', receivers: ['u-chair', 'u-intake'] });
  await stores.receptionDays.add({
    ...act,
    revision: 1,
    commandId: randomUUID(),
    deed: { kind: 'planned', day },
  });
  await stores.receptionDays.add({ ...act, revision: 2, commandId: randomUUID(), deed: { ...posted, on } });
  const needs = { ...stores, temporal: env.client, taskQueue, now: () => env.currentTimeMs() };

  const give = async (visitId: string, order: VisitOrder, given: VisitNeeds = needs): Promise<void> => {
    const outcome = await giveToVisit(given, {
      visitId,
      order,
      commandId: order.kind === 'arrive' ? visitId : randomUUID(),
      actor: intake,
    });
    if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  };
  return {
    needs,
    give,
    /** Somebody comes, and leaves a report that is accepted. */
    accepted: async (given: VisitNeeds = needs): Promise<string> => {
      const visitId = randomUUID();
      await give(visitId, { kind: 'arrive', dayId, arrival }, given);
      await give(
        visitId,
        {
          kind: 'takeStatement',
          statement: 'Tôi trình bày.',
          readBack: true,
          sign: 'signature',
        },
        given,
      );
      await give(visitId, { kind: 'settle', ...settling, outcome: 'accepted' }, given);
      return visitId;
    },
    visit: async (visitId: string): Promise<Visit> => {
      const visit = visitOfActs(await stores.visits.listOf(visitId));
      if (!visit) throw new Error('there is no visit');
      return visit;
    },
  };
}
