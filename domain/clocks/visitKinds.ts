/** The limits that run on a visit of a citizen: until somebody who left a report hears of it, and until a refusal in writing is sent. */
export const visitClockKinds = ['firstReply', 'refusalNotice'] as const;
export type VisitClockKind = (typeof visitClockKinds)[number];
