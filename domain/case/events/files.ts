import { z } from 'zod';
import { fileKinds } from '../../files/kinds';
import { scanVerdicts, whyUnscanned } from '../../files/scanned';
import { sealedWords } from '../../files/sealedWords';

/** Out of which envelope of the public door a file came, what it was called there, and its SHA-256 as the door sealed it. */
const fromDoor = () => z.object({ envelope: z.string(), file: z.string(), sha256: z.string().optional() });

export const fileEvents = {
  /** A file became part of the case: its hash as it arrived, its type by its content; what it is called and where its original lies is sealed. */
  fileTakenIn: () =>
    z.object({
      file: z.string(),
      kind: z.enum(fileKinds),
      sha256: z.string(),
      size: z.number().int(),
      type: z.string(),
      words: sealedWords(),
      /** A scanner had looked at it; absent: none had. */
      checked: z.literal('clean').optional(),
      /** Why none had; absent also where an older program did not say. */
      unchecked: z.enum(whyUnscanned).optional(),
      /** What a scanner has found in it: it is kept, and nobody opens it. */
      infected: z.string().optional(),
      door: fromDoor().optional(),
      on: z.iso.date().optional(),
      pages: z.number().int().optional(),
      of: z.number().int().optional(),
      /** It can give the reporter away. */
      guarded: z.literal(true).optional(),
    }),
  /** One file is the working copy of another: so many black boxes on so many sheets, and never what was under them. */
  fileCut: () =>
    z.object({
      file: z.string(),
      copy: z.string(),
      sha256: z.string(),
      boxes: z.number().int(),
      sheets: z.number().int(),
      /** The copy before, which is shut from now on, and why. */
      replaces: z.string().optional(),
      reason: z.string().optional(),
    }),
  /** A scanner has looked at a file after it was taken in. */
  fileScanned: () =>
    z.object({ file: z.string(), verdict: z.enum(scanVerdicts), found: z.string().optional() }),
  originalHandedOver: () => z.object({ file: z.string(), on: z.iso.date(), words: sealedWords() }),
};
