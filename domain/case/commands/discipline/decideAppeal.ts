import { z } from 'zod';
import { whyFormDoesNotFit } from '../../../appeals/result';
import { dayOfDate } from '../../../calendar/officeDays';
import { startClock, stopClock } from '../../../clocks/running';
import { disciplineForms } from '../../../procedure/procedure';
import { isMajority } from '../../../voting/tally';
import { whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { type Happening, happened } from '../../events/event';
import { count, date, line, optional, paragraph } from '../../fields';
import { refuse } from '../../refusal';
import { appealResults } from '../../vocabulary';

/**
 * The reviewing body decides the appeal by more than half of its official members: the decision stands, is raised, lowered or
 * annulled. Who was disciplined wrongly gets their name back (procedure §5; 117-QĐ/TW).
 */
export const decideAppeal = defineCommand({
  type: 'decideAppeal',
  citation: '22-QĐ/TW art. 15, art. 22-27; procedure §5',
  during: ['discipline'],
  givenBy: ['viceChair', 'chair', 'standingCommittee'],
  input: () =>
    z.object({
      result: z.enum(appealResults),
      form: optional(z.enum(disciplineForms)),
      officialMembers: count(100).min(1),
      present: count(100),
      votesFor: count(100),
      number: line(60),
      on: date(),
      grounds: paragraph(20000),
    }),
  obstacle: ({ appeal, hearing }, { roles }) => {
    if (!appeal) return refuse('notAnAppeal');
    const byCommittee = appeal.reviewer === 'provincialStandingCommittee';
    const isReviewer = byCommittee
      ? roles.includes('standingCommittee')
      : roles.includes('viceChair') || roles.includes('chair');
    if (!isReviewer) return refuse('notTheReviewer', { params: { reviewer: appeal.reviewer } });
    return hearing ? undefined : refuse('hearFirst');
  },
  decide: (state, input, ctx) => {
    const { officialMembers, present, votesFor, on } = input;
    if (!state.appeal) return refuse('notAnAppeal');
    if (present > officialMembers) return refuse('morePresentThanMembers', { field: 'present' });
    if (votesFor > present)
      return refuse('moreVotesThanPresent', { field: 'votesFor', params: { cast: votesFor, present } });
    if (!isMajority(votesFor, officialMembers)) return refuse('noMajority', { field: 'votesFor' });
    const annulled: Happening[] =
      input.result === 'annulled' && ctx.procedure.duties?.value.restoreClearedName
        ? [happened('restorationOwed', {})]
        : [];
    return (
      whyFormDoesNotFit(state, state.appeal.form, input) ??
      whyNotDate(state, ctx, 'on', on) ?? [
        happened('appealDecided', input),
        ...stopClock(state, ctx, 'appeal'),
        startClock(ctx, 'publication', dayOfDate(ctx.calendar, on, ctx.now)),
        happened('noticeOwed', { to: 'reporter', about: 'result' }),
        happened('noticeOwed', { to: 'managingOrganisation', about: 'result' }),
        ...annulled,
      ]
    );
  },
});
