import { FailureForPeople } from '../../temporal-config/servers/failureForPeople';
import type { Door } from '../door';
import { toBytes, toText } from '../envelopes/bytes';
import { openLines, readLines } from '../envelopes/lines';
import { carriedBack, type CarriedOut } from '../envelopes/protocol';

/** Writes all that waits to a file on a medium; it stays here until the office has said that it is stored. */
export async function exportFile({ outbox, files, boxes, identity }: Door, path: string): Promise<number> {
  const { write, end } = openLines<CarriedOut>(path);
  await write({ is: 'fromDoor', door: identity.door, format: 1 });
  const said = outbox.state();
  const waiting = outbox.list();
  const drafted = new Set(boxes.listDraftFiles());
  for (const file of files.list().filter((one) => !drafted.has(one))) {
    let n = 0;
    for await (const bytes of files.find(file) ?? []) {
      await write({ is: 'piece', file, n, bytes: toText(bytes) });
      n += 1;
    }
  }
  // After the files: whoever takes an envelope has what it speaks of.
  for (const { name } of waiting) {
    const sealed = outbox.find(name);
    if (sealed) await write({ is: 'envelope', sealed: toText(sealed) });
  }
  await write({ is: 'statement', statement: said });
  await end();
  return waiting.length;
}

/** Takes what the office brings: what it has stored is erased, what it tells goes into the boxes, what it makes public is shown. @throws FailureForPeople */
export async function importFile(
  { outbox, files, boxes, publicPage, identity }: Door,
  path: string,
): Promise<{ erased: number; told: number }> {
  const done = { erased: 0, told: 0 };
  let isOver = false;
  const foreign = () => new FailureForPeople(`${path} is not what the office writes for its door.`);
  for await (const line of readLines(path, carriedBack, foreign)) {
    switch (line.is) {
      case 'fromOffice':
        if (line.door !== identity.door) throw new FailureForPeople(`${path} is for another door.`);
        break;
      case 'stored':
        files.erase(line.stored.files);
        done.erased += await outbox.erase(line.stored.envelopes);
        break;
      case 'told':
        if (boxes.keepTold(line.box, toBytes(line.sealed))) done.told += 1;
        break;
      case 'public':
        // One that somebody has altered on its way, or that is older, is not shown.
        publicPage.keep(line.page);
        break;
      case 'end':
        isOver = true;
    }
  }
  if (!isOver) throw new FailureForPeople(`${path} ends before its end: have the office write it once more.`);
  return done;
}
