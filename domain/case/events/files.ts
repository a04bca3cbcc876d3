import { z } from 'zod';
import { fileKinds } from '../../files/kinds';
import { sealedWords } from '../../files/sealedWords';

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
  originalHandedOver: () => z.object({ file: z.string(), on: z.iso.date(), words: sealedWords() }),
};
