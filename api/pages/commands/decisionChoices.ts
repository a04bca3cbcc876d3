import { formatDate } from '../../../language/dates';
import { word } from '../../../language/sentences/vocabulary';
import type { Choice, ChoiceContext } from './choice';

/** The decisions that an appeal can be against, each with what it says, and the way for one that is not on record here. */
export const decisionChoices = ({ decisions, t }: ChoiceContext): Choice[] => [
  ...decisions.map(({ caseId, number, form, decidedBy, on, servedOn, differs }) => ({
    value: caseId,
    text: t('cases:command.decision', { number, on: formatDate(on), form: word(t, 'disciplineForms', form) }),
    hint: [
      t('cases:command.decisionServed', {
        body: word(t, 'disciplineBodies', decidedBy),
        on: formatDate(servedOn),
      }),
      ...(differs.length > 0 ? [t('cases:command.decisionDiffers')] : []),
    ].join('. '),
  })),
  { value: '', text: t('cases:command.decisionElsewhere') },
];
