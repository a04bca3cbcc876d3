import type { Response } from 'express';
import { type Refusal, refusalReasons } from '../../../domain/case/refusal';
import { offered } from '../../../domain/case/decide';
import { fieldTexts } from '../../../language/sentences/field';
import { refusalSentence } from '../../../language/sentences/refusal';
import type { Texts } from '../../../language/texts';
import type { AskedCommand } from './askedCommand';
import { casePath } from './formPage';
import type { FormValues } from './writeForm';

/** Says why a command cannot be given now, what can be instead, and keeps in sight what was typed. */
export function showNotNow(
  res: Response,
  texts: Pick<Texts, 'has'>,
  asked: AskedCommand,
  refusal: Refusal,
  typed: FormValues = {},
): void {
  const { t } = res.locals;
  const { type, view, actor, fields, people } = asked;
  res.status(refusalReasons[refusal.refused] === 'forbidden' ? 403 : 409).render('commands/not-now', {
    heading: t(`commands:${type}.title`),
    why: refusalSentence(t, refusal, people.nameOf),
    caseHref: casePath(view.caseId),
    number: view.number,
    possible: offered(view.state, actor, asked).map((other) => ({
      href: `${casePath(view.caseId)}/commands/${other}`,
      text: t(`commands:${other}.title`),
    })),
    typed: fields.flatMap((field) => {
      const value = typed[field.name];
      const isWritten = field.kind === 'line' || field.kind === 'paragraph';
      return isWritten && value ? { label: fieldTexts(t, texts, type, field.name).label, value } : [];
    }),
  });
}
