import type { PartyProcedure } from './partyProcedure';
import type { Procedure } from './procedure';

/** What a version may lay down for its cases beyond what every version has: what it opens, or how it is done. */
export const ways = ['conversion', 'combinedProcess', 'ballotsInMeetings'] as const;
export type Way = (typeof ways)[number];

const laidDown: Record<Way, (procedure: PartyProcedure) => boolean> = {
  conversion: ({ conversion }) => conversion !== undefined,
  combinedProcess: ({ combinedProcess }) => combinedProcess !== undefined,
  ballotsInMeetings: ({ deliberation }) => deliberation?.value.meetingRequired ?? false,
};

/** State law opens none of them: nobody is disciplined here under it. */
export const waysOf = (procedure: Procedure): Way[] =>
  procedure.law === 'state' ? [] : ways.filter((way) => laidDown[way](procedure));
