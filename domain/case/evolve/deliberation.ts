import type { deliberationEvents } from '../events/deliberation';
import type { Evolvers } from './evolver';

/** Meetings, opinions and deferral in stage 4, kết luận và kỷ luật. */
export const evolveDeliberation: Evolvers<typeof deliberationEvents> = {
  putOnAgenda: ({ meetings = [] }, data, { at }) => ({ meetings: [...meetings, { ...data, since: at }] }),
  attendanceRecorded: ({ meetings = [] }, { meetingId, members, minutes }) => ({
    meetings: meetings.map((meeting) =>
      meeting.meetingId === meetingId ? { ...meeting, members, ...(minutes && { minutes }) } : meeting,
    ),
  }),
  hearingPostponed: ({ postponements = [] }, data) => ({ postponements: [...postponements, data] }),
  dissentRecorded: ({ dissents = [] }, data, { seq, by }) => ({
    dissents: [...dissents, { ...data, seq, by }],
  }),
  dissentCountersigned: ({ dissents = [] }, { of }, { by: countersignedBy }) => ({
    dissents: dissents.map((one) =>
      one.seq !== undefined && of.includes(one.seq) ? { ...one, countersignedBy } : one,
    ),
  }),
  disciplineDeferred: (_state, data, { at }) => ({ deferral: { ...data, at } }),
  deferralEnded: (_state, { on }) => ({ deferral: undefined, deferralEndedOn: on }),
};
