/** What in a case is out of the ordinary: never wrong by itself, and always something that the audit looks at. */
export const exceptionKinds = [
  'secondBallot', 'judgedAnew', 'outOfOrder', 'backDated', 'returned', 'reopened', 'longRest', 'closedOwing',
] as const; // prettier-ignore
export type ExceptionKind = (typeof exceptionKinds)[number];

/** One of them: by the event with that number, when and by whom. */
export interface CaseException {
  kind: ExceptionKind;
  seq: number;
  at: string;
  by: string;
}

/** What bodies and signatories judge: the audit looks at every case in which one of these was done again. */
export const judgedFacts = [
  'decision', 'report', 'hearing', 'vote', 'dissents', 'conclusion', 'discipline', 'appeal', 'publication', 'protection',
] as const; // prettier-ignore
export type JudgedFact = (typeof judgedFacts)[number];
