import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { doneBy } from '../../domain/access/policy';
import type { FileReading } from '../../models/fileReadings';
import { findOriginal, findSeenFile, type OpenedFile } from '../../office/files/askedFile';
import type { SeenFile } from '../../office/files/listed';
import { recordReading } from '../../office/files/recordReading';
import type { Services } from '../../office/services';
import { forbidden, notFound, Problem } from './errors/problem';
import { toldReading } from './toldReading';
import { getVisibleCase, type VisibleCase } from './visibleCase';

export type FileRequest = Request<{ caseId: string; fileId: string }>;

/** The file of the address as whoever asks may see it. @throws Problem 404 where the case has none, or is not theirs to see */
export async function getSeenFile(
  services: Pick<Services, 'cases'>,
  req: FileRequest,
  res: Response,
): Promise<VisibleCase & { seen: SeenFile }> {
  const visible = await getVisibleCase(services, req, res);
  const seen = await findSeenFile(visible.view.state, visible.actor, req.params.fileId, services.cases);
  if (!seen) throw notFound();
  return { ...visible, seen };
}

/** The same with its bytes. @throws Problem 403 where they may not open it, 409 where it is locked, 404 where it is not there any more */
export async function getOpenedFile(
  services: Pick<Services, 'cases'>,
  req: FileRequest,
  res: Response,
): Promise<VisibleCase & { seen: SeenFile; opened: OpenedFile }> {
  const found = await getSeenFile(services, req, res);
  if (!found.seen.mayOpen) throw forbidden();
  if (found.seen.file.infected !== undefined) throw new Problem(409, 'fileInfected');
  const opened = await findOriginal(found.view.caseId, found.seen, services.cases);
  if (!opened) throw notFound();
  return { ...found, opened };
}

/** Records that a file is given to its reader, before it is; of what can give the reporter away the case tells as well. */
export async function recordGiven(
  { view: { caseId }, actor, seen: { file } }: VisibleCase & { seen: SeenFile },
  as: FileReading['as'],
  services: Pick<Services, 'cases'>,
): Promise<void> {
  if (file.guarded) {
    const read = { fields: ['files' as const], reason: '', file: file.file };
    await toldReading({ caseId, commandId: randomUUID(), actor, ...read }, services);
  }
  await recordReading({ caseId, file: file.file, by: doneBy(actor), as }, services.cases);
}

/** So long one sitting is: who turns the sheets of a file is told of once in it. */
const sittingMs = 30 * 60_000;

/** Records that a file is shown sheet by sheet, before its first sheet is, and once for each sitting. */
export async function recordShown(
  found: VisibleCase & { seen: SeenFile },
  services: Pick<Services, 'cases'>,
): Promise<void> {
  const since = new Date(Date.now() - sittingMs).toISOString();
  const readings = await services.cases.fileReadings.list(found.seen.file.file);
  const isTold = readings.some(({ by, as, at }) => by === doneBy(found.actor) && as === 'copy' && at > since);
  if (!isTold) await recordGiven(found, 'copy', services);
}
