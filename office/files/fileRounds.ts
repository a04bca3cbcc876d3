import { randomUUID } from 'node:crypto';
import { bringFiles } from '../courier/bringFiles';
import { doorKeys } from '../courier/doorKeys';
import { describeError } from '../programLog';
import type { Services } from '../services';
import { scannerOf } from './scanning/clamav';
import { scanLater } from './scanning/laterScans';

const everyMs = 60_000;
/** For how long one web server has the turn without showing that it goes on, in milliseconds. */
const turnMs = 120_000;

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
export function startFileRounds(services: Services) {
  const { cases, logger, readiness } = services;
  const holder = randomUUID();
  let left = 0;
  readiness.addWatch('doorFiles', async () => {
    if (left > 0) throw new Error('files from the public door wait for the scanner or their cases');
  });
  const takeTurn = () => {
    const now = Date.now();
    const until = new Date(now + turnMs).toISOString();
    return cases.door.envelopes.takeTurn(holder, new Date(now).toISOString(), until, 'files');
  };
  const round = async () => {
    if (!(await takeTurn().catch(() => false))) return;
    const held = setInterval(() => void takeTurn().catch(() => false), turnMs / 4);
    try {
      const done = await fileRound(services);
      left = done.left;
      if (done.scanned > 0)
        logger.info({ scanned: done.scanned }, 'a scanner looked at files that had waited');
    } catch (error) {
      logger.warn({ err: describeError(error) }, 'files wait for the next round');
    } finally {
      clearInterval(held);
    }
  };
  let atWork: Promise<void> | undefined;
  const next = () => {
    atWork ??= round().finally(() => {
      atWork = undefined;
    });
  };
  next();
  const timer = setInterval(next, everyMs);
  return {
    /** Ends the rounds; the one under way is finished first. */
    stop: async (): Promise<void> => {
      clearInterval(timer);
      await atWork;
    },
  };
}
