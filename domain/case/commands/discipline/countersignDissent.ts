import { z } from 'zod';
import { unsignedDissents } from '../../../meetings/dissents';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { line } from '../../fields';
import { refuse } from '../../refusal';

/**
 * A member signs what another has entered as their opinion. Where the member signed the minutes on paper, or has no account, a
 * signatory who did not enter it answers for that signature.
 */
export const countersignDissent = defineCommand({
  type: 'countersignDissent',
  citation: 'procedure §5',
  during: ['discipline', 'publication'],
  givenBy: ['commissioner', 'viceChair', 'chair', 'standingCommittee'],
  input: () => z.object({ member: line(100).meta({ ref: 'member' }) }),
  obstacle: (state, { id, roles }) => {
    const unsigned = unsignedDissents(state);
    if (unsigned.length === 0) return refuse('nothingToCountersign');
    const isSignatory = roles.includes('viceChair') || roles.includes('chair');
    if (unsigned.some(({ member, by }) => member === id || (isSignatory && by !== id))) return undefined;
    return refuse(isSignatory ? 'ownEntry' : 'nothingToCountersign');
  },
  decide: (state, { member }, { actor }) => {
    const unsigned = unsignedDissents(state).filter((one) => one.member === member);
    if (unsigned.length === 0) return refuse('nothingToCountersign', { field: 'member' });
    const mine = member === actor.id ? unsigned : unsigned.filter(({ by }) => by !== actor.id);
    if (mine.length === 0) return refuse('ownEntry', { field: 'member' });
    const isSignatory = actor.roles.includes('viceChair') || actor.roles.includes('chair');
    if (member !== actor.id && !isSignatory) return refuse('nothingToCountersign', { field: 'member' });
    return [happened('dissentCountersigned', { of: mine.flatMap(({ seq }) => seq ?? []) })];
  },
});
