import type { keepingEvents } from '../events/keeping';
import type { Evolvers } from './evolver';

export const evolveKeeping: Evolvers<typeof keepingEvents> = {
  keepingSet: (_state, { kind }) => ({ keptAs: kind, destructionProposal: undefined }),
  fileHeld: ({ holds = [] }, { onBehalfOf }, { seq, at, by }) => ({
    holds: [...holds, { seq, at, by, onBehalfOf }],
    destructionProposal: undefined,
  }),
  holdReleased: ({ holds = [] }, { hold }, { seq: released }) => ({
    holds: holds.map((one) => (one.seq === hold ? { ...one, released } : one)),
  }),
  destructionProposed: (_state, { kept }, { at, by }) => ({ destructionProposal: { kept, at, by } }),
  destructionRefused: () => ({ destructionProposal: undefined }),
  fileDestroyed: (_state, data, { at, by }) => ({
    destructionProposal: undefined,
    destroyed: { ...data, at, by },
  }),
};
