import type { PaperKind, PeriodPaperKind, SessionNoticeKind, VisitNoticeKind } from '../domain/papers/kinds';

/** What a number was taken for: a paper of a case. It holds no name and no content, only where to look. */
export interface PaperPlace {
  /** `caseId:of:kind`: a paper has one number, in whichever year it is asked for. */
  paper: string;
  caseId: string;
  of: number;
  kind: PaperKind | VisitNoticeKind | SessionNoticeKind | PeriodPaperKind;
  /** The day that the paper bears. */
  on: string;
  by: string;
  /** The act's command, by which its repetition is recognised. */
  commandId?: string | undefined;
}

/** A number that was marked by a person: used outside of these cases, misused or annulled. */
export interface Mark {
  reason: string;
  by: string;
  at: string;
  /** The order's id, by which its repetition is recognised. */
  commandId?: string | undefined;
}

/** A line of an office register. */
export interface RegisterEntry {
  /** `QĐ 2026 12` */
  _id: string;
  /** `QĐ 2026` */
  series: string;
  n: number;
  /** As it stands on the paper. */
  number: string;
  at: string;
  place?: PaperPlace | undefined;
  mark?: Mark | undefined;
  /** The number of the paper that came in the place of this one. */
  replacedBy?: string | undefined;
}
