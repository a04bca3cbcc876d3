import type { EventData, EventType } from '../../../../domain/case/events/event';
import type { clockEvents } from '../../../../domain/case/events/clocks';
import type { ClockKind } from '../../../../domain/clocks/clock';
import { limitDays, pauseReason } from '../clock';
import { formatDay, onDay, whenDue } from '../days';
import { word, wordInside } from '../vocabulary';
import type { Renderers, Teller, Telling } from './renderer';

/** The watch on progress is no time limit of the procedure, and has words of its own. */
const stallKeys: Partial<Record<EventType, string>> = {
  clockStarted: 'stallStarted',
  clockPaused: 'stallPaused',
  clockResumed: 'stallResumed',
  clockStopped: 'stallStopped',
  reminded: 'stallReminded',
  headWarned: 'stallHeadWarned',
  fellOverdue: 'stallFellOverdue',
};

const keyFor = (kind: ClockKind, type: EventType): string =>
  kind === 'stall' ? (stallKeys[type] ?? type) : type;

const step = (type: EventType, { kind, to, dueAt }: EventData<'reminded'>, { t }: Teller): Telling => ({
  key: keyFor(kind, type),
  params: {
    to: word(t, 'recipients', to),
    clock: wordInside(t, 'clockKinds', kind),
    due: whenDue(t, dueAt),
  },
});

function escalation({ kind, to, level, reason, digest }: EventData<'escalated'>, { t }: Teller): Telling {
  const recipient = word(t, 'recipients', to);
  if (kind === undefined) {
    return reason === 'conflict' || reason === 'passingOn'
      ? { key: `escalated.${reason}`, params: { to: recipient } }
      : { key: 'escalated.person', params: { to: recipient }, detail: reason };
  }
  const manner = digest !== undefined ? 'digest' : kind === 'stall' ? 'stall' : 'overdue';
  return {
    key: `escalated.${manner}`,
    params: { to: recipient, level, clock: wordInside(t, 'clockKinds', kind) },
  };
}

/** The time limits: what people set in motion, and what the system did by itself. */
export const clocks: Renderers<typeof clockEvents> = {
  clockStarted: ({ kind, startedOn, limit, dates }, { t }) => ({
    key: keyFor(kind, 'clockStarted'),
    params: {
      clock: wordInside(t, 'clockKinds', kind),
      limit: limitDays(t, limit.count, limit.unit),
      start: onDay(t, startedOn),
      startDay: formatDay(startedOn),
      due: formatDay(dates.dueOn),
    },
  }),
  clockMoved: ({ kind, limit, dates, before }, { t }) => ({
    key: dates && before !== undefined ? 'clockMoved' : 'clockMovedWhilePaused',
    params: {
      clock: wordInside(t, 'clockKinds', kind),
      limit: limitDays(t, limit.count, limit.unit),
      before: formatDay(before ?? ''),
      due: formatDay(dates?.dueOn ?? ''),
    },
  }),
  clockPaused: ({ kind, from, reason }, { t }) => ({
    key: keyFor(kind, 'clockPaused'),
    params: {
      clock: wordInside(t, 'clockKinds', kind),
      from: formatDay(from),
      reason: pauseReason(t, reason),
    },
  }),
  clockResumed: ({ kind, until, dates }, { t }) => ({
    key: keyFor(kind, 'clockResumed'),
    params: {
      clock: wordInside(t, 'clockKinds', kind),
      until: formatDay(until),
      due: formatDay(dates.dueOn),
    },
  }),
  clockExtended: ({ kind, by, on, reason, dates }, { t }) => {
    const forPlaces = reason === 'severalPlaces';
    return {
      key: forPlaces ? 'clockExtendedSeveralPlaces' : 'clockExtended',
      params: {
        clock: wordInside(t, 'clockKinds', kind),
        count: by,
        on: onDay(t, on),
        due: formatDay(dates.dueOn),
      },
      detail: forPlaces ? undefined : reason,
    };
  },
  clockStopped: ({ kind, on }, { t }) => ({
    key: keyFor(kind, 'clockStopped'),
    params: { clock: wordInside(t, 'clockKinds', kind), on: onDay(t, on) },
  }),
  reminded: (data, teller) => step('reminded', data, teller),
  headWarned: (data, teller) => step('headWarned', data, teller),
  fellOverdue: (data, teller) => step('fellOverdue', data, teller),
  escalated: escalation,
};
