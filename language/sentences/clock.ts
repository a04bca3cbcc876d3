import { closingReasons, heldUp, pauseReasons } from '../../domain/case/vocabulary';
import { type ClockKind, endsByItself } from '../../domain/clocks/clock';
import type { ClockExplanation } from '../../domain/clocks/explain';
import type { VisitClockKind } from '../../domain/clocks/visitKinds';
import { shortened } from '../../domain/text/shortened';
import type { Translate } from '../texts';
import { limitedForms } from './clockName';
import { formatDay, onDay } from './days';
import { word } from './vocabulary';

/** The limits of a case, and those of a visit of somebody who is received. */
type LimitKind = ClockKind | VisitClockKind;

/** A number of days of a limit, with its unit: "90 ngày làm việc"; where days last seconds, with those: "7 ngày làm việc (28 giây)". */
export function limitDays(
  t: Translate,
  count: number,
  unit: ClockExplanation['unit'],
  daySeconds?: number,
): string {
  const days = t(`clocks:days.${unit}`, { count });
  if (daySeconds === undefined || unit === 'years') return days;
  return days + t('clocks:days.seconds', { count: count * daySeconds });
}

/** Why a clock stands still, as the end of a sentence: "để chờ ý kiến chuyên gia". */
export function pauseReason(t: Translate, reason: string): string {
  const known = [...pauseReasons, ...closingReasons, heldUp].find((candidate) => candidate === reason);
  return known ? t(`clocks:pauseReason.${known}`) : reason;
}

function pauseClause(
  t: Translate,
  pause: ClockExplanation['pauses'][number],
  { unit, daySeconds }: ClockExplanation,
  again: boolean,
): string {
  const key = `paused${again ? 'Again' : ''}${pause.until === undefined ? 'Since' : ''}`;
  const { congressOn, office } = pause;
  const why = congressOn
    ? t('clocks:pauseReason.congressOn', { on: formatDay(congressOn) })
    : pauseReason(t, pause.reason);
  return t(`clocks:${key}`, {
    from: formatDay(pause.from),
    until: pause.until === undefined ? '' : formatDay(pause.until),
    used: limitDays(t, pause.used, unit === 'years' ? 'calendarDays' : unit, daySeconds),
    reason: office ? why + t('clocks:byOffice', { office: word(t, 'recipients', office) }) : why,
  });
}

function extensionClause(
  t: Translate,
  extension: ClockExplanation['extensions'][number],
  { unit, daySeconds }: ClockExplanation,
): string {
  const { by, on, reason, office } = extension;
  const days = limitDays(t, by, unit, daySeconds);
  if (reason === 'severalPlaces') return t('clocks:extendedAtOnce', { days });
  const said = t('clocks:extended', { days, on: onDay(t, on) });
  if (!office) return said;
  return (
    said +
    t('clocks:byOffice', { office: word(t, 'recipients', office) }) +
    t('clocks:because', { reason: quoted(reason) })
  );
}

const longestQuote = 160;

/** What somebody wrote, to stand within a sentence: in one line, without its full stop, and not the whole of a long text. */
function quoted(text: string): string {
  const line = text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[.;!?…]+$/, '');
  return shortened(line, longestQuote);
}

/** Pauses and extensions as clauses, in the order in which they happened. */
function whatMovedIt(t: Translate, explanation: ClockExplanation): string {
  const { pauses, extensions } = explanation;
  const clauses = [
    ...pauses.map((pause, i) => ({ on: pause.from, text: pauseClause(t, pause, explanation, i > 0) })),
    ...extensions.map((extension) => ({
      on: extension.on,
      text: extensionClause(t, extension, explanation),
    })),
  ];
  return clauses
    .sort((a, b) => a.on.localeCompare(b.on))
    .map(({ text }) => text)
    .join('');
}

function dueClause(t: Translate, explanation: ClockExplanation): string {
  const { dueOn, originalDueOn, status, left, pauses, extensions, provisional, unannounced } = explanation;
  const original = formatDay(originalDueOn);
  if (dueOn === undefined) return status === 'paused' && left > 0 ? t('clocks:due.open', { original }) : '';
  const moved = pauses.length + extensions.length > 0;
  const key = !moved ? 'asSet' : dueOn === originalDueOn ? 'still' : 'moved';
  const due = t(`clocks:due.${key}`, { due: formatDay(dueOn), original });
  return provisional ? due + t('clocks:provisional', { year: unannounced ?? dueOn.slice(0, 4) }) : due;
}

function stoppedClause(t: Translate, kind: LimitKind, explanation: ClockExplanation): string {
  const { dueOn, unit, daySeconds, overdueBy, stoppedOn } = explanation;
  const on = stoppedOn === undefined ? '' : onDay(t, stoppedOn);
  if (endsByItself(kind)) return t(`clocks:stoppedOf.${kind}`, { on });
  if (dueOn === undefined) return t('clocks:stopped.whilePaused', { on });
  if (overdueBy === undefined) return t('clocks:stopped.inTime', { on });
  // Stopped on the days off after the limit, it is over without a working day having passed.
  if (overdueBy === 0) return t('clocks:stopped.justOver', { on });
  return t('clocks:stopped.late', { on, days: limitDays(t, overdueBy, unit, daySeconds) });
}

/** How late it is; another body is pressed for its answer. */
function overdueClause(
  t: Translate,
  kind: LimitKind,
  { unit, daySeconds, overdueBy = 0 }: ClockExplanation,
): string {
  const days = limitDays(t, overdueBy, unit, daySeconds);
  if (kind === 'reply') return t(`clocks:overdueOf.${overdueBy > 0 ? 'reply' : 'replyJustOver'}`, { days });
  return overdueBy > 0 ? t('clocks:overdue', { days }) : t('clocks:justOver');
}

function standing(t: Translate, kind: LimitKind, explanation: ClockExplanation): string {
  const { status, left, unit, daySeconds } = explanation;
  const remaining = limitDays(
    t,
    left,
    unit === 'years' ? 'calendarDays' : unit,
    unit === 'years' ? undefined : daySeconds,
  );
  switch (status) {
    case 'running':
      return left > 0 ? t('clocks:running', { days: remaining }) : t('clocks:rollsForward');
    case 'paused':
      return left > 0 ? t('clocks:whilePaused', { days: remaining }) : t('clocks:usedUp');
    case 'overdue':
      return overdueClause(t, kind, explanation);
    case 'ranOut':
      return t(`clocks:ranOut.${kind}`);
    case 'stopped':
      return stoppedClause(t, kind, explanation);
  }
}

/**
 * Explains a clock in exactly one sentence: the limit and its start, what moved the due date, the date, and how it
 * stands. Every number in it can be checked by hand.
 */
export function clockSentence(t: Translate, kind: LimitKind, explanation: ClockExplanation): string {
  const { count, unit, daySeconds, startedOn, extensions, of, owedBy = '', anewBy } = explanation;
  const before = count - extensions.reduce((sum, { by }) => sum + by, 0);
  const limit = t(`clocks:limit.${kind}`, {
    limit: limitDays(t, before, unit, daySeconds),
    start: onDay(t, startedOn),
    startDay: formatDay(startedOn),
    owedBy,
    forms: limitedForms(t, of),
  });
  const anew = anewBy === undefined ? '' : t('clocks:anewBy', { rule: anewBy });
  return (
    limit + anew + whatMovedIt(t, explanation) + dueClause(t, explanation) + standing(t, kind, explanation)
  );
}
