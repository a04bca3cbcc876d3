import type { EventData, EventType } from '../../../domain/case/events/event';
import type { clockEvents } from '../../../domain/case/events/clocks';
import type { ClockKind, ClockRef } from '../../../domain/clocks/clock';
import type { Translate } from '../../texts';
import { limitDays, pauseReason } from '../clock';
import { clockName, clockNameInside } from '../clockName';
import { formatDay, onDay, whenDue } from '../days';
import { word } from '../vocabulary';
import type { Renderers, Teller, SentenceParts } from './renderer';

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

/** What is no limit that somebody keeps is told in words of its own. */
const ownKeys: Partial<Record<ClockKind, Partial<Record<EventType, string>>>> = {
  stall: stallKeys,
  appealWindow: {
    clockStarted: 'appealWindowStarted',
    clockStopped: 'appealWindowStopped',
    clockRanOut: 'appealWindowRanOut',
  },
  reply: {
    clockStarted: 'replyStarted',
    clockStopped: 'replyStopped',
    reminded: 'replyReminded',
    fellOverdue: 'replyFellOverdue',
  },
  limitation: {
    clockStarted: 'limitationStarted',
    clockStopped: 'limitationStopped',
    headWarned: 'limitationHeadWarned',
    clockRanOut: 'limitationRanOut',
  },
  declassification: {
    clockStarted: 'secrecyTermStarted',
    clockStopped: 'secrecyTermStopped',
    headWarned: 'secrecyTermEnding',
    clockRanOut: 'secrecyTermOver',
  },
};

const keyFor = (kind: ClockKind, type: EventType): string => ownKeys[kind]?.[type] ?? type;

/** A sentence that begins with the clock's name takes it as it is, any other within. */
const named = (t: Translate, ref: ClockRef, type: EventType): string =>
  ref.kind === 'limitation' && type !== 'clockStarted' && type !== 'headWarned'
    ? clockName(t, ref)
    : clockNameInside(t, ref);

const step = (
  type: EventType,
  { to, dueAt, ...ref }: EventData<'reminded'>,
  { t }: Teller,
): SentenceParts => ({
  key: keyFor(ref.kind, type),
  params: {
    to: word(t, 'recipients', to),
    clock: named(t, ref, type),
    due: whenDue(t, dueAt),
  },
});

function escalation(
  { kind, of, to, level, reason, digest }: EventData<'escalated'>,
  { t }: Teller,
): SentenceParts {
  const recipient = word(t, 'recipients', to);
  if (kind === undefined) {
    return reason === 'conflict' || reason === 'passingOn'
      ? { key: `escalated.${reason}`, params: { to: recipient } }
      : { key: 'escalated.person', params: { to: recipient }, detail: reason };
  }
  const own = kind === 'stall' || kind === 'reply' ? kind : 'overdue';
  const manner = digest !== undefined ? 'digest' : own;
  return {
    key: `escalated.${manner}`,
    params: { to: recipient, level, clock: clockNameInside(t, { kind, of }) },
  };
}

/** The time limits: what people set in motion, and what the system did by itself. */
export const clocks: Renderers<typeof clockEvents> = {
  clockStarted: ({ kind, of, owedBy = '', startedOn, limit, dates, rests, anewBy }, { t }) => ({
    key:
      anewBy && !ownKeys[kind]?.clockStarted
        ? 'clockStartedAnew'
        : rests && !ownKeys[kind]?.clockStarted
          ? 'clockStartedRested'
          : keyFor(kind, 'clockStarted'),
    params: {
      clock: named(t, { kind, of }, 'clockStarted'),
      owedBy,
      limit: limitDays(t, limit.count, limit.unit),
      rule: anewBy,
      start: onDay(t, startedOn),
      startDay: formatDay(startedOn),
      due: formatDay(dates.dueOn),
    },
  }),
  clockMoved: ({ kind, of, limit, dates, before, startedOn }, { t }) => ({
    key: `clockMoved${startedOn === undefined ? '' : 'From'}${dates && before !== undefined ? '' : 'WhilePaused'}`,
    params: {
      from: formatDay(startedOn ?? ''),
      clock: clockNameInside(t, { kind, of }),
      limit: limitDays(t, limit.count, limit.unit),
      before: formatDay(before ?? ''),
      due: formatDay(dates?.dueOn ?? ''),
    },
  }),
  clockPaused: ({ kind, of, from, reason, congressOn, alone, explanation }, { t }) => ({
    key: alone ? 'clockPausedAlone' : keyFor(kind, 'clockPaused'),
    params: {
      clock: clockNameInside(t, { kind, of }),
      from: formatDay(from),
      reason: congressOn
        ? t('clocks:pauseReason.congressOn', { on: formatDay(congressOn) })
        : pauseReason(t, reason),
    },
    detail: explanation,
  }),
  clockResumed: ({ kind, of, until, dates, explanation }, { t }) => ({
    key: explanation === undefined ? keyFor(kind, 'clockResumed') : 'clockResumedAlone',
    detail: explanation,
    params: {
      clock: clockNameInside(t, { kind, of }),
      until: formatDay(until),
      due: formatDay(dates.dueOn),
    },
  }),
  clockContinued: ({ kind, of, rest, dates }, { t }) => ({
    key: `clockContinued${dates ? '' : 'Resting'}${dates && rest ? 'Rested' : ''}`,
    params: {
      clock: clockNameInside(t, { kind, of }),
      from: rest && formatDay(rest.from),
      until: rest && formatDay(rest.until),
      reason: rest && pauseReason(t, rest.reason),
      due: dates && formatDay(dates.dueOn),
    },
  }),
  clockExtended: ({ kind, of, by, unit, on, reason, dates }, { t }) => {
    const forPlaces = reason === 'severalPlaces';
    return {
      key: forPlaces ? 'clockExtendedSeveralPlaces' : 'clockExtended',
      params: {
        clock: clockNameInside(t, { kind, of }),
        days: unit ? limitDays(t, by, unit) : t('clocks:days.plain', { count: by }),
        on: onDay(t, on),
        due: formatDay(dates.dueOn),
      },
      detail: forPlaces ? undefined : reason,
    };
  },
  clockStopped: ({ on, ...ref }, { t }) => ({
    key: keyFor(ref.kind, 'clockStopped'),
    params: { clock: named(t, ref, 'clockStopped'), on: onDay(t, on) },
  }),
  clockRanOut: ({ dueAt, ...ref }, { t }) => ({
    key: keyFor(ref.kind, 'clockRanOut'),
    params: { clock: named(t, ref, 'clockRanOut'), due: whenDue(t, dueAt) },
  }),
  reminded: (data, teller) => step('reminded', data, teller),
  headWarned: (data, teller) => step('headWarned', data, teller),
  fellOverdue: (data, teller) => step('fellOverdue', data, teller),
  escalated: escalation,
};
