import { type ScanMedia, scanMedia } from '../../domain/reception/visit';
import type { ReceptionScans } from '../../models/receptionScans';
import { type Scan } from '../files/scanning/clamav';
import { typeByContent } from '../files/typeByContent';

/** In bytes: what lies sealed in one document of the database must fit into it. */
export const largestScan = 10 * 1024 * 1024;

/** Why a scan was not kept. */
export type ScanFault = 'noScan' | 'scanTooLarge' | 'scanType' | 'scanInfected';
export type KeptScan = { sha256: string; media: ScanMedia; size: number };

/** Keeps a scan of a signed paper, where it is a picture or a PDF in which a scanner finds nothing. */
export async function keepScan(
  scans: Pick<ReceptionScans, 'keep'>,
  visitId: string,
  bytes: Buffer | undefined,
  beginScan: () => Scan,
): Promise<KeptScan | { fault: ScanFault }> {
  if (!bytes || bytes.length === 0) return { fault: 'noScan' };
  if (bytes.length > largestScan) return { fault: 'scanTooLarge' };
  const found = await typeByContent(bytes);
  const media = scanMedia.find((one) => one === found);
  if (!media) return { fault: 'scanType' };
  const scan = beginScan();
  await scan.write(bytes);
  if ((await scan.end()).verdict === 'infected') return { fault: 'scanInfected' };
  return { sha256: await scans.keep(visitId, bytes), media, size: bytes.length };
}
