/** The papers of a case, each written from what one event says (procedure §3). */
export const paperKinds = [
  'decision', 'plan', 'outline', 'minutes', 'report', 'hearingMinutes', 'deliberationMinutes', 'conclusion',
  'disciplineDecision', 'appealDecision', 'suspensionDecision', 'conversionDecision', 'reporterLetter', 'forwardingLetter',
  'extensionDecision', 'suspensionExtension', 'reassignmentDecision', 'informationRequest', 'protectionRequest',
  'protectionDecision', 'protectionRefusal', 'protectionPoliceRequest', 'protectionPersonnelRequest', 'protectionEnd', 'restorationNotice', 'apologyNotice', 'apologyRefusal',
  'publicText', 'announcementMinutes',
] as const; // prettier-ignore
export type PaperKind = (typeof paperKinds)[number];

/** Notices that the office's registers number and that are of a visit, of which no case knows. */
export type VisitNoticeKind = 'receptionRefusal' | 'receptionConclusion';
/** The notice of a session, of which no case knows either. */
export type SessionNoticeKind = 'sessionNotice';

/** Reports in words on a period (sơ kết, tổng kết), which are of no case either. */
export type PeriodPaperKind = 'periodSummary';

/** Registers of papers of protection, which lie in a file apart: the house's choice of symbols. */
export const registersApart = ['QĐ-BV', 'TB-BV', 'CV-BV', 'TTr-BV'] as const;
/** The registers of the office, by the symbol of the kind of paper (36-HD/VPTW). */
export const registerSymbols = ['QĐ', 'TB', 'KH', 'BB', 'BC', 'CV', 'PC', 'TTr', ...registersApart] as const;
export type RegisterSymbol = (typeof registerSymbols)[number];
