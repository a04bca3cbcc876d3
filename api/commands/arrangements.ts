import { isUnderStateLaw } from '../../domain/case/checks';
import type { CommandType } from '../../domain/case/commands';
import { word } from '../language/sentences/vocabulary';
import { appealBallot } from './appealBallot';
import { type Arrangement, plain } from './arrangement';
import { ballot } from './ballot';
import { type Control, controlFor } from './controls';

const noticeValue = ({ to, about }: { to: string; about: string }): string => `${to}.${about}`;

/** Whom and what about are one choice, among the notices that are really owed. */
const notice: Arrangement = {
  controls: (context, fields) => {
    const { t, state, values } = context;
    const chosen =
      values.notice ??
      (values.to && values.about ? noticeValue({ to: String(values.to), about: String(values.about) }) : '');
    const items = state.owed.map((owed) => ({
      value: noticeValue(owed),
      text: t('cases:command.pair', {
        to: word(t, 'audiences', owed.to),
        about: word(t, 'matters', owed.about),
      }),
      checked: chosen === noticeValue(owed) || state.owed.length === 1,
    }));
    const control: Control = {
      control: 'radios',
      name: 'notice',
      label: t('cases:command.notice'),
      items,
      inline: false,
      unavailable: [],
      unavailableTitle: '',
      empty: '',
    };
    return [
      control,
      ...plain.controls(
        context,
        fields.filter(({ name }) => name !== 'to' && name !== 'about'),
      ),
    ];
  },
  unfold: (sent) => {
    if (typeof sent.notice !== 'string') return sent;
    const [to = '', about = ''] = sent.notice.split('.');
    return { ...sent, to, about };
  },
  shownAt: { to: 'notice', about: 'notice' },
};

/** Where the case goes by State law, discipline is not asked about: it is not the commission's to impose. */
const disciplineOf = (question: string): Arrangement => ({
  controls: (context, fields) =>
    fields.map((field) =>
      field.name === question && isUnderStateLaw(context.state)
        ? { control: 'hidden', name: question, value: 'no' }
        : controlFor(context, field),
    ),
});

/** Only State law knows reports that are especially complex. */
const classification: Arrangement = {
  controls: (context, fields) =>
    plain.controls(
      context,
      fields.filter(({ name }) => name !== 'especiallyComplex' || isUnderStateLaw(context.state)),
    ),
};

const arrangements: Partial<Record<CommandType, Arrangement>> = {
  classify: classification,
  submitReport: disciplineOf('proposesDiscipline'),
  recordVote: ballot,
  conclude: disciplineOf('disciplineDue'),
  decideAppeal: appealBallot,
  tell: notice,
};

/** How the form of a command is laid out; most are one control per field. */
export const arrangementOf = (type: CommandType): Arrangement => arrangements[type] ?? plain;
