import { eventSchemas } from '../../../domain/case/events/event';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import type { Translate } from '../../../language/texts';
import type { AskedWebhook } from '../../../office/webhooks/webhooks';

/** What was typed into the form of a new webhook, or what to correct. */
export function readWebhookForm(
  values: Record<string, unknown>,
  t: Translate,
): { asked: AskedWebhook } | { errors: FieldError[] } {
  const typed = (name: string) => (typeof values[name] === 'string' ? values[name].trim() : '');
  const address = typed('address').slice(0, 500);
  const username = typed('username').slice(0, 100);
  const types = [...new Set(typed('types').split(/[\s,;]+/).filter((type) => type !== ''))]; // prettier-ignore
  const unknown = types.find((type) => !(type in eventSchemas));
  const errors = [
    ...(address === '' ? [fieldError('address', t('webhooks:fault.notAnAddress'))] : []),
    ...(username === '' ? [fieldError('username', t('webhooks:fault.noAccount'))] : []),
    ...(unknown === undefined
      ? []
      : [fieldError('types', t('webhooks:fault.noType', { type: unknown.slice(0, 100) }))]),
  ];
  if (errors.length > 0) return { errors };
  return { asked: { address, username, ...(types.length > 0 && { types }) } };
}
