import type { Outcome, ReportKind, Stage } from '../case/vocabulary';
import type { Course } from '../views/course';

/** When a case came in, and when it was closed: dates. */
export interface PicturedDays {
  receivedOn: string;
  closedOn?: string | undefined;
}

/** A case as figures are drawn from it: days, choices and the way that it has taken; no name and no text. */
export interface PicturedCase extends PicturedDays, Course {
  caseId: string;
  kind: ReportKind;
  stage: Stage;
  outcome?: Outcome | undefined;
}
