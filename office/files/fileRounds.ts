import { bringFiles } from '../courier/bringFiles';
import { doorKeys } from '../courier/doorKeys';
import { everyMinute, inTurnOf, type Rounds } from '../everyMinute';
import { describeError } from '../programLog';
import type { Services } from '../services';
import { scannerOf } from './scanning/clamav';
import { scanLater } from './scanning/laterScans';

type RoundServices = Pick<Services, 'settings' | 'cases' | 'temporal'>;

/** Brings what came through the public door into its cases, and has a scanner look at what none has looked at yet. */
export async function fileRound({ settings, cases, temporal }: RoundServices) {
  const beginScan = scannerOf(settings.files);
  const telling = { proofs: cases.proofs, client: temporal };
  const keys = await doorKeys(settings.secrets.vaultKeys);
  const { files, views, vault, door } = cases;
  const left = await bringFiles({
    ...telling,
    envelopes: door.envelopes,
    doorFiles: door.files,
    files,
    views,
    vault,
    keys,
    beginScan,
  });
  const scanned = settings.files.scanner ? await scanLater({ ...telling, files, beginScan }) : 0;
  return { left, scanned };
}

/** Goes through them every minute; of several web servers one at a time. */
export function startFileRounds(services: Services): Rounds {
  const { cases, logger, readiness } = services;
  let left = 0;
  readiness.addWatch('doorFiles', async () => {
    if (left > 0) throw new Error('files from the public door wait for the scanner or their cases');
  });
  const round = async () => {
    try {
      const done = await fileRound(services);
      left = done.left;
      if (done.scanned > 0)
        logger.info({ scanned: done.scanned }, 'a scanner looked at files that had waited');
    } catch (error) {
      logger.warn({ err: describeError(error) }, 'files wait for the next round');
    }
  };
  return everyMinute(
    inTurnOf((holder, now, until) => cases.door.envelopes.takeTurn(holder, now, until, 'files'), round),
  );
}
