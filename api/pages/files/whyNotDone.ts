import type { Response } from 'express';
import { refusalReasons } from '../../../domain/case/refusal';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import { refusalSentence } from '../../../language/sentences/refusal';
import type { CommandOutcome } from '../../../office/commands/commandOutcome';
import { readPeople } from '../../../office/people/people';
import type { Services } from '../../../office/services';
import { fieldOnPage } from './takeInForm';

/** Why a command was not carried out, for the form it came from; `again`: the same can be sent again under its id. */
export async function whyNotDone(
  outcome: CommandOutcome,
  res: Response,
  accounts: Services['accounts'],
): Promise<{ status: number; error: FieldError; again: boolean }> {
  const { t } = res.locals;
  switch (outcome.kind) {
    case 'refused': {
      const { nameOf } = await readPeople(accounts);
      const { refusal } = outcome;
      const status = refusalReasons[refusal.refused] === 'invalid' ? 422 : 409;
      const field = fieldOnPage(refusal.field ?? '');
      return { status, error: fieldError(field, refusalSentence(t, refusal, nameOf)), again: false };
    }
    case 'busy':
    case 'pending':
      return { status: 503, error: fieldError('files', t('files:later')), again: true };
    case 'stopped':
      return { status: 503, error: fieldError('files', t('cases:command.stopped')), again: false };
    case 'invalid':
      return { status: 422, error: fieldError('files', t('errors:invalidInput.detail')), again: false };
    case 'done':
      throw new RangeError('what was done has no reason against it');
  }
}
