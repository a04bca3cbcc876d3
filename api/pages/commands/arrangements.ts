import { isAppeal, isUnderStateLaw } from '../../../domain/case/checks';
import { findCriteria } from '../../../domain/procedure/complexity';
import { owedAtEnd } from '../../../domain/case/owedAtEnd';
import {
  beforePublication,
  beforeResult,
  beforeTeam,
  type UsuallyFirst,
} from '../../../domain/case/order/usualOrder';
import { formsUnder } from '../../../domain/publications/publication';
import { messagesToTell } from '../../../domain/protection/requests';
import { wordInside } from '../../../language/sentences/vocabulary';
import { owedText } from '../../../language/sentences/owedText';
import type { CommandType } from '../../../domain/case/commands';
import { appealBallot } from './appealBallot';
import { type Arrangement, plain } from './arrangement';
import { ballot } from './ballot';
import { clockArrangement } from './clockArrangement';
import { type Control, type ControlContext, controlFor } from './controls';
import { correction } from './correction';
import { criteriaMeaning } from './complexityChoices';
import type { FieldDescription } from '../../../office/commands/describeFields';
import { minutesArrangement } from './minutesArrangement';
import { submissionArrangement } from './submissionArrangement';
import { chosenNotice, noticeChoices, unfoldNotice } from './notices';

/** Why something comes before what usually is first is asked where it does, and it is told what that is. */
function withOrderReason(
  { t }: ControlContext,
  controls: readonly Control[],
  first: readonly UsuallyFirst[],
): Control[] {
  const names = first.map((one) => wordInside(t, 'usuallyFirst', one)).join(', ');
  return controls.flatMap((control) => {
    if (control.name !== 'orderReason' || !('hint' in control)) return [control];
    return first.length === 0
      ? []
      : [{ ...control, hint: t('cases:command.usuallyFirst', { first: names }) }];
  });
}

/** What only a version asks that tells forms of publication apart. */
const ofForms = ['named', 'matters', 'form', 'until', 'check', 'attended', 'refusedToHear'];
const askedUnder = ({ procedure }: ControlContext, fields: readonly FieldDescription[]) =>
  formsUnder(procedure) ? fields : fields.filter(({ name }) => !ofForms.includes(name));

/** Publication comes after service and what the subject is told. */
const publication: Arrangement = {
  controls: (context, fields) =>
    withOrderReason(
      context,
      plain.controls(context, askedUnder(context, fields)),
      beforePublication(context.state),
    ),
};

const approvalOfText: Arrangement = {
  controls: (context, fields) => plain.controls(context, askedUnder(context, fields)),
};

/** A team comes after the first meeting with the reporter, where the version asks for it. */
const team: Arrangement = {
  controls: (context, fields) =>
    withOrderReason(context, plain.controls(context, fields), beforeTeam(context.state, context.procedure)),
};

/** Whom, what about and which are one choice, among the notices that are really owed. */
const notice: Arrangement = {
  controls: (context, fields) => {
    const { t, state, values } = context;
    const choices = noticeChoices(t, state.owed);
    const chosen = chosenNotice(values, choices);
    const control: Control = {
      control: 'radios',
      name: 'notice',
      label: t('cases:command.notice'),
      items: choices.map((choice) => ({ ...choice, checked: choice.value === chosen })),
      inline: false,
      unavailable: [],
      unavailableTitle: '',
      empty: '',
    };
    const rest = plain.controls(
      context,
      fields.filter(({ name }) => !['to', 'about', 'settles'].includes(name)),
    );
    const tellsResult = state.owed.some(({ about }) => about === 'result');
    return [control, ...withOrderReason(context, rest, tellsResult ? beforeResult(state) : [])];
  },
  unfold: (sent) => (typeof sent.notice === 'string' ? { ...sent, ...unfoldNotice(sent.notice) } : sent),
  shownAt: { to: 'notice', about: 'notice', settles: 'notice' },
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

/** A team reports on discipline, or, on an appeal, what is to become of the decision. */
const report: Arrangement = {
  controls: (context, fields) =>
    isAppeal(context.state)
      ? fields.map((field) =>
          field.name === 'proposesDiscipline'
            ? { control: 'hidden', name: field.name, value: 'no' }
            : controlFor(context, field),
        )
      : disciplineOf('proposesDiscipline').controls(
          context,
          fields.filter(({ name }) => name !== 'proposedResult'),
        ),
};

/** What is ticked is told with what it comes to. */
function criteriaControl(context: ControlContext, field: FieldDescription): Control {
  const control = controlFor(context, field);
  const hint = criteriaMeaning(context);
  return hint !== undefined && 'hint' in control ? { ...control, hint } : control;
}

/**
 * Only State law knows reports that are especially complex; where the version counts what makes a report so, that is ticked, and nothing else
 * is asked about it.
 */
const classification: Arrangement = {
  controls: (context, fields) => {
    const counts = findCriteria(context.procedure) !== undefined;
    return fields.flatMap((field): Control[] => {
      if (field.name === 'further' && !context.procedure.limits.furtherStudy) return [];
      if (field.name === 'criteria') return counts ? [criteriaControl(context, field)] : [];
      if (field.name === 'complex' && counts) return [{ control: 'hidden', name: 'complex', value: 'no' }];
      const isAsked = field.name !== 'especiallyComplex' || (!counts && isUnderStateLaw(context.state));
      return isAsked ? [controlFor(context, field)] : [];
    });
  },
};

/** What was found complex since is counted by the same criteria, or said, by the version of the case. */
const laterComplexity: Arrangement = {
  controls: (context, fields) => {
    const left = findCriteria(context.procedure) ? 'complexity' : 'criteria';
    const asked = fields.filter(({ name }) => name !== left);
    return asked.map((field) =>
      field.name === 'criteria'
        ? criteriaControl(context, field)
        : controlFor(context, { ...field, required: true }),
    );
  },
};

/** What is still owed is told where its reason is asked for, and neither where nothing is. */
const closing: Arrangement = {
  controls: (context, fields) => {
    const owed = owedAtEnd(context.state);
    const asked = fields.filter(({ name }) => name !== 'owedReason' || owed.length > 0);
    const left = context.t('cases:command.stillOwed', { owed: owedText(context.t, owed) });
    return plain
      .controls(context, asked)
      .map((control) =>
        control.name === 'owedReason' && 'hint' in control
          ? { ...control, hint: [left, control.hint].filter(Boolean).join(' ') }
          : control,
      );
  },
};

/** Whoever means none of the offered cases types a number below them; one that is chosen is meant, whatever was typed before. */
const joining: Arrangement = {
  ...plain,
  unfold: (sent) => {
    const { into } = sent;
    if (!Array.isArray(into)) return sent;
    return { ...sent, into: into.find((one) => typeof one === 'string' && one.trim() !== '') ?? '' };
  },
};

/** Which message is put down is asked only where there is one. */
const fromDoor: Arrangement = {
  controls: (context, fields) =>
    plain.controls(
      context,
      fields.filter(({ name }) => name !== 'message' || messagesToTell(context.state).length > 0),
    ),
};

const arrangements: Partial<Record<CommandType, Arrangement>> = {
  classify: classification,
  formTeam: team,
  establishComplexity: laterComplexity,
  submitReport: report,
  recordMinutes: minutesArrangement,
  holdHearing: minutesArrangement,
  recordVote: ballot,
  conclude: disciplineOf('disciplineDue'),
  decideAppeal: appealBallot,
  merge: joining,
  tell: notice,
  approvePublication: approvalOfText,
  publish: publication,
  closeCase: closing,
  requestProtection: fromDoor,
  reportRetaliation: fromDoor,
  correctRegistration: correction,
  extend: clockArrangement,
  pause: clockArrangement,
  resume: clockArrangement,
  appraise: submissionArrangement,
  approve: submissionArrangement,
  returnSubmission: submissionArrangement,
  takeBackSubmission: submissionArrangement,
};

/** How the form of a command is laid out; most are one control per field. */
export const arrangementOf = (type: CommandType): Arrangement => arrangements[type] ?? plain;
