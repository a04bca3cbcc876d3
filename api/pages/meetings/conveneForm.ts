import { z } from 'zod';
import { type Convening, placeLength } from '../../../office/meetings/convene';
import { meetingBodies } from '../../../domain/meetings/meeting';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import { sentValues } from '../../frame/forms/form';
import { readDay } from '../../../language/readDay';
import type { Translate } from '../../../language/texts';

const lastDay = '9999-12-31';
/** Reads the form that convenes a meeting; its day may lie ahead. */
export function readConvening(
  t: Translate,
  sent: unknown,
): { convening: Convening } | { errors: FieldError[]; values: Record<string, unknown> } {
  const values = sentValues(sent);
  const body = meetingBodies.find((one) => one === values.body);
  const place = String(values.place ?? '').trim();
  const day = readDay(String(values.on ?? '').trim(), lastDay);
  const id = z.uuid().safeParse(values.commandId);
  const errors = [
    ...(body ? [] : [fieldError('body', t('errors:field.choose', { label: t('meetings:bodyInside') }))]),
    ...('fault' in day
      ? [fieldError('on', t(`register:problem.${day.fault}`, { label: t('meetings:onInside') }))]
      : []),
    ...(place === '' || place.length > placeLength
      ? [
          fieldError(
            'place',
            t(`errors:field.${place === '' ? 'required' : 'tooLong'}`, {
              label: t('meetings:placeInside'),
              maximum: placeLength,
            }),
          ),
        ]
      : []),
  ];
  if (errors.length > 0 || !body || 'fault' in day || !id.success) return { errors, values };
  return { convening: { id: id.data, body, on: day.day, place } };
}
