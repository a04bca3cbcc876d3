import type { NamedSubject } from '../../../domain/case/subject';
import type { NoticeContent, SessionItem } from '../../../domain/meetings/sessionNotice/content';
import type { AgendaItem } from '../agenda';

/** Before the session nothing of it was decided. */
const isOf = (on: string | undefined, { entry }: AgendaItem): boolean => on !== undefined && on >= entry.on;

const shorten = (text: string): string => text.slice(0, 300).trim();

function subjectOf(subject: NamedSubject): SessionItem['subject'] {
  const posts = [
    'partyPosition' in subject ? (subject.partyPosition ?? '') : '',
    subject.kind === 'organisation' ? '' : subject.position,
  ];
  return {
    kind: subject.kind,
    name: shorten(subject.name),
    posts: shorten(posts.filter(Boolean).join(', ')),
    unit: shorten(subject.organisation),
  };
}

function decisionOf({ state, entry }: AgendaItem): SessionItem['decision'] {
  const { proposedDiscipline, discipline, conclusion } = state;
  if (proposedDiscipline?.form)
    return { form: proposedDiscipline.form, by: 'superior', to: shorten(proposedDiscipline.to) };
  if (discipline && discipline.on >= entry.on)
    return {
      form: discipline.imposed ?? discipline.form ?? 'noDiscipline',
      by: discipline.by === 'superior' ? 'superior' : 'own',
      to: '',
    };
  return conclusion && !conclusion.disciplineDue ? { form: 'noDiscipline', by: 'own', to: '' } : undefined;
}

/** What was examined: discipline where the breach was concluded at another session. */
function examinedIn(item: AgendaItem): SessionItem['examined'] {
  const { conclusion, inspection, kind } = item.state;
  if (conclusion && !isOf(conclusion.on, item)) return 'discipline';
  if (inspection) return 'violation';
  return kind === 'denunciation' ? 'denunciation' : 'feedback';
}

/**
 * What a notice says of an item of the agenda to begin with: of whom, what was examined and decided, with the name of an organisation and without
 * that of a person. Nothing else of the case goes in. Undefined where nothing has come of it yet, or it is an appeal, which is counted.
 */
export function findSessionItem(item: AgendaItem): SessionItem | undefined {
  const { state, isOver } = item;
  const { registration, conclusion, discipline, proposedDiscipline, appeal, allegations } = state;
  const { subject } = registration;
  const hasCome =
    isOf(conclusion?.on, item) || isOf(discipline?.on, item) || proposedDiscipline !== undefined;
  if (isOver || appeal || subject.kind === 'privateCitizen' || !hasCome) return undefined;
  const isWrong = allegations.some(
    ({ finding }) => finding?.finding === 'upheld' || finding?.finding === 'partlyUpheld',
  );
  return {
    itemId: state.caseId,
    subject: subjectOf(subject),
    named: subject.kind === 'organisation',
    examined: examinedIn(item),
    field: '',
    gravity: isWrong ? 'unsaid' : 'none',
    decision: decisionOf(item),
    wording: '',
  };
}

/** Appeals that were decided on at the session, by outcome. */
export function countAppeals(items: readonly AgendaItem[]): NoticeContent['appeals'] {
  const count = { upheld: 0, raised: 0, lowered: 0, annulled: 0 };
  for (const { state, isOver } of items)
    if (!isOver && state.appeal?.decision) count[state.appeal.decision.result] += 1;
  return count;
}
