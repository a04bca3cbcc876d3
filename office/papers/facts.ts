import { canBeAppealed } from '../../domain/appeals/served';
import { appealChoices } from '../../domain/appeals/choices';
import type { CaseEvent, EventData } from '../../domain/case/events/event';
import { formerly } from '../../domain/case/superseded';
import { keyOf } from '../../domain/clocks/clock';
import { findAttendance, findMeeting } from '../../domain/meetings/caseMeeting';
import { isSigned } from '../../domain/meetings/dissents';
import { issuerOf } from '../../domain/papers/numbering';
import type { Procedure } from '../../domain/procedure/procedure';
import type { CaseState } from '../../domain/case/state';
import { limitDays } from '../../language/sentences/clock';
import { clockNameInside } from '../../language/sentences/clockName';
import { formatDay } from '../../language/sentences/days';
import { noticeMatterInside } from '../../language/sentences/notice';
import { appealFacts } from './appealFacts';
import type { Names } from '../../language/sentences/names';
import { word, wordInside } from '../../language/sentences/vocabulary';
import type { Translate } from '../../language/texts';
import { wordsFor } from '../../language/appealWords';

interface FactNeeds {
  t: Translate;
  names: Names;
  /** The procedure by which the case goes; papers cite its instrument and its time to appeal. */
  procedure: Procedure;
}

function subjectOf({ registration: { subject } }: CaseState): string {
  if (subject.kind === 'privateCitizen') return '';
  const parts = [subject.name, subject.position, subject.organisation].filter(Boolean);
  switch (subject.kind) {
    case 'member':
      return `đồng chí ${parts.join(', ')}`;
    case 'official':
      return `ông (bà) ${parts.join(', ')}`;
    case 'organisation':
      return parts.join(', ');
  }
}

/** Words for the codes that an event holds. */
function wordsOf({ type, data }: CaseEvent, t: Translate): Record<string, string | string[] | undefined> {
  switch (type) {
    case 'disciplineDecided':
      return { formText: wordInside(t, 'disciplineForms', data.form) };
    case 'reportSubmitted':
      return { proposedText: data.proposedResult && wordInside(t, 'appealResults', data.proposedResult) };
    case 'appealDecided':
      return {
        resultText: word(t, 'appealResults', data.result),
        formText: data.form && wordInside(t, 'disciplineForms', data.form),
      };
    case 'activitySuspended':
      return { whatText: wordInside(t, 'suspensions', data.what ?? 'activity') };
    case 'noticeOwed':
      return { aboutText: noticeMatterInside(t, data) };
    case 'apologyGiven':
      return {
        howText: wordInside(t, 'apologyForms', data.how),
        rightTexts: data.rights.map((right) => wordInside(t, 'restoredRights', right)),
      };
    default:
      return {};
  }
}

/** Which limit was lengthened, by how many days, and until when it now runs; also where a notice tells of it. */
function extensionOf({ clocks }: CaseState, event: CaseEvent, t: Translate) {
  const isTold = event.type === 'noticeOwed' && event.data.about === 'extension';
  const ref = event.type === 'clockExtended' ? event.data : isTold ? event.data.clock : undefined;
  const clock = ref ? clocks[keyOf(ref)] : isTold ? clocks.settling : undefined;
  const last = clock?.extensions.at(-1);
  if (!clock?.dates || !last) return undefined;
  return {
    what: clockNameInside(t, clock),
    days: limitDays(t, last.by, clock.limit.unit),
    dueOn: formatDay(clock.dates.dueOn),
  };
}

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

/** The meeting with everybody's standing, the papers in the box, and the opinions that were put into the minutes. */
function deliberationOf(state: CaseState, t: Translate) {
  const meeting = findMeeting(state);
  const { vote, appeal, dissents = [] } = state;
  const { present, officialMembers } = vote ?? appeal?.decision ?? {};
  const ballots = formerly(state, 'vote').filter(({ through }) => through === 'voteRecorded');
  return {
    meeting: meeting && {
      body: word(t, 'meetingBodies', meeting.body),
      on: meeting.on,
      place: meeting.place,
      members: (findAttendance(state) ?? []).map(({ name, standing }) => ({
        name,
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

/**
 * What a template may say: the case as it stood after the event, and the event. Never who reported: letters to them are
 * addressed by the number of their report.
 */
export function paperFacts(state: CaseState, event: CaseEvent, { t: words, names, procedure }: FactNeeds) {
  const t = wordsFor(state, words);
  const { instrument } = procedure;
  const appeals = procedure.law === 'state' ? undefined : procedure.appeals;
  const suspended = procedure.law === 'state' ? undefined : procedure.limits.suspension;
  const days = ({ count, unit }: { count: number; unit: 'workingDays' | 'calendarDays' }) =>
    limitDays(t, count, unit);
  const { proposal, decision, conclusion, discipline, suspension, appeal, apology, team, ending } = state;
  return {
    number: state.number,
    receivedOn: state.registration.receivedOn,
    instrument,
    appealWithin: appeals && days(appeals.value.lodgeWithin),
    /** Whether anybody reviews what was decided on an appeal. */
    mayAppealAgain: canBeAppealed(state, procedure),
    suspendedFor: suspended && days(suspended.value),
    ...appealFacts(state, t),
    /** The part of a letter on which its sender was guided last. */
    guided: state.guidedParts?.at(-1),
    underStateLaw: procedure.law === 'state',
    isOrganisation: state.registration.subject.kind === 'organisation',
    subject: subjectOf(state),
    leader: team ? names(team.leader) : '',
    members: team?.members.map(names) ?? [],
    allegations: state.allegations
      .filter(({ withdrawn }) => !withdrawn)
      .map(({ summary, finding }) => ({
        summary,
        findingText: finding ? wordInside(t, 'findings', finding.finding) : '',
        reasons: finding?.reasons ?? '',
      })),
    deliberation: deliberationOf(state, t),
    extension: extensionOf(state, event, t),
    byCommittee: issuerOf(state, 'appealDecision') === 'standingCommittee',
    proposal,
    decision,
    conclusion,
    discipline,
    suspension,
    appeal,
    apology: apology && { ...apology, resultText: wordInside(t, 'appealResults', apology.result) },
    ending: ending?.ground
      ? { ...ending, groundText: t(`vocabulary:refusalGrounds.${ending.ground}`) }
      : undefined,
    data: { ...event.data, ...wordsOf(event, t) },
  };
}
