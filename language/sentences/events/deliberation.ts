import type { deliberationEvents } from '../../../domain/case/events/deliberation';
import { presentAndEntitled } from '../../../domain/meetings/caseMeeting';
import { formatDate } from '../../dates';
import { wordInside } from '../vocabulary';
import type { Renderers } from './renderer';

/** Meetings, opinions and deferral in stage 4, kết luận và kỷ luật. */
export const deliberation: Renderers<typeof deliberationEvents> = {
  putOnAgenda: ({ body, on, place }, { t }) => ({
    key: 'putOnAgenda',
    params: { body: wordInside(t, 'meetingBodies', body), on: formatDate(on), place },
  }),
  attendanceRecorded: ({ members }, { t }) => ({
    key: 'attendanceRecorded',
    params: { present: presentAndEntitled(members).length, officialMembers: members.length },
    detail: members
      .map(({ name, standing }) => `${name}: ${wordInside(t, 'memberStandings', standing)}`)
      .join('\n'),
  }),
  hearingPostponed: ({ on, excused, explanation, next }) => ({
    key: `hearingPostponed.${excused ? 'excused' : 'absent'}${next ? 'Next' : ''}`,
    params: { on: formatDate(on), next: next && formatDate(next) },
    detail: explanation,
  }),
  disciplineDeferred: ({ ground, until, explanation }, { t }) => ({
    key: 'disciplineDeferred',
    params: { ground: wordInside(t, 'deferralGrounds', ground), until: formatDate(until) },
    detail: explanation,
  }),
};
