import type { Letter } from '../../door/envelopes/envelope';
import { findEnvelope, type KeyPair } from '../../door/envelopes/sealedEnvelope';
import type { DoorRow } from '../../models/doorEnvelopes';
import type { IdentityVault } from '../../models/identityVault';
import { contextOf } from './passOn';

interface OpeningNeeds {
  keys: readonly KeyPair[];
  vault: Pick<IdentityVault, 'openOf'>;
}

/** The sealed original of a row; undefined where the key of its case is gone. */
async function originalOf({ _id, sealed, kept, caseId }: DoorRow, { vault }: OpeningNeeds) {
  if (sealed) return sealed;
  return kept && caseId !== undefined ? vault.openOf(caseId, contextOf(_id), kept) : undefined;
}

type LetterOf<Is extends Letter['is']> = Extract<Letter, { is: Is }>;

/** What a row says. Whoever asks has made sure that its reader may see it, and that the look is recorded. */
export async function openLetter<Is extends DoorRow['is']>(
  row: DoorRow & { is: Is },
  needs: OpeningNeeds,
): Promise<LetterOf<Is> | undefined> {
  const original = await originalOf(row, needs);
  const letter = original && (await findEnvelope(needs.keys, original))?.letter;
  return letter?.is === row.is ? (letter as LetterOf<Is>) : undefined;
}
