import { appealVoteFields } from '../../../domain/appeals/ballot';
import { type ReviewedForm, reviewedForms } from '../../../domain/appeals/lawfulResults';
import type { PartyProcedure } from '../../../domain/procedure/partyProcedure';
import { formatDate } from '../../../language/dates';
import { word, wordInside } from '../../../language/sentences/vocabulary';
import type { Translate } from '../../../language/texts';
import { type Arrangement, plain } from './arrangement';
import { numberIn, withMembersSaid } from './ballot';
import type { Control, ControlContext } from './controls';
import type { FieldDescription } from '../../../office/commands/describeFields';

const changed = (t: Translate, { result, form }: ReviewedForm): string =>
  t('cases:command.changedTo', {
    result: word(t, 'appealResults', result),
    form: wordInside(t, 'disciplineForms', form),
  });

/** The result and the form that it leaves are one choice: only what is heavier or lighter and in time can be chosen. */
function outcomeControl({ t, state, values }: ControlContext, procedure: PartyProcedure): Control {
  const forms = reviewedForms(state, procedure);
  const chosen = [values.result, values.form].filter(Boolean).join('.');
  const before = state.appeal && wordInside(t, 'disciplineForms', state.appeal.form);
  const items = [
    { value: 'upheld', text: word(t, 'appealResults', 'upheld'), hint: before },
    ...forms
      .filter(({ inTime }) => inTime)
      .map((one) => ({
        value: `${one.result}.${one.form}`,
        text: changed(t, one),
        hint: one.until && t('cases:command.inTimeUntil', { until: formatDate(one.until) }),
      })),
    { value: 'annulled', text: word(t, 'appealResults', 'annulled') },
  ];
  return {
    control: 'radios',
    name: 'outcome',
    label: t('cases:command.outcome'),
    items: items.map((item) => ({ ...item, checked: item.value === chosen })),
    inline: false,
    unavailable: forms
      .filter(({ inTime }) => !inTime)
      .map((one) => ({
        text: changed(t, one),
        why: t('cases:command.formNot.outOfTime', { until: formatDate(one.until) }),
      })),
    unavailableTitle: t('cases:command.unavailableForms'),
    empty: '',
  };
}

/** The papers for each result that can be chosen, and what a result needs. */
function papersRow(
  context: ControlContext,
  fields: readonly FieldDescription[],
  procedure: PartyProcedure,
): Control {
  const { t, state, officialMembers } = context;
  const needed =
    officialMembers === undefined
      ? t('cases:command.neededHalf')
      : t('cases:command.needed', { needed: Math.floor(officialMembers / 2) + 1, officialMembers });
  const forms = reviewedForms(state, procedure).filter(({ inTime }) => inTime);
  return {
    control: 'row',
    name: 'votes',
    label: t('cases:command.appealVotes'),
    hint: t('cases:command.appealVotesHint', { needed }),
    inputs: [
      ...numberIn(context, fields, appealVoteFields.upheld, word(t, 'appealResults', 'upheld')),
      ...forms.flatMap(({ form }) =>
        numberIn(context, fields, appealVoteFields[form], word(t, 'disciplineForms', form)),
      ),
      ...numberIn(context, fields, appealVoteFields.annulled, word(t, 'appealChoices', 'annulled')),
      ...numberIn(context, fields, 'blank'),
      ...numberIn(context, fields, 'invalid'),
    ],
    unavailable: [],
    unavailableTitle: '',
  };
}

const ownPlace: readonly string[] = [
  'result',
  'form',
  'votesFor',
  'blank',
  'invalid',
  ...Object.values(appealVoteFields),
];

/** Decides an appeal by its ballot: the papers for each result, and the one that is adopted. */
export const appealBallot: Arrangement = {
  controls: (context, fields) => {
    const { procedure } = context;
    // State law knows no appeals of this kind; the command is refused there.
    if (procedure.law === 'state') return plain.controls(context, fields);
    const rest = withMembersSaid(
      context,
      plain.controls(
        context,
        fields.filter(({ name }) => !ownPlace.includes(name)),
      ),
    );
    const isNumber = (control: Control) => control.name === 'present';
    return [
      ...rest.filter(isNumber),
      papersRow(context, fields, procedure),
      outcomeControl(context, procedure),
      ...rest.filter((control) => !isNumber(control)),
    ];
  },
  unfold: (sent) => {
    if (typeof sent.outcome !== 'string') return sent;
    const [result = '', form] = sent.outcome.split('.');
    return { ...sent, result, ...(form === undefined ? {} : { form }) };
  },
  shownAt: { result: 'outcome', form: 'outcome', votesFor: 'outcome' },
};
