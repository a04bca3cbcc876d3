import { publicationDue } from '../../../clocks/publicationDue';
import { z } from 'zod';
import { apologyHere } from '../../../appeals/apology';
import { hasWorkedOnDecision } from '../../../appeals/appealable';
import { findAppealVotes, votesForResult, whyNotAppealPapers } from '../../../appeals/ballot';
import { reviewedForms } from '../../../appeals/lawfulResults';
import { whyFormDoesNotFit } from '../../../appeals/result';
import { stopClock } from '../../../clocks/running';
import { officialMembersFor, whyNotBallotNumbers } from '../../../meetings/ballotNumbers';
import { whyNoBallotYet } from '../../../meetings/caseMeeting';
import { issuerOf } from '../../../papers/numbering';
import { type DisciplineForm, disciplineForms, type PartyProcedure } from '../../../procedure/partyProcedure';
import { isMajority } from '../../../voting/tally';
import { whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { type Happening, happened } from '../../events/event';
import { count, date, listed, optional, paperNumber, paragraph } from '../../fields';
import { isRefusal, type Refusal, refuse } from '../../refusal';
import type { CaseState } from '../../state';
import { appealResults } from '../../vocabulary';

/** The committee's office numbers its decisions, and this house cannot draw from its register. */
const isNumberedElsewhere = (state: CaseState): boolean =>
  issuerOf(state, 'appealDecision') === 'standingCommittee';

const papers = () => optional(count(100));

const decisionOf = () =>
  z.object({
    result: z.enum(appealResults),
    form: optional(z.enum(disciplineForms)),
    /** Not asked for: it follows from the meeting, or from the body's list of that day, and can only agree with it. */
    officialMembers: optional(count(100).min(1)),
    present: count(100),
    /** The count for the adopted result alone, where the papers for each are not told. */
    votesFor: optional(count(100)),
    votesUpheld: papers(),
    votesAnnulled: papers(),
    votesReprimand: papers(),
    votesWarning: papers(),
    votesDismissal: papers(),
    votesExpulsion: papers(),
    votesDissolution: papers(),
    blank: papers(),
    invalid: papers(),
    number: paperNumber(),
    on: date(),
    grounds: paragraph(20000),
  });

/**
 * The reviewing body decides the appeal by more than half of its official members: the decision stands, is raised, lowered or
 * annulled. Who was disciplined wrongly gets their name back (procedure §5; 117-QĐ/TW).
 */
export const decideAppeal = defineCommand({
  type: 'decideAppeal',
  citation: '22-QĐ/TW art. 15, art. 22-27; procedure §5',
  during: ['discipline'],
  givenBy: ['viceChair', 'chair', 'standingCommittee'],
  input: decisionOf,
  completed: () => decisionOf().extend({ listed: listed() }),
  obstacle: (state, { id, roles }) => {
    const { appeal, hearing } = state;
    if (!appeal) return refuse('notAnAppeal');
    const byCommittee = appeal.reviewer === 'provincialStandingCommittee';
    const isReviewer = byCommittee
      ? roles.includes('standingCommittee')
      : roles.includes('viceChair') || roles.includes('chair');
    if (!isReviewer) return refuse('notTheReviewer', { params: { reviewer: appeal.reviewer } });
    if (hasWorkedOnDecision(state, id)) return refuse('reviewsOwnWork');
    if (!hearing) return refuse('hearFirst');
    return whyNoBallotYet(state);
  },
  demands: (state) => (isNumberedElsewhere(state) ? ['number'] : []),
  decide: (state, input, ctx) => {
    const { result, form, present, blank, invalid, number, on, grounds } = input;
    if (ctx.procedure.law === 'state') return refuse('stateLawNoAppeal');
    if (!state.appeal) return refuse('notAnAppeal');
    if (isNumberedElsewhere(state) && number === undefined)
      return refuse('committeeNumberMissing', { field: 'number' });
    const officialMembers = officialMembersFor(state, ctx, input);
    if (isRefusal(officialMembers)) return officialMembers;
    const votesFor = votesForResult(input);
    if (isRefusal(votesFor)) return votesFor;
    const votes = findAppealVotes(input);
    const cast = votes ? Object.values(votes).reduce((sum, n) => sum + n, 0) : votesFor;
    const inBox = cast + (blank ?? 0) + (invalid ?? 0);
    const refusal =
      whyNotBallotNumbers(state, ctx, { officialMembers, present, papers: inBox }) ??
      whyNotAppealPapers(state, input) ??
      (isMajority(votesFor, officialMembers) ? undefined : refuse('noMajority', { field: 'votesFor' })) ??
      whyFormDoesNotFit(state, state.appeal.form, input) ??
      whyOutOfTime(state, ctx.procedure, form) ??
      whyNotDate(state, ctx, 'on', on);
    if (refusal) return refusal;
    const decided = {
      result, form, officialMembers, present, votesFor, votes, blank, invalid, number, on, grounds,
    }; // prettier-ignore
    const apologyOwed = ctx.procedure.apology?.value.owedAfter.includes(result) ?? false;
    const annulled: Happening[] =
      result === 'annulled' && ctx.procedure.duties?.value.restoreClearedName
        ? [happened('restorationOwed', {})]
        : [];
    return [
      happened('appealDecided', apologyOwed ? { ...decided, apologyOwed } : decided),
      ...stopClock(state, ctx, 'appeal'),
      ...publicationDue(state, ctx, on),
      happened('noticeOwed', { to: 'reporter', about: 'result' }),
      happened('noticeOwed', { to: 'managingOrganisation', about: 'result' }),
      ...annulled,
      ...(apologyOwed ? apologyHere(state, decided) : []),
    ];
  },
});

/** A form to which the decision would be raised or lowered must still be in time (procedure §4, limitation). */
function whyOutOfTime(
  state: CaseState,
  procedure: PartyProcedure,
  form: DisciplineForm | undefined,
): Refusal | undefined {
  const late = reviewedForms(state, procedure).find((one) => one.form === form && !one.inTime);
  return late && refuse('outOfTime', { field: 'form', params: { until: late.until ?? '' } });
}
