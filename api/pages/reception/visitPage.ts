import type { Actor } from '../../../domain/access/policy';
import { mayDo } from '../../../domain/access/policy';
import { mayOpenVisitor, mayReceiveOn, maySignReception } from '../../../domain/access/reception';
import { explainVisitClock } from '../../../domain/reception/explainVisit';
import { findGround, type ReceptionRules } from '../../../domain/reception/rules';
import { isUnderWay, type OfficeWords, type VisitAct } from '../../../domain/reception/visit';
import { officeItself } from '../../../domain/staff/entries';
import type { LanguageCode } from '../../../domain/text/languages';
import { formatDate, formatDateTime } from '../../../language/dates';
import { clockSentence } from '../../../language/sentences/clock';
import { word } from '../../../language/sentences/vocabulary';
import { inside } from '../../../language/sentences/inside';
import type { Translate } from '../../../language/texts';
import type { People } from '../../../office/people/people';
import type { OfficeMoment } from '../../../office/officeMoment';
import type { DayVisit } from '../../../office/reception/visits';
import { dayLine, visitTags } from './dayPage';
import { dayPath, visitPath } from './paths';
import type { VisitActForm } from './visitForms';

interface Needs extends OfficeMoment {
  t: Translate;
  language: LanguageCode;
  people: People;
  actor: Actor;
  rules: ReceptionRules | undefined;
  words: OfficeWords;
  acts: readonly VisitAct[];
  /** The number of the case that it has become, where the reader may see it. */
  caseNumber?: string | undefined;
}

export const visitTitle = ({ turn, on }: { turn: number; on: string }, t: Translate): string =>
  t('reception:visitTitle', { turn, year: on.slice(0, 4) });

/** What this person can do in a visit now. */
export function visitActsOf({ visit, day }: DayVisit, actor: Actor): VisitActForm[] {
  const receives = mayReceiveOn(actor, day);
  const signs = maySignReception(actor);
  const { settled } = visit;
  const acts: [VisitActForm, boolean][] = [
    ['statement', receives && !settled && !visit.statement],
    ['papers', receives && !settled && !visit.papers],
    ['outcome', receives && !settled],
    ['notice', signs && settled?.outcome === 'refusedInWriting' && !visit.notice],
    ['reply', (receives || signs) && settled?.outcome === 'accepted' && !visit.reply && !visit.caseId],
    ['conclusion', signs && settled !== undefined && day.kind !== 'regular' && !visit.conclusion],
    ['charge', (receives || signs) && visit.charges.some(isUnderWay)],
  ];
  return acts.filter(([, is]) => is).map(([act]) => act);
}

/** One act of a visit as a sentence. */
function toldOf({ by, deed }: VisitAct, { t, people }: Needs): string {
  const who = { by: by === officeItself ? t('office:by.office') : people.nameOf(by) };
  const told = (more: Record<string, string | number> = {}, key: string = deed.kind) =>
    t(`reception:toldVisit.${key}`, { ...who, ...more });
  switch (deed.kind) {
    case 'arrived':
    case 'becameCase':
      return told();
    case 'statementTaken':
      return told({ sign: t(`reception:sign.${deed.sign}`) });
    case 'papersTaken':
      return told({ count: deed.items });
    case 'scanKept':
      return told();
    case 'settled':
      return told({ outcome: inside(t(`reception:outcome.${deed.outcome}`)) });
    case 'noticeSigned':
      return told({ number: deed.number, on: formatDate(deed.on) });
    case 'replied':
      return told({ on: formatDate(deed.on), reply: inside(t(`reception:reply.${deed.reply}`)) });
    case 'concluded':
      return told({ number: deed.number, on: formatDate(deed.on), count: deed.charges.length });
    case 'chargeFollowed':
      return told({ on: formatDate(deed.on) }, deed.done ? 'chargeDone' : 'chargeFollowed');
    case 'stepPassed':
      return told({
        step: t(`reception:step.${deed.step.step}`, { to: word(t, 'recipients', deed.step.to) }),
      });
  }
}

/** What a unit was charged with, and how far it is. */
function chargeLines({ visit }: DayVisit, { t, words }: Needs) {
  return visit.charges.map((charge) => {
    const named = words.charges?.find(({ chargeId }) => chargeId === charge.chargeId);
    const state = charge.doneOn
      ? t('reception:chargeState.done', { on: formatDate(charge.doneOn) })
      : charge.overdueSince
        ? t('reception:chargeState.overdue', { since: formatDate(charge.due) })
        : t('reception:chargeState.open');
    const line = { unit: named?.unit ?? '', task: named?.task ?? '', due: formatDate(charge.due) };
    return {
      text: t('reception:chargeLine', line),
      state,
      isLate: !charge.doneOn && charge.overdueSince !== undefined,
    };
  });
}

/** Papers of a visit that this person may take along. */
function papersOf({ visit, day }: DayVisit, { t, actor, rules, now }: Needs) {
  const path = visitPath(visit.visitId);
  const forms = rules?.forms.value;
  const isOpen = mayOpenVisitor(actor, visit, day, now);
  const of = (paper: string, is: boolean, form = '') =>
    is ? [{ text: t(`reception:paper.${paper}`, { form }), href: `${path}/papers/${paper}.pdf` }] : [];
  return [
    ...of('statement', isOpen && visit.statement !== undefined),
    ...of('receipt', isOpen && visit.papers !== undefined, forms?.receipt),
    ...of('notice', isOpen && visit.settled?.outcome === 'refusedInWriting', forms?.refusal),
    ...of('conclusion', visit.conclusion !== undefined),
    ...(isOpen ? visit.scans : []).map((_, i) => ({
      text: t('reception:scanNth', { n: i + 1 }),
      href: `${path}/scans/${i + 1}`,
    })),
  ];
}

/** A visit as its page shows it; who came is not in it. */
export function visitPage(found: DayVisit, needs: Needs) {
  const { visit, day } = found;
  const { t, language, people, actor, rules, words, acts, calendar, now } = needs;
  const { settled } = visit;
  const grounds = settled?.outcome === 'refusedOnSpot' ? rules?.spotGrounds : rules?.writtenGrounds;
  return {
    path: visitPath(visit.visitId),
    visitId: visit.visitId,
    title: visitTitle(visit, t),
    day: { href: dayPath(day.dayId), text: dayLine(day, t) },
    receivedBy: t('reception:receivedBy', { by: people.nameOf(visit.by), on: formatDate(visit.on) }),
    tags: visitTags(visit, t, now),
    facts: [
      ['label.matter', t(`reception:matter.${visit.matter}`)],
      ['label.standing', t(`reception:standingOf.${visit.standing}`)],
      ['label.people', String(visit.people)],
      ['label.content', words.content],
      ['label.settledBy', words.settledBy],
      ['label.outcome', settled ? t(`reception:outcome.${settled.outcome}`) : t('reception:openOutcome')],
      ['label.ground', grounds && findGround(grounds, settled?.ground)?.[language]],
      ['label.recipient', words.to],
      ['label.letter', words.letter],
      ['label.explanation', words.explanation],
      ['label.reply', visit.reply && t(`reception:reply.${visit.reply.reply}`)],
      ['label.summary', words.summary],
      ['label.contact', words.contact],
      ['label.note', words.note],
    ].flatMap(([label, text]) => (text ? [{ label: t(`reception:${label}`), text }] : [])),
    clocks: visit.clocks.map((clock) => ({
      sentence: clockSentence(t, clock.kind, explainVisitClock(calendar, clock, now)),
      more: clock.goesOnInCase ? t('reception:goesOnInCase') : undefined,
      citation: clock.citation,
    })),
    charges: chargeLines(found, needs),
    acts: [...visitActsOf(found, actor), ...(mayReceiveOn(actor, day) ? ['scan'] : [])].map((act) => ({
      text: t(`reception:visitAct.${act}`),
      href: `${visitPath(visit.visitId)}/${act}`,
    })),
    mayRegister:
      settled?.outcome === 'accepted' &&
      visit.caseId === undefined &&
      mayDo(actor, 'register') &&
      mayOpenVisitor(actor, visit, day, now),
    mayOpen: mayOpenVisitor(actor, visit, day, now),
    papers: papersOf(found, needs),
    caseLink: needs.caseNumber && {
      href: `/cases/${encodeURIComponent(visit.caseId ?? '')}`,
      text: needs.caseNumber,
    },
    told: acts.map((act) => ({ at: formatDateTime(act.at), text: toldOf(act, needs) })).reverse(),
  };
}
