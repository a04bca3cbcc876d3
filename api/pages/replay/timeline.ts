import { systemActor } from '../../../domain/case/events/event';
import { stages, type Stage } from '../../../domain/case/vocabulary';
import { eventTone, type HistoryEntry } from '../cases/history';
import { eventSentence } from '../../../language/sentences/event';
import type { Names } from '../../../language/sentences/names';
import { word } from '../../../language/sentences/vocabulary';
import type { Translate } from '../../../language/texts';
import { formatMoment } from './moment';
import type { PastEvent } from './pastCase';

/** An event of the list: what happened, and the way to it. */
export interface TimelineEntry extends Omit<HistoryEntry, 'seq'> {
  position: number;
  at: string;
  shownAt: string;
  by: string;
  bySystem: boolean;
  /** Part of what the event before it brought about: one command, or one due moment. */
  follows: boolean;
  current: boolean;
  /** The chain no longer proves it. */
  doubtful: boolean;
}

/** Marks and bands of the strip, in hundredths of its length. */
export interface Strip {
  bands: { x: number; width: number; stage: string; odd: boolean }[];
  marks: { x: number; tone: HistoryEntry['tone']; bySystem: boolean }[];
  /** Where the case is looked at. */
  now: number;
  from: string;
  to: string;
}

export interface Wording {
  t: Translate;
  names: Names;
}

/** How many events stand before and after the one that is looked at. */
const around = 20;

/** Tells one event; what can no longer be read is told as such. */
export function tellEvent({ link, event }: PastEvent, { t, names }: Wording) {
  const sentence = event ? eventSentence(t, event, names) : { text: t('replay:unreadable') };
  const bySystem = link.by === systemActor;
  return {
    ...sentence,
    tone: event ? eventTone(event.type) : ('alarm' as const),
    at: link.at,
    shownAt: formatMoment(String(link.at)),
    by: bySystem ? t('events:system') : names(link.by),
    bySystem,
  };
}

/** The events around the one that is looked at, oldest first. */
export function timelineAround(
  events: readonly PastEvent[],
  position: number,
  doubtfulFrom: number | undefined,
  telling: Wording,
): TimelineEntry[] {
  const from = Math.max(0, Math.min(position - 1 - around, events.length - 2 * around - 1));
  return events.slice(from, from + 2 * around + 1).map((past) => ({
    position: past.position,
    ...tellEvent(past, telling),
    follows: past.link.commandId === events[past.position - 2]?.link.commandId,
    current: past.position === position,
    doubtful: doubtfulFrom !== undefined && past.position >= doubtfulFrom,
  }));
}

const hundredths = (part: number): number => Math.round(part * 10_000) / 100;

/** The whole history at a glance: stages as bands, events as marks, all on one scale of time. */
export function stripOf(
  events: readonly PastEvent[],
  moment: string,
  { t }: Pick<Wording, 't'>,
): Strip | undefined {
  const times = events.map(({ link }) => Date.parse(link.at));
  const start = Math.min(...times);
  const end = Math.max(...times);
  if (!(end > start)) return undefined;
  const at = (time: number) => hundredths(Math.min(Math.max((time - start) / (end - start), 0), 1));
  const begins = events.filter(({ stage }, i) => stage && stage !== events[i - 1]?.stage);
  const bands = begins.flatMap(({ stage, link }, i) => {
    if (!stage) return [];
    const x = at(Date.parse(link.at));
    const until = begins[i + 1]?.link.at;
    const width = hundredths(((until === undefined ? 100 : at(Date.parse(until))) - x) / 100);
    return [{ x, width, stage: word(t, 'stages', stage), odd: isOdd(stage) }];
  });
  return {
    bands,
    marks: events.map(({ event, link }, i) => ({
      x: at(times[i] ?? start),
      tone: event ? eventTone(event.type) : 'alarm',
      bySystem: link.by === systemActor,
    })),
    now: at(Date.parse(moment)),
    from: formatMoment(new Date(start).toISOString()),
    to: formatMoment(new Date(end).toISOString()),
  };
}

const isOdd = (stage: Stage): boolean => stages.indexOf(stage) % 2 === 1;
