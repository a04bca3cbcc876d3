import { z } from 'zod';
import { findAttendance, presentAndEntitled } from '../../../meetings/caseMeeting';
import { defineCommand } from '../../command';
import { happened } from '../../events/event';
import { line, paragraph } from '../../fields';
import { refuse } from '../../refusal';

/**
 * A member who took part enters an opinion of their own into the minutes; what another enters for them waits for a countersignature. It
 * is kept with the case and never published, and says nothing of how they voted (procedure §5).
 */
export const recordDissent = defineCommand({
  type: 'recordDissent',
  citation: 'procedure §5',
  during: ['discipline', 'publication'],
  givenBy: ['commissioner', 'viceChair', 'chair', 'standingCommittee'],
  input: () => z.object({ member: line(100).meta({ ref: 'member' }), text: paragraph(20000) }),
  obstacle: (state) => (findAttendance(state) ? undefined : refuse('attendanceFirst')),
  decide: (state, { member: id, text }) => {
    const there = presentAndEntitled(findAttendance(state) ?? []);
    const member = there.find((one) => one.id === id);
    if (!member) return refuse('notAtMeeting', { field: 'member' });
    return [happened('dissentRecorded', { member: id, name: member.name, text })];
  },
});
