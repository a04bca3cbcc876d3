import { z } from 'zod';
import { keepingKinds, term } from '../../keeping/schedule';

/** By what a destruction was judged: the kind of the file, how long such files are kept by which schedule, and to which day. */
export const keptFact = () =>
  z.object({ kind: z.enum(keepingKinds), term: term(), until: z.iso.date(), schedule: z.string() });

export const keepingEvents = {
  /** A head has found of what kind the closed file is. */
  keepingSet: () => z.object({ kind: z.enum(keepingKinds), reason: z.string() }),
  /** It is not destroyed while this lasts, whatever the schedule says. */
  fileHeld: () => z.object({ onBehalfOf: z.string(), reason: z.string() }),
  holdReleased: () => z.object({ hold: z.number().int(), reason: z.string() }),
  destructionProposed: () => z.object({ reason: z.string(), kept: keptFact() }),
  destructionRefused: () => z.object({ reason: z.string(), proposedBy: z.string() }),
  /** The last event of a case: what its events say ends with the case's key. */
  fileDestroyed: () => z.object({ proposedBy: z.string(), kept: keptFact() }),
};
