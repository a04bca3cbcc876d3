import type { Calendar } from '../calendar/calendar';
import type { Limit } from '../clocks/limit';
import { lastDayOf, type RemindedTerm, reminderDay } from '../clocks/remindedTerm';
import { isJudicial, type MemberNotice, type MemberNoticeDeed, type NoticeContent, type NoticeDays } from './memberNotice'; // prettier-ignore

/** Why something is not done to a notice about a member; each has its sentence. */
export const memberNoticeRefusals = [
  'changedSince', 'alreadyThere', 'inFuture', 'receivedBeforeDecision', 'passedOnBeforeReceipt', 'concernsYou', 'noSuchCase', 'alreadyLinked',
  'alreadyLeftAlone',
] as const; // prettier-ignore
export type MemberNoticeRefusal = (typeof memberNoticeRefusals)[number];
export type DecidedMemberNotice = { deed: MemberNoticeDeed } | { refused: MemberNoticeRefusal };

/** Within which a body tells, by what it is, and within which the commission passes on what it was told. */
export interface MemberNoticeTerms {
  told: Record<'judicial' | 'other', Limit>;
  passOn: RemindedTerm;
}

/** By what it is decided: the day of the office, its days, its terms, and who decides. */
export interface NoticeContext {
  today: string;
  calendar: Calendar;
  terms: MemberNoticeTerms;
  by: string;
}

/** The body's term runs from its decision, the commission's from the day on which it was told. */
export function noticeDaysOf(
  { bodyKind, decidedOn, receivedOn }: Pick<NoticeContent, 'bodyKind' | 'decidedOn' | 'receivedOn'>,
  { calendar, terms: { told, passOn } }: Pick<NoticeContext, 'calendar' | 'terms'>,
): NoticeDays {
  const limit = isJudicial(bodyKind) ? told.judicial : told.other;
  const passBy = lastDayOf(receivedOn, calendar, passOn);
  return {
    tellBy: lastDayOf(decidedOn, calendar, { limit }),
    passBy,
    remindOn: reminderDay(passBy, calendar, { from: receivedOn, term: passOn }),
  };
}

function findFault(
  { receivedOn, decidedOn, keptFrom }: NoticeContent,
  { today, by }: NoticeContext,
): MemberNoticeRefusal | undefined {
  if (receivedOn > today) return 'inFuture';
  if (decidedOn > receivedOn) return 'receivedBeforeDecision';
  return keptFrom.includes(by) ? 'concernsYou' : undefined;
}

/** Takes down what came. */
export function receiveNotice(
  before: MemberNotice | undefined,
  content: NoticeContent,
  context: NoticeContext,
): DecidedMemberNotice {
  const refused = before ? 'alreadyThere' : findFault(content, context);
  return refused
    ? { refused }
    : { deed: { kind: 'received', content, days: noticeDaysOf(content, context) } };
}

/** What is done to a notice that is there. A case is named by the id that its number led to; undefined where it led nowhere. */
export type NoticeChange =
  | { kind: 'correct'; content: NoticeContent; reason: string }
  | { kind: 'passOn'; to: string; on: string; document: string }
  | { kind: 'link'; caseId: string | undefined; way: 'linked' | 'opened' }
  | { kind: 'leaveAlone'; reason: string };

/** @param seen the revision that whoever does it has seen */
export function changeNotice(
  before: MemberNotice,
  change: NoticeChange,
  { seen, ...context }: NoticeContext & { seen: number },
): DecidedMemberNotice {
  if (seen !== before.revision) return { refused: 'changedSince' };
  switch (change.kind) {
    case 'correct': {
      const { content, reason } = change;
      const refused = findFault(content, context);
      const days = noticeDaysOf(content, context);
      return refused ? { refused } : { deed: { kind: 'corrected', content, days, reason } };
    }
    case 'passOn': {
      const { to, on, document } = change;
      if (on > context.today) return { refused: 'inFuture' };
      if (on < before.content.receivedOn) return { refused: 'passedOnBeforeReceipt' };
      return { deed: { kind: 'passedOn', to, on, document } };
    }
    case 'link': {
      const { caseId, way } = change;
      if (caseId === undefined) return { refused: 'noSuchCase' };
      if (before.linked?.caseId === caseId && before.linked.way === way) return { refused: 'alreadyLinked' };
      return { deed: { kind: 'linked', caseId, way } };
    }
    case 'leaveAlone':
      return before.leftAlone
        ? { refused: 'alreadyLeftAlone' }
        : { deed: { kind: 'leftAlone', reason: change.reason } };
  }
}
