import { appealChoices } from '../../../domain/appeals/choices';
import type { disciplineEvents } from '../../../domain/case/events/discipline';
import type { EventData } from '../../../domain/case/events/event';
import { disciplineForms } from '../../../domain/procedure/partyProcedure';
import { formatDate } from '../../dates';
import type { Translate } from '../../texts';
import { wordInside } from '../vocabulary';
import { labelled, type Renderers, withNumber } from './renderer';

/** "cảnh cáo 5 phiếu, khiển trách 2 phiếu", heaviest first. */
function tally(t: Translate, { votes, noDiscipline, blank, invalid }: EventData<'voteRecorded'>): string {
  const counted = [...disciplineForms].reverse().flatMap((form) => {
    const count = votes[form] ?? 0;
    return count > 0 ? [t('events:votes', { form: wordInside(t, 'disciplineForms', form), count })] : [];
  });
  const named = counted.length > 0 ? counted.join(', ') : t('events:noVotes');
  return [
    named,
    ...(noDiscipline ? [t('events:noDisciplinePapers', { count: noDiscipline })] : []),
    ...(blank ? [t('events:blankPapers', { count: blank })] : []),
    ...(invalid ? [t('events:invalidPapers', { count: invalid })] : []),
  ].join(', ');
}

/** The papers for each result of an appeal, where they are told. */
function appealTally(
  t: Translate,
  { votes, blank, invalid }: Pick<EventData<'appealDecided'>, 'votes' | 'blank' | 'invalid'>,
): string {
  if (!votes) return '';
  const counted = appealChoices.flatMap((choice) =>
    votes[choice]
      ? [t('events:votes', { form: wordInside(t, 'appealChoices', choice), count: votes[choice] })]
      : [],
  );
  return t('events:papersInBox', {
    papers: [
      ...counted,
      ...(blank ? [t('events:blankPapers', { count: blank })] : []),
      ...(invalid ? [t('events:invalidPapers', { count: invalid })] : []),
    ].join(', '),
  });
}

const attendance = ({ subjectPresent, absenceExcused }: EventData<'hearingHeld'>): string =>
  subjectPresent ? 'present' : absenceExcused ? 'excused' : 'absent';

/** Stage 4, kết luận và kỷ luật. */
export const discipline: Renderers<typeof disciplineEvents> = {
  hearingHeld: (data, { t }) => ({
    key: `hearingHeld.${attendance(data)}`,
    params: { on: formatDate(data.on) },
    detail: labelled(t, { opinion: data.opinion, minutes: data.minutes }),
  }),
  voteRecorded: ({ on, body, present, officialMembers, adopted, reason, ...papers }, { t }) => ({
    key: adopted ? 'voteRecorded' : 'voteRecordedNothingAdopted',
    params: {
      on: formatDate(on),
      body: wordInside(t, 'votingBodies', body),
      present,
      officialMembers,
      votes: tally(t, { on, body, present, officialMembers, ...papers }),
      adopted: adopted && wordInside(t, 'disciplineForms', adopted),
    },
    detail: reason,
  }),
  concluded: ({ number, on, summary, disciplineDue }) => ({
    key: withNumber(disciplineDue ? 'concludedWithDiscipline' : 'concluded', number),
    params: { number, on: formatDate(on) },
    detail: summary,
  }),
  disciplineDecided: ({ form, number, on, grounds }, { t }) => ({
    key: withNumber('disciplineDecided', number),
    params: { form: wordInside(t, 'disciplineForms', form), number, on: formatDate(on) },
    detail: grounds,
  }),
  decisionServed: ({ number, on, how }) => ({
    key: withNumber('decisionServed', number),
    params: { number, on: formatDate(on), how },
  }),
  disciplineProposed: ({ form, to, grounds }, { t }) => ({
    key: 'disciplineProposed',
    params: { form: wordInside(t, 'disciplineForms', form), to },
    detail: grounds,
  }),
  disciplineReferred: ({ to, grounds }) => ({ key: 'disciplineReferred', params: { to }, detail: grounds }),
  appealDecided: ({ result, form, officialMembers, votesFor, number, on, grounds, ...papers }, { t }) => ({
    key: withNumber(form ? 'appealDecidedWithForm' : 'appealDecided', number),
    params: {
      number,
      on: formatDate(on),
      result: wordInside(t, 'appealResults', result),
      form: form && wordInside(t, 'disciplineForms', form),
      votesFor,
      officialMembers,
    },
    detail: [appealTally(t, papers), grounds].filter(Boolean).join('\n'),
  }),
  appealLodged: ({ number }) => ({ key: 'appealLodged', params: { number } }),
  appealLeft: ({ number }) => ({ key: 'appealLeft', params: { number } }),
  disciplineReviewed: ({ number, decision, on, result }, { t }) => ({
    key: 'disciplineReviewed',
    params: { number, decision, on: formatDate(on), result: wordInside(t, 'appealResults', result) },
  }),
  superiorDecided: ({ form, number, on, grounds }, { t }) => ({
    key: form ? 'superiorDecided' : 'superiorDecidedNone',
    params: { form: form && wordInside(t, 'disciplineForms', form), number, on: formatDate(on) },
    detail: grounds,
  }),
};
