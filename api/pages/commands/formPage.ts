import type { Response } from 'express';
import { mayKeepFiles } from '../../../domain/access/files';
import { findCommand } from '../../../domain/case/commands';
import type { LanguageCode } from '../../../domain/text/languages';
import { basisLines } from '../../../language/commandBasis';
import { word } from '../../../language/sentences/vocabulary';
import { type FieldError, inOrderOf } from '../../../language/fieldErrors';
import { createClockLines } from '../find/clockLines';
import { namedTags } from '../../../language/sentences/clockTag';
import { kindAttached } from '../../../office/files/attachable';
import type { HistoryAct } from '../cases/history';
import type { Texts, Translate } from '../../../language/texts';
import { proposeIntro, proposeTitle, shownSubmission } from '../cases/submissions';
import { submissionsAsked } from './submissionChoices';
import { arrangementOf } from './arrangements';
import type { Beside } from './beside';
import type { Control } from './controls';
import type { AskedCommand } from './askedCommand';
import { isPreviewed, type Preview } from './preview';
import { withBasis } from './withBasis';
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
  /** What the command would change, where its giver has not confirmed it yet. */
  preview?: Preview | undefined;
  /** What a colleague did since the form was opened. */
  faster?: { sentence: string; acts: HistoryAct[] } | undefined;
}

export const casePath = (caseId: string): string => `/cases/${encodeURIComponent(caseId)}`;

/** A control's fields, as their errors name them. */
const namesOf = (control: Control): string[] =>
  control.control === 'row' ? control.inputs.map(({ name }) => name) : [control.name];

/** What joins two cases shows them side by side first, what puts something right what it changes; what its giver does not decide is submitted. */
function buttonOf(
  { type, proposing }: Pick<AskedCommand, 'type' | 'proposing'>,
  t: Translate,
  { beside, preview }: Pick<FormShown, 'beside' | 'preview'>,
): string {
  const title = proposing ? proposeTitle(t, type) : t(`commands:${type}.title`);
  if (preview) return t('cases:preview.confirm', { title });
  if (isPreviewed(type)) return t('cases:preview.look');
  return type === 'merge' && !beside ? t('cases:beside.compare') : title;
}

/** What the form itself is made of, wherever it stands. */
export function formParts(
  asked: AskedCommand,
  { values, commandId, seenAct }: Pick<FormShown, 'values' | 'commandId' | 'seenAct'>,
  { t, language, texts }: { t: Translate; language: LanguageCode; texts: Pick<Texts, 'has'> },
) {
  const { type, view, fields, proposing, procedure } = asked;
  const { state } = view;
  const rules = { procedure, receivedOn: state.registration.receivedOn };
  const controls = arrangementOf(type)
    .controls({ ...asked, state, t, texts, values }, fields)
    .map((control) => withBasis(control, { type, rules, language, t }));
  return {
    heading: proposing ? proposeTitle(t, type) : t(`commands:${type}.title`),
    intro: proposing
      ? proposeIntro(t, proposing)
      : t(`commands:${type}.intro`, { instrument: procedure.instrument }),
    action: `${casePath(view.caseId)}/commands/${type}`,
    controls,
    // Nothing can be sent while nothing can be chosen.
    isPossible: !controls.some(
      (control) => 'items' in control && control.items.length === 0 && control.control !== 'checkboxes',
    ),
    takesFiles: kindAttached(type) !== undefined && mayKeepFiles(asked.actor, state),
    commandId,
    seenAct: seenAct ?? state.lastAct.seq,
  };
}

/** Shows a command's form, with what it is about beside it. */
export function showForm(
  res: Response,
  texts: Pick<Texts, 'has'>,
  asked: AskedCommand,
  {
    status = 200,
    values,
    commandId,
    errors = [],
    faster,
    beside = asked.beside,
    preview,
    seenAct,
  }: FormShown,
): void {
  const { t, language } = res.locals;
  const { type, view, procedure } = asked;
  const { state } = view;
  const parts = formParts(asked, { values, commandId, seenAct }, { t, language, texts });
  res.status(status).render('commands/form', {
    ...parts,
    type,
    submitted: submissionsAsked(type, state, asked.actor).map((one) =>
      shownSubmission(view.caseId, one, {
        t,
        texts,
        names: asked.people.nameOf,
        tree: asked.tree,
        drafts: asked.drafts,
      }),
    ),
    basis: basisLines(t, findCommand(type).citation),
    procedure: {
      name: t('procedures:name', { ...procedure }),
      href: `/procedures/${encodeURIComponent(procedure.id)}/${procedure.version}`,
    },
    caseHref: casePath(view.caseId),
    caseId: view.caseId,
    errors: inOrderOf(parts.controls.flatMap(namesOf), errors),
    faster,
    beside,
    preview,
    button: buttonOf(asked, t, { beside, preview }),
    // One of several is corrected at a time: its words are filled in where it is chosen.
    chooses: type === 'correctRegistration' && state.allegations.length > 1,
    about: {
      number: view.number,
      subject: view.subjectName,
      stage: word(t, 'stages', view.stage),
      due: view.due && createClockLines(asked.calendar, asked.now, t)({ clock: view.due, others: 0 }),
      tags: namedTags(t, view, asked.now),
      allegations: state.allegations.filter(({ withdrawn }) => !withdrawn),
    },
  });
}
