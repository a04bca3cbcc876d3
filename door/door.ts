import { DateTime } from 'luxon';
import { officeZone } from '../domain/calendar/wallDay';
import { loadTexts, type Texts } from '../language/texts';
import { keptHere } from './keptHere';
import type { DoorSettings } from './settings';
import { type Boxes, openBoxes } from './store/boxes';
import { type DoorIdentity, readDoor } from './store/doorDirectory';
import { openOutbox, type Outbox } from './store/outbox';
import { type KeptPage, openPublicPage } from './store/publicPage';
import { openSealedFiles, type SealedFiles } from './store/sealedFiles';
import { createPasses, type Passes } from './visit/passes';
import { createVisits, type Visits } from './visit/visits';

/** All that the door works with. */
export interface Door {
  settings: DoorSettings;
  identity: DoorIdentity;
  outbox: Outbox;
  files: SealedFiles;
  boxes: Boxes;
  publicPage: KeptPage;
  passes: Passes;
  visits: Visits;
  texts: Texts;
}

/** How long a report that was begun and not sent is kept, in days. */
const draftDays = 30;

/** Opens a door that was set up. @param kept what is kept for it elsewhere, where several processes are one door. @throws FailureForPeople where none was */
export async function openDoor(settings: DoorSettings, kept = keptHere()): Promise<Door> {
  const identity = readDoor(settings.directory);
  return {
    settings,
    identity,
    outbox: await openOutbox(settings.directory, identity, kept.inTurn),
    files: openSealedFiles(settings.directory),
    boxes: openBoxes(settings.directory),
    publicPage: openPublicPage(settings.directory, identity),
    passes: await createPasses({ ...settings.wait, now: Date.now }, kept.passes),
    visits: await createVisits(settings.secureCookies, kept.visitKey),
    texts: loadTexts(),
  };
}

/** Ends what was begun and never sent. */
export function endOldDrafts({ boxes, files }: Pick<Door, 'boxes' | 'files'>): void {
  const before = DateTime.now().setZone(officeZone).minus({ days: draftDays }).toISODate();
  if (before !== null) files.erase(boxes.endDraftsBefore(before));
}
