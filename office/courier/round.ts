import type { DoorFiles } from '../../models/doorFiles';
import type { DoorConnection } from './doorConnection';
import { keepPieces, proveFile } from './keptFiles';
import { type PassingNeeds, passMessagesOn, settleRegistered } from './passOn';
import { noteStated } from './statedRow';
import { noteFault, type Taken, takeEnvelope, type TakeNeeds } from './takeEnvelope';
import { type TellingNeeds, whatIsToBeTold } from './tellReporters';

export type CourierNeeds = Omit<TakeNeeds, 'door'> & PassingNeeds & TellingNeeds & { files: DoorFiles };

/** What one round has done. */
export interface RoundDone {
  fetched: number;
  told: number;
  /** How many messages wait for their case to answer. */
  left: number;
}

/** Has every file of an envelope proved; what did not come as it was sent is a fault of the door. */
export async function proveFiles(
  { files }: Taken,
  needs: Pick<CourierNeeds, 'files' | 'envelopes' | 'officeLog' | 'today'>,
): Promise<void> {
  for (const one of files) {
    if (await needs.files.find(one.file)) continue;
    if (!(await proveFile(needs.files, one)))
      await noteFault(needs, `fileSpoiled ${one.file}`, { fault: 'fileSpoiled' });
  }
}

/** Fetches all that waits at the door, has it erased there once it is stored, and tells reporters what is new. */
export async function courierRound(door: DoorConnection, needs: CourierNeeds): Promise<RoundDone> {
  const { door: name, statement } = await door.state();
  const before = (await needs.envelopes.findLast(name))?.seq ?? 0;
  const done: RoundDone = { fetched: 0, told: 0, left: 0 };
  for (const one of await door.listOutbox()) {
    const sealed = await door.fetchEnvelope(one);
    if (!sealed) continue;
    const taken = await takeEnvelope(sealed, { ...needs, door: name });
    for (const { file } of taken.files) {
      if (await needs.files.find(file)) continue;
      const source = await door.fetchFile(file);
      if (source) await keepPieces(needs.files, file, source);
    }
    await proveFiles(taken, needs);
    await door.sayStored({ envelopes: [taken.hash], files: taken.files.map(({ file }) => file) });
    await needs.envelopes.markErased([taken.hash]);
    done.fetched += 1;
  }
  // The connection itself was to the door that has this certificate.
  if (statement) await noteStated(statement, { before, certificate: door.certificate }, needs);
  done.left = await afterTaking(needs);
  for await (const { box, sealed, told } of whatIsToBeTold(needs)) {
    await door.tell(box, sealed);
    await told();
    done.told += 1;
  }
  return done;
}

/** What follows once envelopes are stored, however they came. @returns how many messages wait for their case to answer */
export async function afterTaking(needs: CourierNeeds): Promise<number> {
  await settleRegistered(needs);
  return passMessagesOn(needs);
}
