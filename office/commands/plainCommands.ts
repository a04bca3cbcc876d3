import { plainValue } from '../../domain/text/plainValue';
import type { CommandOutcome } from './commandOutcome';
import type { CaseGateway } from './gateway';

type Plain<Sent> = { sent: Sent } | { refused: CommandOutcome };

/**
 * A gateway that takes plain texts only, whoever calls it: pages and programs have passed this border before, a register that is
 * imported and the console have not. Behind it a text is stored as it was hashed.
 */
export function takingPlainTexts(gateway: CaseGateway): CaseGateway {
  return {
    ...gateway,
    register: async (registration) => {
      const plain = madePlain(registration);
      return 'refused' in plain ? plain.refused : gateway.register(plain.sent);
    },
    give: async (caseId, command) => {
      const plain = madePlain(command);
      return 'refused' in plain ? plain.refused : gateway.give(caseId, plain.sent);
    },
  };
}

/** @returns the same with every text of its input (and the identity beside it) made plain, or the paths at fault */
function madePlain<Sent extends { input: unknown; identity?: unknown }>(sent: Sent): Plain<Sent> {
  const { input, identity } = sent;
  const read = plainValue({ input, identity });
  switch (read.kind) {
    case 'plain':
      // Only the texts within were put right: the shape is what it was.
      return { sent: { ...sent, ...(read.value as Pick<Sent, 'input' | 'identity'>) } };
    case 'damaged':
      return { refused: { kind: 'invalid', paths: read.paths.map(([, ...path]) => path.join('.')) } };
    case 'tooDeep':
      return { refused: { kind: 'invalid', paths: [] } };
  }
}
