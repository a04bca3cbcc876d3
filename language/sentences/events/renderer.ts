import type { EventData, EventType } from '../../../domain/case/events/event';
import type { Translate } from '../../texts';
import type { Names } from '../names';

/** What a sentence is made of: the key in `events`, what fills it, and long texts that stand apart. */
export interface Telling {
  key: string;
  params?: Record<string, unknown>;
  detail?: string | undefined;
}

export interface Teller {
  t: Translate;
  names: Names;
  /** The account that acted, or `system`. */
  by: string;
}

export type Renderer<Type extends EventType> = (data: EventData<Type>, teller: Teller) => Telling;
/** A renderer for each event of a room of the procedure; a new event without words does not compile. */
export type Renderers<Schemas> = { [Type in Extract<keyof Schemas, EventType>]: Renderer<Type> };

/** The number in an id such as `a3` or `r12`, by which people call it. */
export const numberOf = (id: string): string => id.replace(/^\D+/, '');

/** The key for an act that has brought its number along, or the one for an act whose number follows from the register. */
export const withNumber = (key: string, number: string | undefined): string =>
  number === undefined ? `${key}Unnumbered` : key;

/** Long texts under each other, each headed by its field's label. */
export const labelled = (t: Translate, texts: Record<string, string>): string =>
  Object.entries(texts)
    .filter(([, text]) => text !== '')
    .map(([field, text]) => `${t(`fields:${field}.label`)}: ${text}`)
    .join('\n');
