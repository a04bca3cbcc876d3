import { toBytes, toText } from '../../door/envelopes/bytes';
import { openLines, readLines } from '../../door/envelopes/lines';
import type { SignedPage } from '../../door/envelopes/publicPage';
import { type CarriedBack, carriedOut, type Stored } from '../../door/envelopes/protocol';
import { FailureForPeople } from '../../temporal-config/servers/failureForPeople';
import { afterTaking, type CourierNeeds, proveFiles } from './round';
import { noteStated } from './statedRow';
import { takeEnvelope } from './takeEnvelope';
import { whatIsToBeTold } from './tellReporters';

/** What a medium has brought. */
export interface TakenFromMedium {
  door: string;
  stored: Stored;
}

/**
 * Takes what the door has written to a medium.
 * @param certificate the door’s, by which its word is known; none is asked for where the office has not kept it
 * @throws FailureForPeople where the file is none of a door, or ends before its end
 */
export async function takeMedium(
  path: string,
  needs: CourierNeeds,
  certificate?: string,
): Promise<TakenFromMedium> {
  const stored: Stored = { envelopes: [], files: [] };
  let door: string | undefined;
  let before = 0;
  let isOver = false;
  const foreign = () => new FailureForPeople(`${path} is not what a door writes.`);
  for await (const line of readLines(path, carriedOut, foreign)) {
    if (line.is === 'fromDoor') {
      door = line.door;
      before = (await needs.envelopes.findLast(door))?.seq ?? 0;
      continue;
    }
    if (door === undefined) throw new FailureForPeople(`${path} does not say from which door it comes.`);
    switch (line.is) {
      case 'piece':
        await needs.files.keepPiece(line.file, line.n, toBytes(line.bytes));
        break;
      case 'envelope': {
        const taken = await takeEnvelope(toBytes(line.sealed), { ...needs, door });
        await proveFiles(taken, needs);
        stored.envelopes.push(taken.hash);
        stored.files.push(...taken.files.map(({ file }) => file));
        break;
      }
      case 'statement':
        if (line.statement.door === door) await noteStated(line.statement, { before, certificate }, needs);
        break;
      case 'end':
        isOver = true;
    }
  }
  if (door === undefined || !isOver)
    throw new FailureForPeople(`${path} ends before its end: have the door write it once more.`);
  await afterTaking(needs);
  return { door, stored };
}

/** Writes what goes back to the door: which envelopes are stored and can be erased, and what reporters are told; and what everybody is shown. */
export async function giveMedium(
  path: string,
  { door, stored }: TakenFromMedium,
  needs: CourierNeeds,
  page?: SignedPage,
): Promise<number> {
  const { write, end } = openLines<CarriedBack>(path);
  await write({ is: 'fromOffice', door, format: 1 });
  await write({ is: 'stored', stored });
  if (page) await write({ is: 'public', page });
  let told = 0;
  for await (const one of whatIsToBeTold(needs, true)) {
    await write({ is: 'told', box: one.box, sealed: toText(one.sealed) });
    told += 1;
  }
  await end();
  return told;
}
