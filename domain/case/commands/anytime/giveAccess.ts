import { z } from 'zod';
import { whyMayNotBeChosen } from '../../../access/chosen';
import { findPerson, peopleFact } from '../../../access/people';
import { localDate } from '../../../calendar/officeDays';
import { accessLastsDays, lastDayOfAccess } from '../../access';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { account, futureDate, paragraph } from '../../fields';
import { refuse } from '../../refusal';
import { stages } from '../../vocabulary';

const given = () => z.object({ accountId: account('access'), until: futureDate(), reason: paragraph(1000) });

/** Lets somebody see a case that is none of theirs, however secret, until a day; it ends by itself. */
export const giveAccess = defineCommand({
  type: 'giveAccess',
  citation: 'procedure §3.2',
  during: stages,
  givenBy: ['departmentHead', 'viceChair', 'chair'],
  input: given,
  completed: () => given().extend({ people: peopleFact() }),
  people: (_state, { accountId }) => ({ ids: [accountId] }),
  decide: (state, { people = [], ...input }, ctx) => {
    const why = whyMayNotBeChosen(findPerson(people, input.accountId), 'access', state);
    if (why) return refuse(why, { field: 'accountId' });
    const from = localDate(ctx.calendar, ctx.now);
    if (input.until < from || input.until > lastDayOfAccess(from))
      return refuse('accessUntil', { field: 'until', params: { atMost: accessLastsDays } });
    return [happened('accessGiven', { ...input, from })];
  },
});
