import { formerly } from '../../domain/case/superseded';
import { findAttendance, presentAndEntitled } from '../../domain/meetings/caseMeeting';
import { numbered } from '../../language/facts/fact';
import { formatDate } from '../../language/dates';
import { wordInside } from '../../language/sentences/vocabulary';
import type { Translate } from '../../language/texts';
import type { AgendaItem } from './agenda';

/** Who took part in an item, and what was decided on it, a line each. */
export function itemLines(t: Translate, { state, entry, isOver }: AgendaItem): string[] {
  if (isOver) return [t('meetings:item.over')];
  const members = entry.members && findAttendance(state);
  const recused = members?.filter(({ standing }) => standing === 'recused').map(({ name }) => name) ?? [];
  const { vote, conclusion, discipline, proposedDiscipline, appeal, dissents = [], deferral } = state;
  const ballot = vote && vote.on >= entry.on ? vote : undefined;
  const earlier = formerly(state, 'vote')
    .filter(({ through, was }) => through === 'voteRecorded' && was.on >= entry.on)
    .map(({ was }) => was);
  return [
    members
      ? t('meetings:item.attendance', { present: presentAndEntitled(members).length, of: members.length })
      : t('meetings:item.noAttendance'),
    ...(recused.length > 0 ? [t('meetings:item.recused', { names: recused.join(', ') })] : []),
    ...(state.hearing ? [t('meetings:item.heard', { on: formatDate(state.hearing.on) })] : []),
    ...[...earlier, ...(ballot ? [ballot] : [])].map(({ adopted }) =>
      adopted
        ? t('meetings:item.adopted', { form: wordInside(t, 'disciplineForms', adopted) })
        : t('meetings:item.nothingAdopted'),
    ),
    ...(dissents.length > 0 ? [t('meetings:item.dissents', { count: dissents.length })] : []),
    ...(deferral ? [t('meetings:item.deferred', { until: formatDate(deferral.until) })] : []),
    ...(conclusion
      ? [t('meetings:item.concluded', { what: numbered(t, conclusion.number, conclusion.on) })]
      : []),
    ...(proposedDiscipline ? [t('meetings:item.proposed', { to: proposedDiscipline.to })] : []),
    ...(discipline
      ? [
          t('meetings:item.decided', {
            form: discipline.form
              ? wordInside(t, 'disciplineForms', discipline.form)
              : t('cases:noDiscipline'),
          }),
        ]
      : []),
    ...(appeal?.decision
      ? [t('meetings:item.appeal', { result: wordInside(t, 'appealResults', appeal.decision.result) })]
      : []),
  ];
}
