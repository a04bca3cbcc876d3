import type { identityEvents } from '../../../domain/case/events/identity';
import type { IdentityField } from '../../../domain/case/vocabulary';
import { formatDateTime } from '../../dates';
import type { Translate } from '../../texts';
import { wordInside } from '../vocabulary';
import type { Renderers } from './renderer';

/** Parts of what is sealed of a reporter, one after the other: "họ tên, địa chỉ". */
export const identityFieldsText = (t: Translate, fields: readonly IdentityField[]): string =>
  fields.map((field) => wordInside(t, 'identityFields', field)).join(', ');

export const identity: Renderers<typeof identityEvents> = {
  identityRequested: ({ fields, hours, reason }, { t }) => ({
    key: 'identityRequested',
    params: { fields: identityFieldsText(t, fields), count: hours },
    detail: reason,
  }),
  identityGranted: ({ accountId, fields, hours, until }, { t, names }) => ({
    key: 'identityGranted',
    params: {
      person: names(accountId),
      fields: identityFieldsText(t, fields),
      count: hours,
      until: formatDateTime(until),
    },
  }),
  identityDenied: ({ accountId, reason }, { names }) => ({
    key: 'identityDenied',
    params: { person: names(accountId) },
    detail: reason,
  }),
  identityRead: ({ fields, reason }, { t }) => ({
    key: 'identityRead',
    params: { fields: identityFieldsText(t, fields) },
    detail: reason,
  }),
};
