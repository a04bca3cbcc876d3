import type { CaseEvent, EventType } from '../case/events/event';

/** The papers of a case, each written from what one event says (procedure §3). */
export const paperKinds = [
  'decision', 'plan', 'outline', 'minutes', 'report', 'hearingMinutes', 'conclusion', 'disciplineDecision',
  'appealDecision', 'reporterLetter', 'forwardingLetter',
] as const; // prettier-ignore
export type PaperKind = (typeof paperKinds)[number];

interface PaperRule {
  from: EventType;
  /**
   * The office's register that gives the number, by its symbol. `given`: the number was put in with the act itself; `none`: papers
   * of this kind have no number.
   */
  register: { symbol: string } | 'given' | 'none';
}

const rules: Record<PaperKind, PaperRule> = {
  decision: { from: 'decisionSigned', register: 'given' },
  plan: { from: 'decisionSigned', register: { symbol: 'KH' } },
  outline: { from: 'decisionSigned', register: 'none' },
  minutes: { from: 'minutesRecorded', register: { symbol: 'BB' } },
  report: { from: 'reportSubmitted', register: { symbol: 'BC' } },
  hearingMinutes: { from: 'hearingHeld', register: { symbol: 'BB' } },
  conclusion: { from: 'concluded', register: 'given' },
  disciplineDecision: { from: 'disciplineDecided', register: 'given' },
  appealDecision: { from: 'appealDecided', register: 'given' },
  reporterLetter: { from: 'noticeOwed', register: { symbol: 'CV' } },
  forwardingLetter: { from: 'forwarded', register: { symbol: 'PC' } },
};

export const registerOf = (kind: PaperKind): PaperRule['register'] => rules[kind].register;

/** Which papers are written from an event; a letter only where it is the reporter who must be told. */
export const papersOf = (event: CaseEvent): PaperKind[] =>
  paperKinds.filter(
    (kind) =>
      rules[kind].from === event.type && (event.type !== 'noticeOwed' || event.data.to === 'reporter'),
  );

/** The number that was put in with the act, where there is one. */
export function givenNumber(event: CaseEvent): string | undefined {
  switch (event.type) {
    case 'decisionSigned':
    case 'concluded':
    case 'disciplineDecided':
    case 'appealDecided':
      return event.data.number;
    default:
      return undefined;
  }
}
