import type { intakeEvents } from '../../../../domain/case/events/intake';
import { formatDate } from '../../dates';
import { wordInside } from '../vocabulary';
import type { Renderers } from './renderer';

const numbered = (summaries: string[]): string =>
  summaries.length === 1 ? summaries.join('') : summaries.map((text, i) => `${i + 1}. ${text}`).join('\n');

/** Stage 1, tiếp nhận. */
export const intake: Renderers<typeof intakeEvents> = {
  reportRegistered: ({ number, receivedOn, kind, source, reporter, allegations, backlog }, { t }) => ({
    key: backlog ? 'reportRegisteredFromImport' : 'reportRegistered',
    params: {
      number,
      row: backlog?.row,
      receivedOn: formatDate(receivedOn),
      kind: wordInside(t, 'kinds', kind),
      source: wordInside(t, 'sources', source),
      standing: wordInside(t, 'standings', reporter.standing),
    },
    detail: numbered(allegations.map(({ summary }) => summary)),
  }),
  classified: ({ kind, complex, severalPlaces, assessment }, { t }) => {
    const traits = [
      ...(complex ? [t('events:traits.complex')] : []),
      ...(severalPlaces ? [t('events:traits.severalPlaces')] : []),
    ];
    return {
      key: traits.length > 0 ? 'classifiedWithTraits' : 'classified',
      params: { kind: wordInside(t, 'kinds', kind), traits: traits.join(', ') },
      detail: assessment,
    };
  },
  accepted: ({ basis }) => ({ key: 'accepted', detail: basis }),
  refused: ({ ground, explanation }, { t }) => ({
    key: 'refused',
    params: { ground: wordInside(t, 'refusalGrounds', ground) },
    detail: explanation,
  }),
  keptOnFile: ({ ground, explanation }, { t }) => ({
    key: 'keptOnFile',
    params: { ground: wordInside(t, 'refusalGrounds', ground) },
    detail: explanation,
  }),
  guided: ({ to, explanation }) => ({ key: 'guided', params: { to }, detail: explanation }),
  forwarded: ({ to, explanation }) => ({ key: 'forwarded', params: { to }, detail: explanation }),
  returned: ({ from, on, reason }) => ({
    key: 'returned',
    params: { from, on: formatDate(on) },
    detail: reason,
  }),
  forwardingAllowed: ({ explanation }) => ({ key: 'forwardingAllowed', detail: explanation }),
  merged: ({ into, explanation }) => ({ key: 'merged', params: { into }, detail: explanation }),
  inspectionOpened: ({ basis }) => ({ key: 'inspectionOpened', detail: basis }),
};
