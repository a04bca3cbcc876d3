import type { Response } from 'express';
import { findCommand } from '../../../domain/case/commands';
import { basisLines } from '../../../language/commandBasis';
import { word } from '../../../language/sentences/vocabulary';
import { type FieldError, inOrderOf } from '../../../language/fieldErrors';
import type { HistoryAct } from '../cases/history';
import type { Texts } from '../../../language/texts';
import { arrangementOf } from './arrangements';
import type { Beside } from './beside';
import type { Control } from './controls';
import type { AskedCommand } from './askedCommand';
import type { FormValues } from './writeForm';

interface FormShown {
  status?: number;
  values: FormValues;
  commandId: string;
  /** The last act that its writer had seen, where that is not the one of now. */
  seenAct?: number | undefined;
  errors?: FieldError[];
  /** Two cases that are to be compared before the command is given. */
  beside?: Beside | undefined;
  /** What a colleague did since the form was opened. */
  faster?: { sentence: string; acts: HistoryAct[] } | undefined;
}

export const casePath = (caseId: string): string => `/cases/${encodeURIComponent(caseId)}`;

/** A control's fields, as their errors name them. */
const namesOf = (control: Control): string[] =>
  control.control === 'row' ? control.inputs.map(({ name }) => name) : [control.name];

/** Shows a command's form, with what it is about beside it. */
export function showForm(
  res: Response,
  texts: Pick<Texts, 'has'>,
  asked: AskedCommand,
  { status = 200, values, commandId, errors = [], faster, beside = asked.beside, seenAct }: FormShown,
): void {
  const { t } = res.locals;
  const { type, view, fields, procedure } = asked;
  const { state } = view;
  const controls = arrangementOf(type).controls({ ...asked, state, t, texts, values }, fields);
  res.status(status).render('commands/form', {
    type,
    heading: t(`commands:${type}.title`),
    intro: t(`commands:${type}.intro`),
    basis: basisLines(t, findCommand(type).citation),
    procedure: {
      name: t('procedures:name', { ...procedure }),
      href: `/procedures/${encodeURIComponent(procedure.id)}/${procedure.version}`,
    },
    action: `${casePath(view.caseId)}/commands/${type}`,
    caseHref: casePath(view.caseId),
    controls,
    // Nothing can be sent while nothing can be chosen.
    isPossible: !controls.some(
      (control) => 'items' in control && control.items.length === 0 && control.control !== 'checkboxes',
    ),
    commandId,
    seenAct: seenAct ?? state.lastAct.seq,
    errors: inOrderOf(controls.flatMap(namesOf), errors),
    faster,
    beside,
    // What joins two cases shows them side by side first.
    button: type === 'merge' && !beside ? t('cases:beside.compare') : t(`commands:${type}.title`),
    about: {
      number: view.number,
      subject: view.subjectName,
      stage: word(t, 'stages', view.stage),
      due: view.due?.on,
      attention: view.attention,
      allegations: state.allegations.filter(({ withdrawn }) => !withdrawn),
    },
  });
}
