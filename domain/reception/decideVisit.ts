import type { Calendar, Instant } from '../calendar/calendar';
import { dayOfDate } from '../calendar/officeDays';
import { standingIn } from '../workingCopy/marks';
import type { ReceptionDay } from './day';
import { findGround, type ReceptionRules } from './rules';
import {
  findRunning,
  type FirstReply,
  type GuardedWords,
  isUnderWay,
  type OfficeWords,
  type Visit,
  type VisitDeed,
  type VisitMatter,
  type VisitOutcome,
} from './visit';
import { chargeSteps, startClock } from './visitClocks';

/** Why something is not done in a visit; each has its sentence. */
export const visitRefusals = [
  'changedSince', 'dayCancelled', 'dayNotYet', 'dayNotPosted', 'representsOnlyOne', 'othersNeeded', 'namesVisitor', 'notReadBack',
  'statementThere', 'papersThere', 'isSettled', 'mixedIsGuided', 'groundNeeded', 'nothingTaken', 'answeredByHead', 'guidedWhere', 'notRefused',
  'noticeThere', 'notAccepted', 'replied', 'isCase', 'isNoCase', 'before', 'inFuture', 'notConcludedHere', 'notSettled', 'concluded', 'noSuchCharge',
  'chargeDone', 'dueBefore', 'nothingDue', 'forwardedWhere', 'explanationNeeded', 'scanThere', 'tooManyScans',
] as const; // prettier-ignore
export type VisitRefusal = (typeof visitRefusals)[number];

/** What is done, and what is sealed beside it: who came and what they said, and what the office writes. */
export interface VisitDone {
  deed: VisitDeed;
  guarded?: GuardedWords | undefined;
  words?: OfficeWords | undefined;
}
export type DecidedVisit = VisitDone | { refused: VisitRefusal };

/** When something is done in a visit, and by which rules. */
export interface VisitContext {
  now: Instant;
  today: string;
  rules: ReceptionRules;
  calendar: Calendar;
}

export interface Arrival {
  matter: VisitMatter;
  standing: Visit['standing'];
  people: number;
  name: string;
  address: string;
  idNumber: string;
  phone: string;
  others: string;
  content: string;
  settledBy: string;
}

const present = <Words extends object>(words: Words): Words =>
  Object.fromEntries(
    Object.entries(words).filter(([, value]) => value !== '' && value !== undefined),
  ) as Words;

/** Somebody has come. What the office writes of the matter goes into the register, so it must not say who they are. */
export function arrive(
  day: ReceptionDay,
  arrival: Arrival,
  { turn, today }: { turn: number; today: string },
): DecidedVisit {
  if (day.cancelled) return { refused: 'dayCancelled' };
  if (!day.posted && day.kind !== 'adHoc') return { refused: 'dayNotPosted' };
  if (day.on > today) return { refused: 'dayNotYet' };
  const { matter, standing, people, name, address, idNumber, phone, others, content, settledBy } = arrival;
  if (standing === 'representative' && people < 2) return { refused: 'representsOnlyOne' };
  if (standing !== 'self' && others === '') return { refused: 'othersNeeded' };
  if (namesVisitor([content, settledBy], arrival)) return { refused: 'namesVisitor' };
  return {
    deed: { kind: 'arrived', dayId: day.dayId, on: day.on, turn, matter, standing, people },
    guarded: present({ name, address, idNumber, phone, others }),
    words: present({ content, settledBy }),
  };
}

/** Whether what the office writes says who came: by name, address, telephone or the number of their papers. */
export const namesVisitor = (
  texts: readonly (string | undefined)[],
  {
    name = '',
    address = '',
    phone = '',
    idNumber = '',
  }: Pick<GuardedWords, 'name' | 'address' | 'phone' | 'idNumber'>,
): boolean =>
  texts.some(
    (text = '') =>
      standingIn(text, { name, address, phone }).length > 0 ||
      (idNumber.length > 5 && text.replace(/[\s.-]/g, '').includes(idNumber.replace(/[\s.-]/g, ''))),
  );

/** Writes down what somebody says who brings no paper, once it was read back to them and signed (NĐ 154 art. 14.1). */
export function takeStatement(
  visit: Visit,
  { statement, readBack, sign }: { statement: string; readBack: boolean; sign: 'signature' | 'fingerprint' },
): DecidedVisit {
  if (visit.statement) return { refused: 'statementThere' };
  if (!readBack) return { refused: 'notReadBack' };
  return { deed: { kind: 'statementTaken', readBack: true, sign }, guarded: { statement } };
}

/** As many scans as a visit is likely to have. */
const mostScans = 10;

/** Keeps a scan of what was signed; the same one is kept once. */
export function keepScan(
  visit: Visit,
  scan: Pick<Visit['scans'][number], 'sha256' | 'media' | 'size'>,
): DecidedVisit {
  if (visit.scans.some(({ sha256 }) => sha256 === scan.sha256)) return { refused: 'scanThere' };
  if (visit.scans.length >= mostScans) return { refused: 'tooManyScans' };
  const { sha256, media, size } = scan;
  return { deed: { kind: 'scanKept', sha256, media, size } };
}

/** Takes papers over against a receipt. */
export function takePapers(
  visit: Visit,
  { items, copies }: { items: NonNullable<GuardedWords['items']>; copies: boolean },
): DecidedVisit {
  if (visit.papers) return { refused: 'papersThere' };
  return { deed: { kind: 'papersTaken', items: items.length, copies }, guarded: { items } };
}

export interface Settling {
  outcome: VisitOutcome;
  ground: string;
  to: string;
  letter: string;
  explanation: string;
}

/** Why a visit cannot come to this. */
function whyNotSettled(
  visit: Visit,
  day: ReceptionDay,
  { outcome, ground, to, explanation }: Settling,
  { rules }: VisitContext,
): VisitRefusal | undefined {
  if (visit.settled) return 'isSettled';
  const isWhole = outcome === 'accepted' || outcome === 'answered';
  if (isWhole && visit.matter === 'mixed' && rules.mixed.value === 'guideToSeparate') return 'mixedIsGuided';
  switch (outcome) {
    case 'guided':
      return to === '' ? 'guidedWhere' : undefined;
    case 'accepted':
      return visit.statement || visit.papers ? undefined : 'nothingTaken';
    case 'answered':
      if (day.kind === 'regular') return 'answeredByHead';
      return explanation === '' ? 'explanationNeeded' : undefined;
    case 'refusedOnSpot':
      if (!findGround(rules.spotGrounds, ground)) return 'groundNeeded';
      return explanation === '' ? 'explanationNeeded' : undefined;
    case 'refusedInWriting':
      if (!findGround(rules.writtenGrounds, ground)) return 'groundNeeded';
      return explanation === '' ? 'explanationNeeded' : undefined;
  }
}

const clockOf = { accepted: 'firstReply', refusedInWriting: 'refusalNotice' } as const;
const hasClock = (outcome: VisitOutcome): outcome is keyof typeof clockOf => outcome in clockOf;
const hasGround = (outcome: VisitOutcome): boolean =>
  outcome === 'refusedOnSpot' || outcome === 'refusedInWriting';

/** What becomes of a visit; a report that was taken and a refusal in writing start a limit each, on the day of the visit. */
export function settle(
  visit: Visit,
  day: ReceptionDay,
  settling: Settling,
  context: VisitContext,
): DecidedVisit {
  const why = whyNotSettled(visit, day, settling, context);
  if (why) return { refused: why };
  const { outcome, ground, to, letter, explanation } = settling;
  const clock = hasClock(outcome) ? startClock(clockOf[outcome], { ...context, on: visit.on }) : undefined;
  const isGuided = outcome === 'guided';
  return {
    deed: {
      kind: 'settled',
      outcome,
      ...(hasGround(outcome) && { ground }),
      ...(clock && { clock }),
    },
    words: present({ explanation, ...(isGuided && { to, letter }) }),
  };
}

/** What is wrong with the day of an act that follows the visit. */
const whyNotOn = (visit: Visit, on: string, { today }: VisitContext): VisitRefusal | undefined => {
  if (on < visit.on) return 'before';
  return on > today ? 'inFuture' : undefined;
};

const officeDay = (on: string, { calendar, now }: VisitContext): string => dayOfDate(calendar, on, now);

/** The head signs the refusal in writing (01/TCD). */
export function signNotice(
  visit: Visit,
  { on, number }: { on: string; number: string },
  context: VisitContext,
): DecidedVisit {
  if (visit.settled?.outcome !== 'refusedInWriting') return { refused: 'notRefused' };
  if (visit.notice) return { refused: 'noticeThere' };
  const why = whyNotOn(visit, on, context);
  if (why) return { refused: why };
  return { deed: { kind: 'noticeSigned', on, number, stoppedOn: officeDay(on, context) } };
}

/** The report that was taken in a visit is a case now, whose own limits run. */
export function becomeCase(visit: Visit, caseId: string, context: VisitContext): DecidedVisit {
  if (visit.settled?.outcome !== 'accepted') return { refused: 'notAccepted' };
  if (visit.caseId !== undefined) return { refused: 'isCase' };
  return { deed: { kind: 'becameCase', caseId, stoppedOn: officeDay(context.today, context) } };
}

export interface Replying {
  on: string;
  reply: FirstReply;
  to: string;
  letter: string;
  note: string;
}

/** Tells somebody who has left a report what becomes of it (Luật Tiếp công dân art. 28). */
export function reply(
  visit: Visit,
  { on, reply: is, to, letter, note }: Replying,
  context: VisitContext,
): DecidedVisit {
  if (visit.settled?.outcome !== 'accepted') return { refused: 'notAccepted' };
  // What becomes of it is told by the case from then on.
  if (visit.caseId !== undefined) return { refused: 'isCase' };
  if (visit.reply) return { refused: 'replied' };
  if (is === 'forwarded' && to === '') return { refused: 'forwardedWhere' };
  const why = whyNotOn(visit, on, context);
  if (why) return { refused: why };
  return {
    deed: { kind: 'replied', on, reply: is, stoppedOn: officeDay(on, context) },
    words: present({ note, ...(is === 'forwarded' && { to, letter }) }),
  };
}

export interface Concluding {
  on: string;
  number: string;
  summary: string;
  contact: string;
  charges: { chargeId: string; unit: string; task: string; due: string }[];
}

/** The written conclusion of a head's reception, with whoever was charged with what until when (NĐ 154 art. 25). */
export function conclude(
  visit: Visit,
  day: ReceptionDay,
  { on, number, summary, contact, charges }: Concluding,
  context: VisitContext,
): DecidedVisit {
  if (day.kind === 'regular') return { refused: 'notConcludedHere' };
  if (!visit.settled) return { refused: 'notSettled' };
  if (visit.conclusion) return { refused: 'concluded' };
  if (charges.length === 0) return { refused: 'nothingDue' };
  const why = whyNotOn(visit, on, context);
  if (why) return { refused: why };
  if (charges.some(({ due }) => due < context.today)) return { refused: 'dueBefore' };
  return {
    deed: {
      kind: 'concluded',
      on,
      number,
      charges: charges.map(({ chargeId, due }) => ({ chargeId, due, steps: chargeSteps(due, context) })),
    },
    words: {
      summary,
      contact,
      charges: charges.map(({ chargeId, unit, task }) => ({ chargeId, unit, task })),
    },
  };
}

/** Writes down how far a unit has come with what it was charged with. */
export function followCharge(
  visit: Visit,
  { chargeId, on, done, note }: { chargeId: string; on: string; done: boolean; note: string },
  context: VisitContext,
): DecidedVisit {
  const charge = visit.charges.find((one) => one.chargeId === chargeId);
  if (!charge) return { refused: 'noSuchCharge' };
  if (!isUnderWay(charge)) return { refused: 'chargeDone' };
  const why = whyNotOn(visit, on, context);
  if (why) return { refused: why };
  return { deed: { kind: 'chargeFollowed', chargeId, on, done }, words: present({ note }) };
}

/** Every step that has come by a moment, of whatever is under way, in its order. */
export function passTime(visit: Visit, now: Instant): VisitDeed[] {
  const ofClocks = visit.clocks
    .filter(isUnderWay)
    .flatMap(({ kind, dates }) =>
      dates.steps.map((step) => ({ kind: 'stepPassed' as const, of: kind, step })),
    );
  const ofCharges = visit.charges
    .filter(isUnderWay)
    .flatMap(({ chargeId, steps }) =>
      steps.map((step) => ({ kind: 'stepPassed' as const, of: 'charge' as const, chargeId, step })),
    );
  return [...ofClocks, ...ofCharges]
    .filter(({ step }) => step.at <= now)
    .sort((a, b) => a.step.at.localeCompare(b.step.at) || a.step.level - b.step.level);
}

/** Whether a limit of the visit is being waited for by the office itself, for whoever signs. */
export const waitsForNotice = (visit: Visit): boolean => findRunning(visit, 'refusalNotice') !== undefined;
