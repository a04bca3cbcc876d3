import type { Calendar } from '../../../domain/calendar/calendar';
import { type ReceptionDay } from '../../../domain/reception/day';
import { isMadeKnownLate, lastPostingDay } from '../../../domain/reception/decideDay';
import { findGround, type ReceptionRules } from '../../../domain/reception/rules';
import { isUnderWay, type Visit } from '../../../domain/reception/visit';
import type { LanguageCode } from '../../../domain/text/languages';
import { formatDate, formatDateTime } from '../../../language/dates';
import { formatDay } from '../../../language/sentences/days';
import { word } from '../../../language/sentences/vocabulary';
import type { Translate } from '../../../language/texts';
import type { People } from '../../../office/people/people';
import { dayPath, visitPath } from './paths';
import { basisText } from './basisText';

/** How a day is called: "Tiếp công dân ngày 02/12/2026". */
export const dayLine = ({ on }: Pick<ReceptionDay, 'on'>, t: Translate): string =>
  t('reception:dayTitle', { on: formatDate(on) });

export const hoursOf = ({ from, to }: Pick<ReceptionDay, 'from' | 'to'>, t: Translate): string =>
  t('reception:hoursOf', { from, to });

interface Ruled {
  rules: ReceptionRules | undefined;
  calendar: Calendar;
}

/** How far a day is: made known, late, moved, cancelled, or still to be made known until a day. */
export function standingOf(day: ReceptionDay, t: Translate, { rules, calendar }: Ruled): string[] {
  if (day.cancelled) return [t('reception:standing.cancelled')];
  const moved = day.moves.map(({ fromOn }) => t('reception:standing.moved', { from: formatDate(fromOn) }));
  if (day.posted) {
    const { on } = day.posted;
    const isLate =
      rules !== undefined &&
      isMadeKnownLate(day.moves[0] ? { ...day, on: day.moves[0].fromOn } : day, on, { rules, calendar });
    return [t(`reception:standing.${isLate ? 'late' : 'posted'}`, { on: formatDate(on) }), ...moved];
  }
  const last = rules && lastPostingDay(day, { rules, calendar });
  return [
    t('reception:standing.draft'),
    ...(last === undefined ? [] : [t('reception:postBy', { on: formatDate(last) })]),
  ];
}

interface PageNeeds extends Ruled {
  t: Translate;
  language: LanguageCode;
  people: People;
  maySchedule: boolean;
}

/** What can be done to a day: before it was made known it is changed, then it is moved or cancelled. */
function actsOf({ posted, cancelled }: ReceptionDay, maySchedule: boolean): string[] {
  if (!maySchedule || cancelled) return [];
  return posted ? ['move', 'cancel'] : ['post', 'plan', 'cancel'];
}

/** What was done to a day, in sentences, the last first. */
function toldOf(day: ReceptionDay, t: Translate, nameOf: People['nameOf']) {
  const { planned, posted, moves, cancelled } = day;
  const by = ({ by: id, at }: { by: string; at: string }) => ({ by: nameOf(id), at: formatDateTime(at) });
  const told = [
    { at: planned.at, text: t('reception:told.planned', by(planned)) },
    ...(posted
      ? [
          {
            at: posted.at,
            text: t('reception:told.posted', {
              ...by(posted),
              on: formatDate(posted.on),
              where: t(`reception:where.${posted.where}`),
            }),
          },
        ]
      : []),
    ...moves.map((move) => ({
      at: move.at,
      text: t('reception:told.moved', {
        ...by(move),
        from: formatDate(move.fromOn),
        to: formatDate(move.toOn),
        notice: move.notice,
      }),
    })),
    ...(cancelled
      ? [
          {
            at: cancelled.at,
            text: t('reception:told.cancelled', { ...by(cancelled), notice: cancelled.notice }),
          },
        ]
      : []),
  ];
  return told.sort((a, b) => b.at.localeCompare(a.at)).map(({ text }) => text);
}

/** A day of reception as its page shows it. */
export function dayPage(day: ReceptionDay, { t, language, people, rules, calendar, maySchedule }: PageNeeds) {
  const { madeKnown, adHocGrounds } = rules ?? {};
  return {
    dayId: day.dayId,
    path: dayPath(day.dayId),
    title: dayLine(day, t),
    kind: t(`reception:kind.${day.kind}`),
    hours: hoursOf(day, t),
    place: day.place,
    facts: [
      ['receivers', day.receivers.map((id) => people.nameOf(id)).join('\n')],
      ['state', standingOf(day, t, { rules, calendar }).join('\n')],
      ['lateReasonLabel', day.posted?.lateReason],
      ['ground', adHocGrounds && findGround(adHocGrounds, day.ground)?.[language]],
      ['matters', day.matters],
      ['representativeTitle', day.representative && t('reception:representativeLine', day.representative)],
    ].flatMap(([label, text]) => (text ? [{ label: t(`reception:${label}`), text }] : [])),
    acts: actsOf(day, maySchedule).map((act) => ({
      text: t(`reception:act.${act}`),
      href: `${dayPath(day.dayId)}/${act}`,
    })),
    told: toldOf(day, t, people.nameOf),
    basis: madeKnown && basisText(t, madeKnown),
  };
}

/** The next that a visit waits for, with its day. */
function waitOf(visit: Visit, t: Translate): { for: string; due: string; dueAt: string }[] {
  if (!visit.settled) return [{ for: t('reception:waitsFor.outcome'), due: '', dueAt: '' }];
  return [
    ...visit.clocks.filter(isUnderWay).map(({ kind, dates }) => ({
      for: t(`reception:waitsFor.${kind}`),
      due: formatDay(dates.dueOn),
      dueAt: dates.dueAt,
    })),
    ...visit.charges.filter(isUnderWay).map(({ due }) => ({
      for: t('reception:waitsFor.charge'),
      due: formatDate(due),
      dueAt: due,
    })),
  ].sort((a, b) => a.dueAt.localeCompare(b.dueAt));
}

/** What stands out of a visit: overdue, warned of, or with somebody above. The colour never says it alone. */
export function visitTags(visit: Visit, t: Translate, now: string): { text: string; colour: string }[] {
  const open = [...visit.clocks.filter(isUnderWay), ...visit.charges.filter(isUnderWay)];
  const isLate = open.some((one) => {
    const dueAt = 'dates' in one ? one.dates.dueAt : one.steps.find(({ step }) => step === 'overdue')?.at;
    return one.overdueSince !== undefined || (dueAt !== undefined && dueAt <= now);
  });
  const stepsLeft = open.flatMap((one) => ('dates' in one ? one.dates.steps : one.steps));
  const isPast = (step: 'warning' | 'reminder') =>
    visit.clocks.some(isUnderWay) && !stepsLeft.some((one) => one.step === step && one.at > now);
  const last = open.length > 0 ? visit.goneUp.at(-1) : undefined;
  const up = last && {
    text: t('reception:tag.escalated', { to: word(t, 'recipients', last.to) }),
    colour: 'red',
  };
  if (isLate) return [{ text: t('reception:tag.overdue'), colour: 'red' }, ...(up ? [up] : [])];
  if (isPast('warning')) return [{ text: t('reception:tag.warned'), colour: 'orange' }];
  return isPast('reminder') ? [{ text: t('reception:tag.dueSoon'), colour: 'yellow' }] : [];
}

/** A visit in a list: nothing of who came. */
export function visitLine(visit: Visit, { t, now }: { t: Translate; now: string }) {
  const [wait] = waitOf(visit, t);
  return {
    href: visitPath(visit.visitId),
    turn: visit.turn,
    on: formatDate(visit.on),
    matter: t(`reception:matter.${visit.matter}`),
    people: visit.people,
    outcome: visit.settled ? t(`reception:outcome.${visit.settled.outcome}`) : t('reception:openOutcome'),
    waits: wait?.for,
    due: wait?.due,
    dueAt: wait?.dueAt ?? '',
    tags: visitTags(visit, t, now),
  };
}
