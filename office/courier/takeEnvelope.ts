import { hashOf } from '../../door/envelopes/bytes';
import { noneBefore, type SentFile } from '../../door/envelopes/envelope';
import { findEnvelope, type KeyPair } from '../../door/envelopes/sealedEnvelope';
import { officeItself } from '../../domain/staff/entries';
import type { DoorBoxes } from '../../models/doorBoxes';
import type { DoorEnvelopes, DoorFault, DoorFaultKind } from '../../models/doorEnvelopes';
import type { OfficeLog } from '../../models/officeLog';
import type { Opinions } from '../../models/opinions';
import { quarterOf } from '../../domain/satisfaction/opinions';
import { sequenceFault } from './sequence';

export interface TakeNeeds {
  envelopes: DoorEnvelopes;
  boxes: DoorBoxes;
  opinions: Pick<Opinions, 'addFromDoor'>;
  officeLog: Pick<OfficeLog, 'append'>;
  keys: readonly KeyPair[];
  /** Which door delivers. */
  door: string;
  /** The office’s date. */
  today: string;
}

/** An envelope that is stored, and the files that belong to it. */
export interface Taken {
  hash: string;
  files: readonly SentFile[];
}

/** Notes a fault once, and tells the log of the office. */
export async function noteFault(
  { envelopes, officeLog, today }: Pick<TakeNeeds, 'envelopes' | 'officeLog' | 'today'>,
  id: string,
  fault: { fault: DoorFaultKind } & Omit<DoorFault, '_id' | 'on'>,
): Promise<void> {
  if (!(await envelopes.addFault({ _id: id, on: today, ...fault }))) return;
  const { fault: kind, seq, upTo } = fault;
  const data = { fault: kind, ...(seq !== undefined && { seq }), ...(upTo !== undefined && { upTo }) };
  await officeLog.append({ by: officeItself, type: 'doorFaulty', data });
}

/**
 * Takes what a door delivers: it is stored sealed as it came, whatever is wrong with its place, since it may be a report; what is wrong is noted.
 * Done a second time it changes nothing.
 */
export async function takeEnvelope(sealed: Uint8Array, needs: TakeNeeds): Promise<Taken> {
  const { envelopes, boxes, opinions, keys, today } = needs;
  const hash = await hashOf(sealed);
  const inside = await findEnvelope(keys, sealed);
  if (!inside) {
    await noteFault(needs, `unreadable ${hash}`, { fault: 'unreadable', sealed });
    return { hash, files: [] };
  }
  const { door, seq, previous, on, letter } = inside;
  if (door !== needs.door) await noteFault(needs, `otherDoor ${hash}`, { fault: 'otherDoor', seq });

  const [before, last, isTaken] = await Promise.all([
    envelopes.findLink(hash),
    envelopes.findLast(door),
    envelopes.isTaken(door, seq),
  ]);
  const known = {
    last: last ? { seq: last.seq, hash: last._id } : { seq: 0, hash: noneBefore },
    before,
    isTaken: isTaken && !before,
  };
  const fault = sequenceFault({ seq, previous, hash }, known);
  if (fault) await noteFault(needs, `${fault.fault} ${door} ${fault.seq} ${hash}`, fault);

  if (letter.is === 'opinion') {
    const _id = await hashOf(new TextEncoder().encode(`opinion ${hash}`));
    await opinions.addFromDoor({ _id, quarter: quarterOf(on), scores: letter.scores, sealed });
  } else if (letter.is !== 'heartbeat') {
    const { box, files } = letter;
    const row = { _id: hash, door, seq, box, on, fetchedOn: today, files: files.length, sealed };
    if (letter.is === 'report') {
      await envelopes.keep({ ...row, is: 'report' });
      const stored = await envelopes.find(hash);
      if (stored?.is === 'report')
        await boxes.open({ _id: box, door, publicKey: letter.publicKey, caseId: stored.registrationId });
    } else {
      const { kind, question } = letter;
      await envelopes.keep({ ...row, is: 'message', kind, question, heard: false });
    }
  }
  // Last: what is linked is stored.
  await envelopes.link({ _id: hash, door, seq, on, erased: false });
  return { hash, files: 'files' in letter ? letter.files : [] };
}
