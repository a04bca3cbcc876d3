import { z } from 'zod';
import { reporterCanBeTold } from '../../checks';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { line, paragraph } from '../../fields';

/** Sends a misdirected report to the body that is competent; a named reporter is told where it went. */
export const forward = defineCommand({
  type: 'forward',
  citation: 'procedure §3.1, §4',
  during: ['intake'],
  givenBy: ['intakeOfficer', 'areaOfficer', 'departmentHead'],
  input: () => z.object({ to: line(300), explanation: paragraph() }),
  decide: (state, input) => [
    happened('forwarded', input),
    ...(reporterCanBeTold(state) ? [happened('noticeOwed', { to: 'reporter', about: 'forwarding' })] : []),
  ],
});
