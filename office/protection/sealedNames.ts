import type { Command } from '../../domain/case/decide';
import { requestProtection } from '../../domain/case/commands/protection/requestProtection';
import type { ProtectionRequest } from '../../domain/case/state';
import { sealedWords } from '../../domain/files/sealedWords';
import type { IdentityVault } from '../../models/identityVault';

/** Under what the names of a request are sealed: of its own, so that none passes for those of another. */
const contextOf = (commandId: string): string => `protected people of ${commandId}`;

/**
 * Who is to be protected goes to the case under its key: neither the case, nor what carries it there, nor its history holds a name. Whatever
 * else does not fit is for the case to refuse, without them.
 */
export async function withSealedNames<Given extends Pick<Command, 'type' | 'commandId' | 'input'>>(
  caseId: string,
  command: Given,
  { vault }: { vault: Pick<IdentityVault, 'sealOf'> },
): Promise<Given> {
  if (command.type !== 'requestProtection') return command;
  const sent = requestProtection.input().safeParse(command.input);
  if (!sent.success) return { ...command, input: { ...Object(command.input), names: undefined } as unknown };
  const { names, ...asked } = sent.data;
  if (names === undefined) return { ...command, input: asked };
  const sealed = await vault.sealOf(caseId, contextOf(command.commandId), Buffer.from(names));
  return { ...command, input: { ...asked, who: sealedWords().parse(sealed) } };
}

/** The names of a request. Whoever asks has made sure that they are for its reader, and that the look is recorded. */
export async function openNames(
  caseId: string,
  { who, commandId }: Pick<ProtectionRequest, 'who' | 'commandId'>,
  vault: Pick<IdentityVault, 'openOf'>,
): Promise<string | undefined> {
  const plain = who && (await vault.openOf(caseId, contextOf(commandId), who));
  return plain?.toString();
}
