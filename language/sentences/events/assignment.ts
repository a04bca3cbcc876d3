import type { assignmentEvents } from '../../../domain/case/events/assignment';
import { formatDate } from '../../dates';
import { teamSentences } from '../teamChange';
import { wordInside } from '../vocabulary';
import { labelled, numberOf, type Renderers, type Teller, withNumber } from './renderer';

const teamNames = (team: { leader: string; members: string[] }, { names }: Teller) => ({
  leader: names(team.leader),
  members: team.members.map(names).join(', '),
});

/** Stage 2, phân công. */
export const assignment: Renderers<typeof assignmentEvents> = {
  firstMeetingHeld: ({ on, place, confirmed, allegationIds, content }, { t }) => ({
    key: confirmed.length > 0 ? 'firstMeetingHeld' : 'firstMeetingHeldNothingConfirmed',
    params: {
      on: formatDate(on),
      place,
      confirmed: confirmed.map((one) => wordInside(t, 'confirmedAtMeeting', one)).join(', '),
      n: allegationIds.map(numberOf).join(', '),
    },
    detail: content,
  }),
  assignmentProposed: ({ purpose, contents, method, periodFrom, periodTo, durationDays }, { t }) => ({
    key: 'assignmentProposed',
    params: { count: durationDays, from: formatDate(periodFrom), to: formatDate(periodTo) },
    detail: labelled(t, { purpose, contents, method }),
  }),
  teamFormed: (team, teller) => ({
    key: team.members.length > 0 ? 'teamFormed' : 'teamFormedLeaderOnly',
    params: teamNames(team, teller),
  }),
  decisionSigned: ({ number, signedOn }) => ({
    key: withNumber('decisionSigned', number),
    params: { number, on: formatDate(signedOn) },
  }),
  reassigned: ({ reason, before, ...team }, teller) => ({
    key: team.members.length > 0 ? 'reassigned' : 'reassignedLeaderOnly',
    params: teamNames(team, teller),
    detail: before
      ? [...teamSentences(teller.t, teller.names, before, team), labelled(teller.t, { reason })].join('\n')
      : reason,
  }),
};
