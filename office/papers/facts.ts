import { canBeAppealed } from '../../domain/appeals/served';
import { wallDay } from '../../domain/calendar/wallDay';
import { isAppeal } from '../../domain/case/checks';
import type { CaseEvent } from '../../domain/case/events/event';
import { keyOf } from '../../domain/clocks/clock';
import { issuerOf } from '../../domain/papers/numbering';
import type { Procedure } from '../../domain/procedure/procedure';
import type { CaseState } from '../../domain/case/state';
import { limitDays } from '../../language/sentences/clock';
import { clockNameInside } from '../../language/sentences/clockName';
import { mattersText } from '../../language/sentences/publications';
import { noticeMatterInside } from '../../language/sentences/notice';
import { appealFacts } from './appealFacts';
import { deliberationFacts } from './deliberationFacts';
import { groundsOf, type Instruments } from './instruments';
import { paperDayOfClock } from './paperDays';
import { minutesFacts } from './minutesFacts';
import { dateOfPaper } from './paperNumber';
import { personNamed, subjectFacts } from './peopleFacts';
import { protectionFacts } from './protectionFacts';
import type { Names } from '../../language/sentences/names';
import { word, wordInside } from '../../language/sentences/vocabulary';
import type { Translate } from '../../language/texts';
import { wordsFor } from '../../language/appealWords';

interface FactNeeds {
  t: Translate;
  names: Names;
  /** The procedure by which the case goes; papers cite its instrument and its time to appeal. */
  procedure: Procedure;
  /** How instruments are cited. */
  instruments: Instruments;
  /** The post of somebody of the office. */
  posts?: ((id: string) => string) | undefined;
  /** Who is protected, for the letter to the police alone. */
  protectedNamed?: string | undefined;
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
    case 'published':
      return { mattersText: data.matters && mattersText(t, data.matters) };
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
    dueOn: paperDayOfClock(clock.dates.dueOn),
  };
}

/**
 * What a template may say: the case as it stood after the event, and the event. Never who reported: letters to them are
 * addressed by the number of their report.
 */
export function paperFacts(state: CaseState, event: CaseEvent, needs: FactNeeds) {
  const { t: words, names, procedure, instruments, posts = () => '', protectedNamed } = needs;
  const t = wordsFor(state, words);
  const isState = procedure.law === 'state';
  const person = (id: string) => personNamed(id, { names, posts, isState });
  const appeals = procedure.law === 'state' ? undefined : procedure.appeals;
  const suspended = procedure.law === 'state' ? undefined : procedure.limits.suspension;
  const days = ({ count, unit }: { count: number; unit: 'workingDays' | 'calendarDays' }) =>
    limitDays(t, count, unit);
  const { proposal, decision, conclusion, discipline, suspension, appeal, apology, team, ending } = state;
  return {
    number: state.number,
    receivedOn: state.registration.receivedOn,
    ...groundsOf(instruments, procedure, dateOfPaper(state, event, wallDay(event.at))),
    appealWithin: appeals && days(appeals.value.lodgeWithin),
    /** Whether anybody reviews what was decided on an appeal. */
    mayAppealAgain: canBeAppealed(state, procedure),
    suspendedFor: suspended && days(suspended.value),
    ...appealFacts(state, t),
    /** The part of a letter on which its sender was guided last. */
    guided: state.guidedParts?.at(-1),
    underStateLaw: isState,
    isOrganisation: state.registration.subject.kind === 'organisation',
    ...subjectFacts(state),
    // Only an appellant is the one whom the case is about.
    ...(!isAppeal(state) && { addressedAs: 'ông (bà)' }),
    leader: team ? names(team.leader) : '',
    members: team?.members.map(names) ?? [],
    /** The same with their posts, within a sentence. */
    leaderNamed: team ? person(team.leader) : '',
    membersNamed: team?.members.map(person) ?? [],
    allegations: state.allegations
      .filter(({ withdrawn }) => !withdrawn)
      .map(({ summary, finding }) => ({
        summary,
        findingText: finding ? wordInside(t, 'findings', finding.finding) : '',
        reasons: finding?.reasons ?? '',
      })),
    deliberation: deliberationFacts(state, t, posts),
    minutes: minutesFacts(state, event, posts),
    extension: extensionOf(state, event, t),
    protecting: protectionFacts(state, event, t, protectedNamed),
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
