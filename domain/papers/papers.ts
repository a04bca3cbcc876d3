import type { CaseEvent, EventType } from '../case/events/event';

/** The papers of a case, each written from what one event says (procedure §3). */
export const paperKinds = [
  'decision', 'plan', 'outline', 'minutes', 'report', 'hearingMinutes', 'deliberationMinutes', 'conclusion',
  'disciplineDecision', 'appealDecision', 'suspensionDecision', 'conversionDecision', 'reporterLetter', 'forwardingLetter',
] as const; // prettier-ignore
export type PaperKind = (typeof paperKinds)[number];

/** The registers of the office, by the symbol of the kind of paper (36-HD/VPTW). */
export const registerSymbols = ['QĐ', 'TB', 'KH', 'BB', 'BC', 'CV', 'PC'] as const;
export type RegisterSymbol = (typeof registerSymbols)[number];

interface PaperRule {
  from: EventType | readonly EventType[];
  /**
   * The register that numbers it, and when: with the act itself, which may have brought a number along, or when the paper is
   * written. Absent: papers of this kind have no number.
   */
  register?: { symbol: RegisterSymbol; takenBy: 'act' | 'paper' };
}

const byAct = (symbol: RegisterSymbol) => ({ symbol, takenBy: 'act' }) as const;
const byPaper = (symbol: RegisterSymbol) => ({ symbol, takenBy: 'paper' }) as const;

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
  reporterLetter: { from: 'noticeOwed', register: byPaper('CV') },
  forwardingLetter: { from: 'forwarded', register: byPaper('PC') },
};

export const registerOf = (kind: PaperKind): PaperRule['register'] => rules[kind].register;

/** The events from which a paper of this kind is written. */
export const sourcesOf = (kind: PaperKind): readonly EventType[] => [rules[kind].from].flat();

/** Whether a paper of this kind is written from events of that type. */
const isWrittenFrom = (kind: PaperKind, type: EventType): boolean => sourcesOf(kind).includes(type);

/** Which papers are written from an event; a letter only where it is the reporter who must be told. */
export const papersOf = (event: CaseEvent): PaperKind[] =>
  paperKinds.filter(
    (kind) =>
      isWrittenFrom(kind, event.type) && (event.type !== 'noticeOwed' || event.data.to === 'reporter'),
  );

/** What a paper is called wherever it is kept: it is written once from its event. */
export const paperId = (caseId: string, of: number, kind: PaperKind): string => `${caseId}:${of}:${kind}`;
