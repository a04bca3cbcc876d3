import { z } from 'zod';
import type { SealedWords } from '../../domain/files/sealedWords';
import type { IdentityVault } from '../../models/identityVault';
import { sealedWords } from '../../domain/files/sealedWords';

/** What of a file could name somebody. */
const fileWords = z.object({
  name: z.string(),
  title: z.string(),
  from: z.string(),
  original: z.string(),
});
export type FileWords = z.infer<typeof fileWords>;

/** To whom an original was handed over, and where it lies since. */
const handOverWords = z.object({ to: z.string(), original: z.string() });
export type HandOverWords = z.infer<typeof handOverWords>;

type Opener = NonNullable<Awaited<ReturnType<IdentityVault['openerOf']>>>;

const ofFile = (id: string): string => `words of file ${id}`;
const ofHandOver = (id: string): string => `hand-over of file ${id}`;

const sealed = async (
  vault: Pick<IdentityVault, 'sealOf'>,
  caseId: string,
  context: string,
  words: object,
): Promise<SealedWords> =>
  sealedWords().parse(await vault.sealOf(caseId, context, Buffer.from(JSON.stringify(words))));

export const sealFileWords = (
  vault: Pick<IdentityVault, 'sealOf'>,
  caseId: string,
  id: string,
  words: FileWords,
): Promise<SealedWords> => sealed(vault, caseId, ofFile(id), words);

export const sealHandOver = (
  vault: Pick<IdentityVault, 'sealOf'>,
  caseId: string,
  id: string,
  words: HandOverWords,
): Promise<SealedWords> => sealed(vault, caseId, ofHandOver(id), words);

/** @throws when they are not what was sealed under the key of their case */
export const openFileWords = (open: Opener, id: string, words: SealedWords): FileWords =>
  fileWords.parse(JSON.parse(open(ofFile(id), words).toString()));

export const openHandOver = (open: Opener, id: string, words: SealedWords): HandOverWords =>
  handOverWords.parse(JSON.parse(open(ofHandOver(id), words).toString()));
