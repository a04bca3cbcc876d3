import { type CaseEvent, type EventType, systemActor } from '../../domain/case/events/event';
import type { Translate } from '../texts';
import { anytime } from './events/anytime';
import { assignment } from './events/assignment';
import { clocks } from './events/clocks';
import { deliberation } from './events/deliberation';
import { discipline } from './events/discipline';
import { files } from './events/files';
import { identity } from './events/identity';
import { intake } from './events/intake';
import { keeping } from './events/keeping';
import { protection } from './events/protection';
import { publication } from './events/publication';
import { type Renderer, tellPlainly } from './events/renderer';
import { submissions } from './events/submissions';
import { verification } from './events/verification';
import type { Names } from './names';

/** An event as history shows it: one sentence, and the long texts that belong to it, line by line. */
export interface EventSentence {
  text: string;
  detail?: string | undefined;
}

const renderers: { [Type in EventType]?: Renderer<Type> } = {
  ...intake,
  ...assignment,
  ...verification,
  ...deliberation,
  ...discipline,
  ...publication,
  ...anytime,
  ...protection,
  ...clocks,
  ...submissions,
  ...files,
  ...identity,
  ...keeping,
};

/** Tells an event of a case: who did what, with words for values and dates as the office writes them. */
export function eventSentence(
  t: Translate,
  event: Pick<CaseEvent, 'type' | 'data' | 'by'>,
  names: Names,
): EventSentence {
  const { type, data, by: giver } = event;
  const teller = { t, names, by: giver };
  // Type and data belong together in `CaseEvent`; indexing loses that.
  const render = renderers[type] as Renderer<EventType> | undefined;
  const telling = render ? render(data as never, teller) : tellPlainly(type, { ...data }, teller);
  const { key, params, detail } = telling;
  const by = giver === systemActor ? t('events:system') : names(giver);
  return { text: t(`events:${key}`, { by, ...params }), detail: detail === '' ? undefined : detail };
}
