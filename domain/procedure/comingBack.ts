import { z } from 'zod';
import { cited } from './cited';

/** How a case that was closed is open again; one that had been settled is apart from one that had not. */
export const comingBackWays = ['unmerge', 'recordReturn', 'takeOver', 'reopen', 'reopenSettled'] as const;
export type ComingBackWay = (typeof comingBackWays)[number];

/** What becomes of its limits: what was used stays used, or they begin anew. */
export const limitsBack = ['goOn', 'beginAnew'] as const;

export const comingBack = cited(z.partialRecord(z.enum(comingBackWays), z.enum(limitsBack)));

/** What of a version says it. */
interface Saying {
  comingBack?: z.infer<typeof comingBack> | undefined;
  limits: { settling: { citation: string } };
}

/**
 * By whose word the limits of a case that comes back begin anew; undefined where they go on. No text says it, so that it is the office's
 * to set: without its word they go on, except for a case that had been settled, whose limit had ended with its conclusion.
 */
export function limitsComingBack(procedure: Saying, way: ComingBackWay): { anewBy?: string } {
  const said = procedure.comingBack?.value[way];
  if (said === 'goOn' || (said === undefined && way !== 'reopenSettled')) return {};
  return { anewBy: procedure.comingBack?.citation ?? procedure.limits.settling.citation };
}
