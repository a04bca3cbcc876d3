import type { Actor } from '../../../domain/access/policy';
import type { DescribedSubject } from '../../../domain/case/subject';
import { sealedMatter } from '../../../domain/likeness/sealedMatter';
import type { ReporterIdentity } from '../../../models/identityVault';
import type { Registration } from '../../../office/commands/gateway';
import type { RegistrationSheet } from './form';

function subjectOf(sheet: RegistrationSheet): DescribedSubject {
  switch (sheet.subjectKind) {
    case 'member': {
      const { membership, ...member } = sheet.member;
      return { kind: 'member', ...member, ...(membership === 'probationary' && { probationary: true }) };
    }
    case 'organisation':
      return { kind: 'organisation', ...sheet.body, position: '', organisation: '' };
    case 'official':
      return { kind: 'official', ...sheet.official };
    case 'privateCitizen':
      return { kind: 'privateCitizen' };
  }
}

/** What only the vault may keep; undefined when there is nothing of the kind. */
function identityOf(sheet: RegistrationSheet, originalText: string): ReporterIdentity | undefined {
  const person = sheet.standing === 'named' ? sheet.reporter : { name: '', address: '', phone: '' };
  return person.name || originalText ? { ...person, originalText } : undefined;
}

/** As much as the vault takes of one letter. */
export const longestSealed = 50_000;

/** What is sealed of a sheet: the letter and, where it is about a citizen, all of its content. */
export function sealedTextOf({ subjectKind, allegations, originalText }: RegistrationSheet): string {
  const contents = subjectKind === 'privateCitizen' ? allegations.map(({ summary }) => summary) : [];
  return [originalText, ...contents].filter(Boolean).join('\n\n');
}

/**
 * The registration that a sheet means. A citizen's name may stand in the content too: then all of it goes to the sealed original.
 * @param sealedContent what stands in a case for content that is kept sealed
 * @param throughDoor whether the report came through the public door
 */
export function registrationOf(
  sheet: RegistrationSheet,
  actor: Actor,
  sealedContent: string,
  throughDoor: boolean,
): Registration {
  const { commandId, kind, source, receivedOn, standing, checkable, allegations } = sheet;
  const isCitizen = sheet.subjectKind === 'privateCitizen';
  return {
    commandId,
    actor,
    input: {
      kind,
      source,
      receivedOn,
      standing,
      checkable,
      ...(throughDoor && { throughDoor }),
      subject: subjectOf(sheet),
      allegations: isCitizen
        ? [{ summary: sealedContent }]
        : allegations.map(({ summary, code }) => ({ summary, code: code || undefined })),
    },
    identity: identityOf(sheet, sealedTextOf(sheet)),
    ...(isCitizen && { matter: sealedMatter(allegations.map(({ summary }) => summary)) }),
  };
}
