import type { Client } from '@temporalio/client';
import type { CaseEventStore } from '../../models/caseEvents';
import type { DoorBoxes } from '../../models/doorBoxes';
import type { DoorEnvelopes, DoorMessage, DoorRow } from '../../models/doorEnvelopes';
import type { IdentityVault } from '../../models/identityVault';
import type { Proofs } from '../../models/proofs';
import { tellCase } from '../cases/tellCase';

export interface PassingNeeds {
  envelopes: DoorEnvelopes;
  boxes: Pick<DoorBoxes, 'find'>;
  vault: Pick<IdentityVault, 'sealOf'>;
  events: Pick<CaseEventStore, 'isStored'>;
  proofs: Pick<Proofs, 'proveMessage'>;
  client: Client;
}

/** Under what an envelope is sealed once it belongs to a case. */
export const contextOf = (hash: string): string => `door envelope ${hash}`;

/** From now on the envelope lies under the key of its case, and ends with it. */
export async function moveToCase(
  row: DoorRow,
  caseId: string,
  { envelopes, vault }: Pick<PassingNeeds, 'envelopes' | 'vault'>,
): Promise<void> {
  if (!row.sealed) return;
  const kept = await vault.sealOf(caseId, contextOf(row._id), Buffer.from(row.sealed));
  await envelopes.moveToCase(row._id, caseId, kept);
}

async function tellOfMessage(caseId: string, row: DoorMessage, needs: PassingNeeds): Promise<void> {
  const { _id, door, seq, kind, on, question, files } = row;
  const data = { message: _id, kind, on, files, ...(question !== undefined && { question }) };
  const from = `door-${door}-${_id.slice(0, 16)}`;
  await tellCase({ from, seq, to: caseId, message: { says: 'reporterWrote', data } }, needs);
}

/**
 * Brings what reporters have written to their cases, where these are registered: the case records that it came, and the words lie sealed
 * under its key.
 * @returns how many could not be brought now
 */
export async function passMessagesOn(needs: PassingNeeds): Promise<number> {
  let left = 0;
  for (const row of await needs.envelopes.listUnheard()) {
    const box = await needs.boxes.find(row.box);
    if (!box || !(await needs.events.isStored(box.caseId, 1))) continue;
    try {
      await moveToCase(row, box.caseId, needs);
      await tellOfMessage(box.caseId, row, needs);
      await needs.envelopes.markHeard(row._id);
    } catch {
      // Tried again in the next round: the case may be between two runs, or its worker away.
      left += 1;
    }
  }
  return left;
}

/** Reports that have become cases, where whoever registered them was stopped in between. */
export async function settleRegistered(needs: PassingNeeds): Promise<void> {
  for (const row of await needs.envelopes.listWaiting())
    if (await needs.events.isStored(row.registrationId, 1)) await moveToCase(row, row.registrationId, needs);
}
