import { z } from 'zod';
import { localDate } from '../../../calendar/officeDays';
import { whyNotBallot } from '../../../discipline/lawfulBallot';
import { officialMembersFor, whyNotBallotNumbers } from '../../../meetings/ballotNumbers';
import { whyNoBallotYet } from '../../../meetings/caseMeeting';
import { type DisciplineForm, disciplineForms } from '../../../procedure/partyProcedure';
import { adoptedForm, heaviestFirst } from '../../../voting/tally';
import { disciplinedKind, whyNotDate, whyNotForAppeal, whyNotUnderStateLaw } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { count, date, listed, optional, paragraph } from '../../fields';
import { isRefusal, refuse } from '../../refusal';

const ballotOf = () =>
  z.object({
    on: date(),
    body: z.enum(['deciding', 'proposing']),
    /** Not asked for: it follows from the meeting, or from the body's list of that day, and can only agree with it. */
    officialMembers: optional(count(100).min(1)),
    present: count(100),
    /** Papers that say that nobody is to be disciplined. */
    noDiscipline: count(100).default(0),
    reprimand: count(100).default(0),
    warning: count(100).default(0),
    dismissal: count(100).default(0),
    expulsion: count(100).default(0),
    dissolution: count(100).default(0),
    blank: optional(count(100)),
    invalid: optional(count(100)),
    /** Why there is another ballot after the one before. */
    reason: optional(paragraph(1000)),
  });

/**
 * The tally of a secret ballot: how many papers for each form, blank or invalid, never who. The majority is of all official
 * members (art. 15); where the meeting is on record the numbers follow from it. Another ballot needs a reason, and the one before stays
 * in the file.
 */
export const recordVote = defineCommand({
  type: 'recordVote',
  citation: '22-QĐ/TW art. 15',
  during: ['discipline'],
  givenBy: ['viceChair', 'chair'],
  input: ballotOf,
  completed: () => ballotOf().extend({ listed: listed() }),
  obstacle: (state) => {
    const notThisLaw = whyNotUnderStateLaw(state, 'stateLawNoDiscipline');
    if (notThisLaw) return notThisLaw;
    if (!state.hearing) return refuse('hearFirst');
    if (state.discipline || state.proposedDiscipline) return refuse('proposedUpward');
    return whyNotForAppeal(state) ?? whyNoBallotYet(state);
  },
  demands: (state) => (state.vote ? ['reason'] : []),
  decide: (state, input, ctx) => {
    if (ctx.procedure.law === 'state') return refuse('stateLawNoDiscipline');
    const { on, body, present, noDiscipline, blank, invalid, reason } = input;
    const officialMembers = officialMembersFor(state, ctx, input);
    if (isRefusal(officialMembers)) return officialMembers;
    if (state.vote && reason === undefined)
      return refuse('ballotAgainNeedsReason', { field: 'reason', params: { on: state.vote.on } });
    if (!state.vote && reason !== undefined) return refuse('reasonOnlyForBallotAgain', { field: 'reason' });
    const votes: Partial<Record<DisciplineForm, number>> = Object.fromEntries(
      disciplineForms.flatMap((form) => (input[form] > 0 ? [[form, input[form]]] : [])),
    );
    const named = Object.values(votes).reduce((sum, n) => sum + n, 0);
    const papers = [noDiscipline, blank, invalid].reduce<number>((sum, n = 0) => sum + n, named);
    const wrongNumbers = whyNotBallotNumbers(state, ctx, { officialMembers, present, papers });
    if (wrongNumbers) return wrongNumbers;
    const subject = disciplinedKind(state);
    const possible: readonly DisciplineForm[] = heaviestFirst[subject];
    const strange = disciplineForms.find((form) => input[form] > 0 && !possible.includes(form));
    if (strange) return refuse('formNotForSubject', { field: strange });
    const unlawful = whyNotBallot(state, ctx.procedure, localDate(ctx.calendar, ctx.now), {
      on,
      body,
      votes,
    });
    if (unlawful) return unlawful;
    const expulsionShare = ctx.procedure.expulsionShare.value;
    const adopted = adoptedForm({ subject, officialMembers, votes, body, expulsionShare });
    return (
      whyNotDate(state, ctx, 'on', on) ?? [
        happened('voteRecorded', {
          on,
          body,
          officialMembers,
          present,
          votes,
          adopted,
          ...(noDiscipline > 0 && { noDiscipline }),
          blank,
          invalid,
          ...(reason !== undefined && { reason }),
        }),
      ]
    );
  },
});
