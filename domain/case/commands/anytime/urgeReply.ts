import { z } from 'zod';
import { findOpenTransfer, whyNotDate } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { date, lateReason, line, paragraph } from '../../fields';
import { refuse } from '../../refusal';
import type { CaseState } from '../../state';
import { stages } from '../../vocabulary';

const isAwaited = (state: CaseState): boolean =>
  state.forwarding !== undefined ||
  findOpenTransfer(state) !== undefined ||
  state.requests.some(({ repliedOn }) => !repliedOn);

/** Another body is pressed for its answer (đôn đốc); reports on the settling of denunciations count such letters. */
export const urgeReply = defineCommand({
  type: 'urgeReply',
  citation: 'procedure §3, side processes',
  during: stages,
  givenBy: ['caseTeam', 'intakeOfficer', 'areaOfficer', 'departmentHead'],
  input: () => z.object({ to: line(), on: date(), summary: paragraph(), lateReason: lateReason() }),
  obstacle: (state) => (isAwaited(state) ? undefined : refuse('noOpenRequest')),
  decide: (state, input, ctx) => whyNotDate(state, ctx, 'on', input.on) ?? [happened('replyUrged', input)],
});
