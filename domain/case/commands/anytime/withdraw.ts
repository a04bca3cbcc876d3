import { z } from 'zod';
import { signatories } from '../../../access/signatories';
import { reporterCanBeTold, whyNoReason, whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { type Happening, happened } from '../../events/event';
import { allegationRef, date, optional, paragraph } from '../../fields';
import { protectionAsked } from '../../protectionAsked';
import { refuse } from '../../refusal';
import { withdrawalsPursued } from '../../vocabulary';
import { askedToWithdraw, findAskedWithdrawal, whyNotAmong, withdrawalStages } from '../../withdrawal';

/**
 * Decides on what the reporter asked to withdraw, after the meeting with them: it is not pursued further, except where pressure, signs of
 * a breach or slander lie behind it (Luật Tố cáo art. 33). Once pressure is on record no withdrawal ends anything.
 */
export const withdraw = defineCommand({
  type: 'withdraw',
  citation: 'Luật Tố cáo art. 33; procedure §3',
  during: withdrawalStages,
  givenBy: signatories,
  input: () =>
    z.object({
      on: date(),
      allegationIds: z.array(allegationRef()).min(1).max(50).meta({ ref: 'allegation' }),
      pursuedFor: optional(z.enum(withdrawalsPursued)),
      explanation: paragraph(),
    }),
  obstacle: (state) => {
    if (!reporterCanBeTold(state)) return refuse('reporterNotNamed');
    return findAskedWithdrawal(state) ? undefined : refuse('meetReporterFirst');
  },
  decide: (state, { on, allegationIds, pursuedFor, explanation }, ctx) => {
    const refusal =
      whyNotAmong(allegationIds, askedToWithdraw(state)) ??
      whyNoReason('explanation', explanation) ??
      whyNotDate(state, ctx, 'on', on);
    if (refusal) return refusal;
    const pressureSuspected = state.pressureSince !== undefined || pursuedFor === 'pressure';
    const goesOn: Happening[] = pursuedFor === 'pressure' ? protectionAsked(state, ctx, { explanation }) : [];
    return [
      happened('withdrawn', {
        allegationIds,
        pressureSuspected,
        explanation,
        on,
        ...(pursuedFor !== undefined && { pursuedFor }),
      }),
      ...goesOn,
      happened('noticeOwed', { to: 'reporter', about: 'withdrawal' }),
    ];
  },
});
