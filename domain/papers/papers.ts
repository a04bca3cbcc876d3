import { paperKinds, type PaperKind, registersApart, type RegisterSymbol } from './kinds';
import type { CaseEvent, EventType } from '../case/events/event';
import type { MeasureAuthority } from '../protection/vocabulary';

interface PaperRule {
  from: EventType | readonly EventType[];
  /** Absent: every such event. */
  where?: (event: CaseEvent, events: readonly CaseEvent[]) => boolean;
  /**
   * The register that numbers it, and when: with the act itself, which may have brought a number along, or when the paper is
   * written. Absent: papers of this kind have no number.
   */
  register?: { symbol: RegisterSymbol; takenBy: 'act' | 'paper' };
}

const byAct = (symbol: RegisterSymbol) => ({ symbol, takenBy: 'act' }) as const;
const byPaper = (symbol: RegisterSymbol) => ({ symbol, takenBy: 'paper' }) as const;

const isSuspension = (event: CaseEvent): boolean =>
  event.type === 'clockExtended' && event.data.kind === 'suspension';
const protects = (granted: boolean) => (event: CaseEvent) =>
  event.type === 'protectionDecided' && event.data.granted === granted;

/** Another body decides on a measure, and is asked for it (art. 49). */
const asks = (body: MeasureAuthority) => (event: CaseEvent) =>
  event.type === 'protectionDecided' && (event.data.given ?? []).some(({ authority }) => authority === body);

const rules: Record<PaperKind, PaperRule> = {
  decision: { from: 'decisionSigned', register: byAct('QĐ') },
  plan: { from: 'decisionSigned', register: byPaper('KH') },
  outline: { from: 'decisionSigned' },
  minutes: { from: 'minutesRecorded', register: byPaper('BB') },
  report: { from: 'reportSubmitted', register: byPaper('BC') },
  hearingMinutes: { from: 'hearingHeld', register: byPaper('BB') },
  // Ballot, attendance and dissenting opinions as they stood when the body had decided.
  deliberationMinutes: { from: ['concluded', 'appealDecided'], register: byPaper('BB') },
  conclusion: { from: 'concluded', register: byAct('TB') },
  disciplineDecision: { from: 'disciplineDecided', register: byAct('QĐ') },
  appealDecision: { from: 'appealDecided', register: byAct('QĐ') },
  suspensionDecision: { from: 'activitySuspended', register: byAct('QĐ') },
  conversionDecision: { from: 'converted', register: byAct('QĐ') },
  reporterLetter: {
    from: 'noticeOwed',
    where: (event) => event.type === 'noticeOwed' && event.data.to === 'reporter',
    register: byPaper('CV'),
  },
  forwardingLetter: { from: 'forwarded', register: byPaper('PC') },
  // What is longer from the start, as several places must be checked, needs no decision.
  extensionDecision: {
    from: 'clockExtended',
    where: (event) =>
      !isSuspension(event) && event.type === 'clockExtended' && event.data.reason !== 'severalPlaces',
    register: byPaper('QĐ'),
  },
  suspensionExtension: { from: 'clockExtended', where: isSuspension, register: byPaper('QĐ') },
  // Before the decision is signed it is the decision that names the team.
  reassignmentDecision: {
    from: 'reassigned',
    where: ({ seq: of }, events) => events.some(({ type, seq }) => type === 'decisionSigned' && seq < of),
    register: byPaper('QĐ'),
  },
  informationRequest: { from: 'informationRequested', register: byPaper('CV') },
  // What came through the public door is proposed once somebody has put down what it says.
  protectionRequest: {
    from: 'protectionRequested',
    where: (event) => event.type === 'protectionRequested' && event.data.explanation !== '',
    register: byPaper('TTr-BV'),
  },
  protectionDecision: { from: 'protectionDecided', where: protects(true), register: byPaper('QĐ-BV') },
  protectionRefusal: { from: 'protectionDecided', where: protects(false), register: byPaper('TB-BV') },
  protectionPoliceRequest: { from: 'protectionDecided', where: asks('police'), register: byPaper('CV-BV') },
  protectionPersonnelRequest: {
    from: 'protectionDecided',
    where: asks('personnelAuthority'),
    register: byPaper('CV-BV'),
  },
  // What ends with the conclusion needs no decision.
  protectionEnd: {
    from: 'measureEnded',
    where: (event) => event.type === 'measureEnded' && event.data.ground !== 'conclusion',
    register: byPaper('QĐ-BV'),
  },
  restorationNotice: { from: 'nameRestored', register: byPaper('TB') },
  apologyNotice: { from: 'apologyGiven', register: byPaper('TB') },
  apologyRefusal: { from: 'apologyRefused', register: byPaper('TB') },
  // What is handed to the public bears no number that leads into the office; where forms are told apart it is written of what was switched on.
  publicText: {
    from: 'publicationApproved',
    where: (event) => event.type === 'publicationApproved' && event.data.named !== undefined,
  },
  announcementMinutes: {
    from: 'published',
    where: (event) => event.type === 'published' && event.data.form === 'meeting',
    register: byPaper('BB'),
  },
};

/** Papers of protection lie in a file apart, numbered by registers of their own (Luật Tố cáo art. 55). */
export const isKeptApart = (kind: PaperKind): boolean =>
  registersApart.some((symbol) => symbol === rules[kind].register?.symbol);

/** The police must be told whom to protect (TT 145/2020/TT-BCA art. 6): that paper alone names them. */
export const namesProtected = (kind: PaperKind): boolean => kind === 'protectionPoliceRequest';

export const registerOf = (kind: PaperKind): PaperRule['register'] => rules[kind].register;

/** The events from which a paper of this kind is written. */
export const sourcesOf = (kind: PaperKind): readonly EventType[] => [rules[kind].from].flat();

/** Which papers are written from an event; `events` are those of its case, of which the earlier ones count. */
export const papersOf = (event: CaseEvent, events: readonly CaseEvent[]): PaperKind[] =>
  paperKinds.filter(
    (kind) => sourcesOf(kind).includes(event.type) && (rules[kind].where?.(event, events) ?? true),
  );

/**
 * What a paper is called wherever it is kept: it is written once from its event; what comes in its place is a paper of its own.
 * @param turn which of them it is, from 1 on
 */
export const paperId = (caseId: string, of: number, kind: PaperKind, turn = 1): string =>
  `${caseId}:${of}:${kind}${turn > 1 ? `:${turn}` : ''}`;

/** How often a paper of this kind was issued from an event: the last one is in force. */
export const timesIssued = (
  papers: readonly { of: number; kind: PaperKind }[] | undefined,
  of: number,
  kind: PaperKind,
): number => (papers ?? []).filter((one) => one.of === of && one.kind === kind).length;
