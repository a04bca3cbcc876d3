import { z } from 'zod';
import { findPerson, peopleFact } from '../../../access/people';
import { whyMayNotBeChosen } from '../../../access/chosen';
import { officeOf } from '../../../access/policy';
import { defineCommand } from '../../command';
import { conflictGivers, originOf, standsFor } from '../../conflicts';
import { happened } from '../../events/event';
import { account, paragraph } from '../../fields';
import { refuse } from '../../refusal';
import { stages } from '../../vocabulary';

const lifted = () => z.object({ accountId: account('liftedConflict'), reason: paragraph(1000) });

/**
 * Takes a conflict of interest back, declared by whomever, for this case and those that are linked to it. Who may decide on one may
 * lift it; nobody does so for themselves, and of the chair only the standing committee.
 */
export const liftConflict = defineCommand({
  type: 'liftConflict',
  citation: 'procedure §3.2',
  during: stages,
  givenBy: conflictGivers,
  input: lifted,
  completed: () => lifted().extend({ people: peopleFact() }),
  people: (_state, { accountId }) => ({ ids: [accountId] }),
  obstacle: ({ conflicts }) => (conflicts.length > 0 ? undefined : refuse('nobodyInConflict')),
  decide: (state, { accountId, reason, people = [] }, ctx) => {
    const person = findPerson(people, accountId);
    const why = whyMayNotBeChosen(person, 'liftedConflict', state);
    if (why || !person) return refuse(why ?? 'noSuchAccount', { field: 'accountId' });
    if (standsFor(ctx.actor, state, conflictGivers, [accountId])) return refuse('notOnOwnConflict');
    const ofChair = person.roles.includes('chair');
    if (ofChair && officeOf(ctx.actor, ['standingCommittee'], state) === undefined)
      return refuse('onlyGivenBy', { params: { offices: 'standingCommittee' } });
    const own = state.conflicts.filter((conflict) => conflict.accountId === accountId);
    const origins = [...new Set(own.map((conflict) => originOf(state, conflict)))];
    return [happened('conflictLifted', { accountId, reason, origins })];
  },
});
