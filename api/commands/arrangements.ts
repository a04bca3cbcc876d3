import { isUnderStateLaw, subjectKind } from '../../domain/case/checks';
import type { CommandType } from '../../domain/case/commands';
import { disciplineForms } from '../../domain/procedure/procedure';
import { heaviestFirst } from '../../domain/voting/tally';
import { word } from '../language/sentences/vocabulary';
import { type Control, type ControlContext, controlFor } from './controls';
import type { FieldDescription } from './describeFields';
import type { Sent } from './readForm';

/** How a command's form departs from one control per field. */
interface Arrangement {
  controls: (context: ControlContext, fields: readonly FieldDescription[]) => Control[];
  /** Turns what such a form sends into what plain fields would have sent. */
  unfold?: (sent: Sent) => Sent;
  /** Which control shows the errors of a field that has none of its own. */
  shownAt?: Readonly<Record<string, string>>;
}

const plain: Arrangement = {
  controls: (context, fields) => fields.map((field) => controlFor(context, field)),
};

/** Votes stand in one row, and only for forms that exist for the subject. */
const ballot: Arrangement = {
  controls: (context, fields) => {
    const { t, state } = context;
    const isVote = ({ name }: FieldDescription) => disciplineForms.some((form) => form === name);
    const inputs = [...heaviestFirst[subjectKind(state)]].reverse().flatMap((form) => {
      const field = fields.find(({ name }) => name === form);
      const control = field && controlFor(context, field);
      return control?.control === 'input' ? { ...control, label: word(t, 'disciplineForms', form) } : [];
    });
    const row: Control = {
      control: 'row',
      name: 'votes',
      label: t('cases:command.votes'),
      hint: t('cases:command.votesHint'),
      inputs,
    };
    return [
      ...plain.controls(
        context,
        fields.filter((field) => !isVote(field)),
      ),
      row,
    ];
  },
};

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
  tell: notice,
};

/** How the form of a command is laid out; most are one control per field. */
export const arrangementOf = (type: CommandType): Arrangement => arrangements[type] ?? plain;
