import type { Instant } from '../calendar/calendar';
import type { CaseState } from '../case/state';
import type { CaseFile } from '../files/caseFile';
import { openIdentityFields } from './identity';
import { maySee } from './maySee';
import { type Actor, type Giver, whyMayNotGive } from './policy';

/** Who takes files into a case, and gives their originals on: whoever prepares it, decides in it or publishes it. */
export const fileKeepers: readonly Giver[] = [
  'intakeOfficer', 'areaOfficer', 'caseTeam', 'departmentHead', 'viceChair', 'chair', 'publisher',
]; // prettier-ignore

/** In their own office: a page of its own is nobody's to open for another. */
export const mayKeepFiles = (actor: Actor, state: CaseState): boolean =>
  maySee(actor, state) && whyMayNotGive({ ...actor, covers: undefined }, fileKeepers, state) === undefined;

/**
 * Whether a person may open a file of a case now, and read what it is called. What can give its reporter away is for those to whom that is
 * open; of everything else whoever sees the case sees all.
 */
export const mayOpenFile = (
  actor: Actor,
  state: CaseState,
  { guarded }: { guarded?: boolean | undefined },
  now: Instant,
): boolean =>
  maySee(actor, state) && (guarded !== true || openIdentityFields(actor, state, now).includes('files'));

/** Whether a person may make the working copy of a file: of one that can give the reporter away, by whoever may open it. */
export const mayCutFile = (
  actor: Actor,
  state: CaseState,
  file: Pick<CaseFile, 'guarded' | 'cutFrom'>,
  now: Instant,
): boolean => file.guarded === true && file.cutFrom === undefined && mayOpenFile(actor, state, file, now);
