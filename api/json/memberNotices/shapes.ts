import { z } from 'zod';
import { linkWays, noticeContent, noticeLengths, passingOn } from '../../../domain/coordination/memberNotice';
import { noticeStates } from '../../../domain/coordination/memberNoticeStanding';
import { bodyKinds } from '../../../domain/coordination/outside';
import { memberNoticeDeedKinds } from '../../../domain/staff/entries';
import { pagedAnswer, pagedQuery, pageNumbers } from '../paged';

const seen = z.number().int().min(1).meta({ description: 'The `revision` that the caller has seen.' });
const reason = z.string().trim().min(1).max(noticeLengths.note);

export const receiveBody = noticeContent();
/** What is done to a notice that is there, by its name in the address. */
export const changeBodies = {
  correct: z.strictObject({ seen, reason, content: noticeContent() }),
  passOn: passingOn().extend({ seen }),
  link: z.strictObject({
    seen,
    caseNumber: z.string().trim().min(1).max(100),
    way: z
      .enum(linkWays)
      .meta({ description: '`opened`: the case was opened for it; `linked`: it was there.' }),
  }),
  leaveAlone: z.strictObject({ seen, reason }),
} as const;
export type ChangeName = keyof typeof changeBodies;
export const changeNames = Object.keys(changeBodies) as ChangeName[];

const done = { by: z.string(), at: z.iso.datetime() };
export const memberNoticeSchema = z.object({
  noticeId: z.string(),
  revision: z.number().int(),
  ...done,
  content: noticeContent()
    .extend({ keptFrom: z.array(z.string()).optional() })
    .meta({ description: '`keptFrom` is told to whoever takes notices down.' }),
  days: z
    .object({ tellBy: z.iso.date(), passBy: z.iso.date(), remindOn: z.iso.date() })
    .meta({ description: 'The last days of the body’s telling and of the commission’s passing on.' }),
  state: z.enum(noticeStates),
  toldLate: z.boolean().meta({ description: 'Whether the body told after its own term.' }),
  passedOn: z.object({ ...done, to: z.string(), on: z.iso.date(), document: z.string() }).optional(),
  linked: z.object({ caseId: z.string(), way: z.enum(linkWays) }).optional(),
  caseNumber: z.string().optional(),
  leftAlone: z.object({ ...done, reason: z.string() }).optional(),
  acts: z.array(z.object({ revision: z.number().int(), ...done, kind: z.enum(memberNoticeDeedKinds) })),
});

export const memberNoticeListQuery = z.strictObject({
  body: z.enum(bodyKinds).optional(),
  state: z.enum(['open', 'late', 'toldLate']).optional().meta({
    description:
      '`open`: still to be passed on; `late`: overdue of these; `toldLate`: told after the body’s term.',
  }),
  ...pagedQuery,
});
const count = z.number().int().nonnegative();
export const memberNoticeListSchema = z.object({
  items: z.array(memberNoticeSchema),
  counts: z
    .object({ all: count, awaited: count, late: count, toldLate: count })
    .meta({ description: 'Of all that fits, on whatever page it stands.' }),
  ...pageNumbers,
  ...pagedAnswer,
});
