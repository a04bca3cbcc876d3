import { disciplinedKind } from '../../../domain/case/checks';
import { ballotBody } from '../../../domain/discipline/lawfulBallot';
import { lawfulForms } from '../../../domain/discipline/lawfulForms';
import { findAttendance } from '../../../domain/meetings/caseMeeting';
import {
  type DisciplineForm,
  disciplineForms,
  type PartyProcedure,
} from '../../../domain/procedure/partyProcedure';
import { heaviestFirst, votesNeeded } from '../../../domain/voting/tally';
import { formatDate } from '../../../language/dates';
import { word } from '../../../language/sentences/vocabulary';
import { type Arrangement, plain } from './arrangement';
import type { Unavailable } from './choice';
import { type Control, type ControlContext, controlFor, type Input } from './controls';
import type { FieldDescription } from '../../../office/commands/describeFields';

/** How many votes a form needs, in numbers where the official members are known, in words where they are typed. */
function neededText(
  { t, state, today, officialMembers }: ControlContext,
  procedure: PartyProcedure,
  form: DisciplineForm,
): string {
  const body = ballotBody(state, procedure, today);
  const expulsionShare = procedure.expulsionShare.value;
  if (officialMembers !== undefined) {
    const needed = votesNeeded(form, { officialMembers, body, expulsionShare });
    return t('cases:command.needed', { needed, officialMembers });
  }
  return form === 'expulsion' && body === 'proposing'
    ? t('cases:command.neededShare', { ...expulsionShare })
    : t('cases:command.neededHalf');
}

/** A number of the row by another label than its field's. */
export function numberIn(
  context: ControlContext,
  fields: readonly FieldDescription[],
  name: string,
  label?: string,
): Input[] {
  const field = fields.find((one) => one.name === name);
  const control = field && controlFor(context, field);
  if (control?.control !== 'input') return [];
  return [{ ...control, label: label ?? context.t(`fields:${name}.label`) }];
}

/** Of how many official members a majority is, is told at those present: nobody is asked for it. */
export const withMembersSaid = (
  { t, state, officialMembers }: ControlContext,
  controls: readonly Control[],
): Control[] =>
  controls
    .filter(({ name }) => name !== 'officialMembers')
    .map((control) => {
      if (control.control !== 'input' || control.name !== 'present' || officialMembers === undefined)
        return control;
      const by = findAttendance(state) ? 'Meeting' : 'List';
      return { ...control, hint: t(`cases:command.membersBy${by}`, { count: officialMembers }) };
    });

/** Papers stand in one row, for forms that exist for the subject and are in time; the others say why they are not there. */
export const ballot: Arrangement = {
  controls: (context, fields) => {
    const { t, state, procedure } = context;
    // State law leaves discipline to others; the command is refused there.
    if (procedure.law === 'state') return plain.controls(context, fields);
    const late: Unavailable[] = [];
    const lawful = lawfulForms(state, procedure, context.today);
    const papers = [...heaviestFirst[disciplinedKind(state)]].reverse().flatMap((form) => {
      const name = word(t, 'disciplineForms', form);
      const limitation = lawful.find((one) => one.form === form);
      if (procedure.deliberation && limitation?.inTime === false) {
        late.push({
          text: name,
          why: t('cases:command.formNot.outOfTime', { until: formatDate(limitation.until) }),
        });
        return [];
      }
      return numberIn(context, fields, form, `${name} (${neededText(context, procedure, form)})`);
    });
    const isPaper = ({ name }: FieldDescription) =>
      ['noDiscipline', 'blank', 'invalid'].includes(name) || disciplineForms.some((form) => form === name);
    return [
      ...withMembersSaid(
        context,
        plain.controls(
          context,
          // Why there is another ballot is asked where there was one.
          fields.filter((field) => !isPaper(field) && (field.name !== 'reason' || state.vote !== undefined)),
        ),
      ),
      {
        control: 'row',
        name: 'votes',
        label: t('cases:command.votes'),
        hint: t('cases:command.votesHint'),
        // As on the sheet itself: no discipline, then the forms from the lightest, and what counts for none of them.
        inputs: [
          ...numberIn(context, fields, 'noDiscipline'),
          ...papers,
          ...numberIn(context, fields, 'blank'),
          ...numberIn(context, fields, 'invalid'),
        ],
        unavailable: late,
        unavailableTitle: t('cases:command.unavailableForms'),
      },
    ];
  },
};
