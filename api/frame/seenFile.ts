import type { Request, Response } from 'express';
import { findOriginal, findSeenFile, type OpenedFile } from '../../office/files/askedFile';
import type { SeenFile } from '../../office/files/listed';
import type { Services } from '../../office/services';
import { forbidden, notFound } from './errors/problem';
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

/** The same with its bytes. @throws Problem 403 where they may not open it, 404 where it is not there any more */
export async function getOpenedFile(
  services: Pick<Services, 'cases'>,
  req: FileRequest,
  res: Response,
): Promise<VisibleCase & { seen: SeenFile; opened: OpenedFile }> {
  const found = await getSeenFile(services, req, res);
  if (!found.seen.mayOpen) throw forbidden();
  const opened = await findOriginal(found.view.caseId, found.seen, services.cases);
  if (!opened) throw notFound();
  return { ...found, opened };
}
