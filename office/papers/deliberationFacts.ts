import { appealChoices } from '../../domain/appeals/choices';
import type { EventData } from '../../domain/case/events/event';
import type { CaseState } from '../../domain/case/state';
import { formerly } from '../../domain/case/superseded';
import { findAttendance, findMeeting } from '../../domain/meetings/caseMeeting';
import { isSigned } from '../../domain/meetings/dissents';
import { word, wordInside } from '../../language/sentences/vocabulary';
import type { Translate } from '../../language/texts';

/** How many papers were for what, and how many for nothing. */
function papersOf(
  ballot:
    | Partial<
        Pick<EventData<'appealDecided'>, 'votes' | 'blank' | 'invalid'> &
          Pick<EventData<'voteRecorded'>, 'noDiscipline'>
      >
    | undefined,
  t: Translate,
) {
  const { votes = {}, noDiscipline, blank, invalid } = ballot ?? {};
  const counted: Record<string, number | undefined> = votes;
  return [
    ...appealChoices.flatMap((choice) =>
      counted[choice] ? [{ for: word(t, 'appealChoices', choice), count: counted[choice] }] : [],
    ),
    ...(noDiscipline ? [{ for: t('fields:noDiscipline.label'), count: noDiscipline }] : []),
    ...(blank ? [{ for: t('fields:blank.label'), count: blank }] : []),
    ...(invalid ? [{ for: t('fields:invalid.label'), count: invalid }] : []),
  ];
}

/** The meeting with everybody's post and standing, the papers in the box, and the opinions that were put into the minutes. */
export function deliberationFacts(state: CaseState, t: Translate, posts: (id: string) => string) {
  const meeting = findMeeting(state);
  const { vote, appeal, dissents = [] } = state;
  const { present, officialMembers } = vote ?? appeal?.decision ?? {};
  const ballots = formerly(state, 'vote').filter(({ through }) => through === 'voteRecorded');
  return {
    meeting: meeting && {
      body: word(t, 'meetingBodies', meeting.body),
      on: meeting.on,
      place: meeting.place,
      members: (findAttendance(state) ?? []).map(({ id, name, standing }) => ({
        name,
        post: posts(id),
        isPresent: standing === 'present',
        standing: wordInside(t, 'memberStandings', standing),
      })),
    },
    present,
    officialMembers,
    papers: papersOf(vote ?? appeal?.decision, t),
    reason: vote?.reason,
    /** Ballots that were held anew: each stays in the minutes beside the last. */
    earlier: ballots.map(({ was }) => ({
      on: was.on,
      present: was.present,
      officialMembers: was.officialMembers,
      papers: papersOf(was, t),
      adopted: was.adopted && wordInside(t, 'disciplineForms', was.adopted),
      reason: was.reason,
    })),
    adopted: vote?.adopted && wordInside(t, 'disciplineForms', vote.adopted),
    isBallot: vote !== undefined || appeal?.decision !== undefined,
    isVote: vote !== undefined,
    on: vote?.on,
    dissents: dissents.map((one) => ({ ...one, signed: isSigned(one) })),
  };
}
