import { type PaperKind } from './kinds';

/** Whose paper it is: the commission's own registers number its papers; the committee's numbers come from the committee's office. */
export type Issuer = 'commission' | 'standingCommittee';

/** An act whose paper bears a number, as it asks the office's registers for it. */
export interface NumberedAct {
  /** The event. */
  of: number;
  kind: PaperKind;
  issuer: Issuer;
  /** The day that the paper bears; its year says which register. */
  on: string;
  by: string;
  commandId: string;
  /** The number that a person put in; absent where the next one is to be drawn. */
  typed?: string | undefined;
}
