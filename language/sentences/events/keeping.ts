import type { keepingEvents } from '../../../domain/case/events/keeping';
import { formatDate } from '../../dates';
import { wordInside } from '../vocabulary';
import type { Renderers } from './renderer';

export const keeping: Renderers<typeof keepingEvents> = {
  keepingSet: ({ kind, reason }, { t }) => ({
    key: 'keepingSet',
    params: { kind: wordInside(t, 'keepingKinds', kind) },
    detail: reason,
  }),
  fileHeld: ({ onBehalfOf, reason }) => ({ key: 'fileHeld', params: { onBehalfOf }, detail: reason }),
  holdReleased: ({ reason }) => ({ key: 'holdReleased', detail: reason }),
  destructionProposed: ({ reason, kept }) => ({
    key: 'destructionProposed',
    params: { until: formatDate(kept.until) },
    detail: reason,
  }),
  destructionRefused: ({ reason, proposedBy }, { names }) => ({
    key: 'destructionRefused',
    params: { proposedBy: names(proposedBy) },
    detail: reason,
  }),
  fileDestroyed: ({ proposedBy, kept }, { names }) => ({
    key: 'fileDestroyed',
    params: { proposedBy: names(proposedBy), until: formatDate(kept.until) },
  }),
};
