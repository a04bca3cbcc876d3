import { reporterRefOf } from '../domain/case/petitionPart';
import type { IdentityVault } from '../models/identityVault';
import type { CaseNumbers } from '../models/caseNumbers';

/** A part of a mixed petition that is to become a case. */
export interface EnterPart {
  from: string;
  into: string;
  /** Of the register whose number it gets. */
  year: string;
  reporterRef?: string | undefined;
}

/** Gives a part of a petition its number, and its reporter a place of their own in the vault. */
export async function enterPart(
  { from, into, year, reporterRef }: EnterPart,
  { vault, numbers }: { vault: Pick<IdentityVault, 'share'>; numbers: Pick<CaseNumbers, 'numberFor'> },
): Promise<string> {
  if (reporterRef !== undefined) {
    await vault.share({ caseId: from, ref: reporterRef }, { caseId: into, ref: reporterRefOf(into) });
  }
  return numbers.numberFor(into, year);
}
