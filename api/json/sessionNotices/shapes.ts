import { z } from 'zod';
import { noticeContent } from '../../../domain/meetings/sessionNotice/content';
import { issuedText, returnLength } from '../../../domain/meetings/sessionNotice/notice';

const seen = z
  .number()
  .int()
  .min(0)
  .meta({ description: 'The `revision` that the caller has seen; 0 for a new notice.' });
const reason = z.string().trim().min(1).max(returnLength);

/** What is done to the notice of a session, by its name in the address. */
export const noticeBodies = {
  draft: z.strictObject({ seen, content: noticeContent() }),
  return: z.strictObject({ seen, reason }),
  approve: z.strictObject({ seen }),
  issue: z.strictObject({ seen, on: z.iso.date() }),
  publish: z.strictObject({ seen, from: z.iso.date(), until: z.iso.date() }),
  takeDown: z.strictObject({ seen, reason }),
} as const;
export type NoticeAct = keyof typeof noticeBodies;
export const noticeActNames = Object.keys(noticeBodies) as NoticeAct[];

const done = { by: z.string(), at: z.iso.datetime() };

export const noticeAnswerSchema = z.object({
  meetingId: z.string(),
  revision: z.number().int(),
  draft: z
    .object({
      ...done,
      revision: z.number().int(),
      content: noticeContent(),
      returned: z.object({ ...done, reason: z.string() }).optional(),
      approved: z.object(done).optional(),
    })
    .optional()
    .meta({ description: 'Absent once the notice is issued.' }),
  issued: z.object({ ...done, number: z.string(), on: z.iso.date(), text: issuedText() }).optional(),
  published: z.object({ ...done, from: z.iso.date(), until: z.iso.date() }).optional(),
  takenDown: z.object({ ...done, on: z.iso.date(), reason: z.string() }).optional(),
});
