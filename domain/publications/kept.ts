import type { EventData } from '../case/events/event';
import type { FilePart, LeakKind, PublicationForm, PublicationProof, PublishedMatter } from './vocabulary';

/** Something that was made public: what, in which form, where, from when to when, and by what that is shown. */
export interface Publication {
  /** `p1`. */
  id: string;
  /** The event by which it began. */
  seq: number;
  matters: PublishedMatter[];
  form: PublicationForm;
  on: string;
  place: string;
  /** The day on which it is planned to end; absent: that is open. */
  until?: string | undefined;
  /** For how many days running the law wants it at least, or how often on the air or in print. */
  leastDays?: number | undefined;
  leastTimes?: number | undefined;
  /** Who signed the text. */
  signatory?: string | undefined;
  /** The approval of the text, and the check of the file that went out, each by its event. */
  approval?: number | undefined;
  check: number;
  /** Of a meeting: who was there, and what its minutes note where whom it is about would not hear or take it. */
  attended?: string | undefined;
  refusedToHear?: string | undefined;
  proofs: { seq: number; kind: PublicationProof; on: string; about?: string | undefined }[];
  /** Further times in print, on radio or television; the day on which it began is the first. */
  broadcasts: { on: string; place: string }[];
  ended?: { seq: number; on: string; early?: string | undefined } | undefined;
}

/** Something that a check has found, by its place alone: never what it is. */
export interface Leak {
  kind: LeakKind;
  part: FilePart;
  /** The sheet, from 1, where there are sheets. */
  page?: number | undefined;
  /** The paragraph within its part, from 1. */
  paragraph?: number | undefined;
  /** Which of what a head may switch on it is. */
  item?: string | undefined;
}

/** A check of a finished file with what it has found; `accepted`: a head lets it go out all the same. */
export interface PublicCheck extends Omit<EventData<'publicTextChecked'>, 'leaks'> {
  seq: number;
  at: string;
  by: string;
  /** The approval of the text by which it was checked. */
  approval?: number | undefined;
  leaks: (Leak & { accepted?: { by: string; at: string; reason: string } | undefined })[];
}
