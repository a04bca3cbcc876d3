import { rulesOf } from '../../domain/case/checks';
import type { CaseEvent } from '../../domain/case/events/event';
import type { CaseState } from '../../domain/case/state';
import type { Names } from '../language/sentences/names';
import { word, wordInside } from '../language/sentences/vocabulary';
import type { Translate } from '../language/texts';

interface FactNeeds {
  t: Translate;
  names: Names;
  /** The instrument by which the case goes, as papers cite it. */
  instrument: string;
}

function subjectOf({ registration: { subject } }: CaseState): string {
  if (subject.kind === 'privateCitizen') return '';
  const parts = [subject.name, subject.position, subject.organisation].filter(Boolean);
  return subject.kind === 'member' ? `đồng chí ${parts.join(', ')}` : parts.join(', ');
}

/** Words for the codes that an event holds. */
function wordsOf({ type, data }: CaseEvent, t: Translate): Record<string, string | undefined> {
  switch (type) {
    case 'disciplineDecided':
      return { formText: wordInside(t, 'disciplineForms', data.form) };
    case 'appealDecided':
      return {
        resultText: word(t, 'appealResults', data.result),
        formText: data.form && wordInside(t, 'disciplineForms', data.form),
      };
    case 'noticeOwed':
      return { aboutText: wordInside(t, 'matters', data.about) };
    default:
      return {};
  }
}

/**
 * What a template may say: the case as it stood after the event, and the event. Never who reported: letters to them are
 * addressed by the number of their report.
 */
export function paperFacts(state: CaseState, event: CaseEvent, { t, names, instrument }: FactNeeds) {
  const { proposal, decision, conclusion, appeal, team, ending } = state;
  return {
    number: state.number,
    receivedOn: state.registration.receivedOn,
    instrument,
    rules: rulesOf(state).procedure,
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
    proposal,
    decision,
    conclusion,
    appeal,
    ending: ending?.ground
      ? { ...ending, groundText: t(`vocabulary:refusalGrounds.${ending.ground}`) }
      : undefined,
    data: { ...event.data, ...wordsOf(event, t) },
  };
}
