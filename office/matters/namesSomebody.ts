import type { CaseState } from '../../domain/case/state';
import { searchable } from '../../domain/views/searchText';
import { standingIn } from '../../domain/workingCopy/marks';
import type { IdentityVault } from '../../models/identityVault';

/** Whether one of these texts says who the reporter of a case is, as far as that is known. */
export async function namesReporter(
  vault: Pick<IdentityVault, 'judge'>,
  { caseId, registration }: CaseState,
  texts: readonly string[],
): Promise<boolean> {
  const { ref } = registration.reporter;
  if (ref === undefined) return false;
  const names = await vault.judge({ caseId, ref }, (identity) =>
    texts.some((text) => standingIn(text, identity).length > 0),
  );
  return names ?? false;
}

/** Whether a text says whom a case is about: by their name, or by that of their organisation. */
export function namesSubject({ registration: { subject } }: CaseState, text: string): boolean {
  if (subject.kind === 'privateCitizen') return false;
  const { name, organisation } = subject;
  const plain = searchable(text);
  const stands = (asked: string) => asked !== '' && plain.includes(searchable(asked));
  return (
    stands(name) || stands(organisation) || standingIn(text, { name, address: '', phone: '' }).length > 0
  );
}
