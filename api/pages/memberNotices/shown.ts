import type { MemberNotice } from '../../../domain/coordination/memberNotice';
import { formatDate, formatDateTime } from '../../../language/dates';
import type { Names } from '../../../language/sentences/names';
import type { Translate } from '../../../language/texts';
import type { StandingNotice } from '../../../office/coordination/memberNotices';
import { readMemberTerms } from '../../../office/coordination/memberTerms';
import type { ExportTable } from '../../../office/exports/exportTable';
import { basisText } from '../reception/basisText';

export const noticeRoom = '/coordination/members';
export const noticePathOf = (id: string): string => `${noticeRoom}/${encodeURIComponent(id)}`;

/** How passing on stands, in words. */
export function stateText(t: Translate, { state, days, passedOn }: StandingNotice): string {
  return t(`memberNotices:state.${state}`, {
    by: formatDate(days.passBy),
    on: passedOn && formatDate(passedOn.on),
  });
}

/** What is to be done with it, in words: a case, nothing, or not yet said. */
export function handlingText(t: Translate, { linked, caseNumber, leftAlone }: StandingNotice): string {
  if (linked) return t(`memberNotices:handling.${linked.way}`, { number: caseNumber });
  return t(leftAlone ? 'memberNotices:handling.leftAlone' : 'memberNotices:handling.open');
}

/** A line of the list. */
export const lineOf = (t: Translate, one: StandingNotice) => ({
  href: noticePathOf(one.noticeId),
  name: one.content.member.name,
  post: one.content.member.post,
  organisation: one.content.member.organisation,
  measure: t(`memberNotices:measure.${one.content.measure}`),
  body: one.content.body,
  receivedOn: one.content.receivedOn,
  toldLate: one.toldLate,
  state: stateText(t, one),
  isLate: one.state === 'overdue',
  isNear: one.state === 'remind',
  handling: handlingText(t, one),
});

/** All that came and was done, as names and words. */
export function factsOf(t: Translate, one: StandingNotice, nameOf: Names) {
  const { content, days, passedOn, leftAlone, toldLate } = one;
  const { member } = content;
  const facts: Record<string, string | undefined> = {
    name: member.name,
    post: member.post,
    organisation: member.organisation,
    measure: t(`memberNotices:measure.${content.measure}`),
    body: `${content.body} (${t(`coordination:body.${content.bodyKind}`)})`,
    decisionNumber: content.decisionNumber,
    decidedOn: formatDate(content.decidedOn),
    receivedOn: formatDate(content.receivedOn),
    told: t(toldLate ? 'memberNotices:told.late' : 'memberNotices:told.inTime', {
      by: formatDate(days.tellBy),
    }),
    note: content.note,
    state: stateText(t, one),
    passedOn: passedOn && t('memberNotices:passedOnTo', { ...passedOn, on: formatDate(passedOn.on) }),
    handling: handlingText(t, one),
    leaveReason: leftAlone?.reason,
    keptFrom: content.keptFrom.map(nameOf).join(', ') || undefined,
  };
  return Object.entries(facts).flatMap(([name, text]) =>
    text === undefined ? [] : [{ label: t(`memberNotices:label.${name}`), text }],
  );
}

/** What was done, in its order. */
export const historyOf = (t: Translate, { acts }: MemberNotice, nameOf: Names) =>
  acts.map(({ by, at, deed }) => ({
    text: t(`memberNotices:deed.${deed.kind}`, { by: nameOf(by), at: formatDateTime(at) }),
    reason: deed.kind === 'corrected' || deed.kind === 'leftAlone' ? deed.reason : undefined,
  }));

/** Within which each tells, and where that stands. */
export function termTexts(t: Translate) {
  const { told, passOn } = readMemberTerms();
  return [
    { key: 'judicial', limit: told.judicial.value, source: told.judicial },
    { key: 'other', limit: told.other.value, source: told.other },
    { key: 'passOn', limit: passOn.value.limit, source: passOn },
  ].map(({ key, limit, source }) => ({
    term: t(`memberNotices:term.${key}`, {
      count: limit.count,
      unit: t(`supervision:unit.${limit.unit}`),
    }),
    basis: basisText(t, source),
  }));
}

const columns = [
  'name', 'post', 'organisation', 'measure', 'body', 'decisionNumber', 'decidedOn', 'receivedOn', 'told', 'passBy', 'state', 'passedOn', 'handling',
] as const; // prettier-ignore

/** The list as a file has it. */
export const tableOf = (all: readonly StandingNotice[], t: Translate): ExportTable => ({
  columns: columns.map((column) => t(`memberNotices:label.${column}`)),
  rows: all.map((one) => {
    const { content, days, passedOn, toldLate } = one;
    const { member } = content;
    return [
      ...[member.name, member.post, member.organisation, t(`memberNotices:measure.${content.measure}`)],
      ...[content.body, content.decisionNumber, { day: content.decidedOn }, { day: content.receivedOn }],
      t(toldLate ? 'memberNotices:told.late' : 'memberNotices:told.inTime', { by: formatDate(days.tellBy) }),
      ...[{ day: days.passBy }, stateText(t, one)],
      passedOn && t('memberNotices:passedOnTo', { ...passedOn, on: formatDate(passedOn.on) }),
      handlingText(t, one),
    ];
  }),
});
