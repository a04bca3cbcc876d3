import type { Request, Response } from 'express';
import { findSeenFile } from '../../../office/files/askedFile';
import type { SeenFile } from '../../../office/files/listed';
import type { Services } from '../../../office/services';
import { notFound } from '../../frame/errors/problem';
import { getVisibleCase, type VisibleCase } from '../../frame/visibleCase';

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
