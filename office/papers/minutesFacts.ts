import type { CaseEvent } from '../../domain/case/events/event';
import type { CaseMeeting, CaseState } from '../../domain/case/state';
import { findAttendance, findMeeting } from '../../domain/meetings/caseMeeting';
import { withoutComrade } from './peopleFacts';

/** What minutes tell of their own making; what is not known is left for the pen. */
interface MinutesFacts {
  beganAt?: string | undefined;
  endedAt?: string | undefined;
  place?: string | undefined;
  /** By name and post. */
  chair?: string | undefined;
  secretary?: string | undefined;
  /** Who else was there, or with whom was worked, by name and post. */
  attending: string[];
}

type Posts = (id: string) => string;
const withPost = ({ id, name }: { id: string; name: string }, posts: Posts): string =>
  [withoutComrade(name), posts(id)].filter(Boolean).join(', ');

function ofMeeting(state: CaseState, { place, minutes = {} }: CaseMeeting, posts: Posts): MinutesFacts {
  const { chair: chairId, secretary, ...hours } = minutes;
  const members = findAttendance(state) ?? [];
  const present = members.filter(({ standing }) => standing === 'present');
  // Whoever was found to be in conflict since is recused, and is not named as its chair.
  const chair = present.find(({ id }) => id === chairId);
  return {
    ...hours,
    place,
    chair: chair && withPost(chair, posts),
    secretary: secretary && withoutComrade(secretary),
    attending: present.filter(({ id }) => id !== chairId).map((one) => withPost(one, posts)),
  };
}

/** Of an act that minutes are written of. A hearing on the day of the meeting is held at it: what was taken down of that is told here too. */
export function minutesFacts(state: CaseState, { type, data }: CaseEvent, posts: Posts): MinutesFacts {
  const meeting = findMeeting(state);
  const told = meeting && ofMeeting(state, meeting, posts);
  switch (type) {
    case 'hearingHeld': {
      const { beganAt, endedAt, attending = [] } = data;
      const there = meeting?.on === data.on ? told : undefined;
      const { place = there?.place, chair = there?.chair, secretary = there?.secretary } = data;
      return {
        beganAt,
        endedAt,
        place,
        chair: chair && withoutComrade(chair),
        secretary: secretary && withoutComrade(secretary),
        attending: attending.length > 0 ? attending.map(withoutComrade) : (there?.attending ?? []),
      };
    }
    case 'minutesRecorded': {
      const { beganAt, endedAt, place, secretary, workedWith = [] } = data;
      return {
        beganAt,
        endedAt,
        place,
        secretary: secretary && withoutComrade(secretary),
        attending: workedWith,
      };
    }
    default:
      return told ?? { attending: [] };
  }
}
