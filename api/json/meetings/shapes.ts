import { z } from 'zod';
import { attendingMemberSchema, meetingBodies, memberStandings } from '../../../domain/meetings/meeting';
import { meetingMinutesSchema } from '../../../domain/meetings/minutes';
import { officialMemberSchema } from '../../../models/bodies';
import { placeLength } from '../../../office/meetings/convene';
import { href, pagedAnswer, pagedQuery, pageNumbers } from '../paged';

export const meetingListQuery = z.strictObject({
  body: z.enum(meetingBodies).optional(),
  from: z.iso.date().optional().meta({ description: 'Meetings from this day on.' }),
  to: z.iso.date().optional().meta({ description: 'Meetings up to and on this day.' }),
  ...pagedQuery,
});

const onAgenda = z.object({ caseId: z.string(), number: z.string(), links: z.object({ self: href() }) });

export const meetingSummarySchema = z.object({
  meetingId: z.string(),
  body: z.enum(meetingBodies),
  on: z.iso.date(),
  place: z.string(),
  convenedBy: z.string(),
  convenedAt: z.iso.datetime(),
  attended: z.boolean().meta({ description: 'Whether it is on record who was there.' }),
  agenda: z.array(onAgenda).meta({ description: 'Without the cases that the caller may not see.' }),
  links: z.object({ self: href() }),
});

export const meetingListSchema = z.object({
  items: z.array(meetingSummarySchema),
  ...pageNumbers,
  ...pagedAnswer,
});

export const meetingAnswerSchema = meetingSummarySchema.extend({
  members: z
    .array(officialMemberSchema.extend({ standing: z.enum(memberStandings).optional() }))
    .meta({ description: 'The official members on the day, whom every majority is counted of.' }),
  minutes: meetingMinutesSchema.optional(),
  agenda: z.array(
    onAgenda.extend({
      subjectName: z.string(),
      over: z.boolean().meta({ description: 'A later meeting took the case over, or it was opened again.' }),
      balloted: z.boolean(),
      members: z
        .array(attendingMemberSchema)
        .optional()
        .meta({ description: 'How each stood to this case; who has a conflict of interest is recused.' }),
      says: z
        .array(z.string())
        .meta({ description: 'What was decided, in sentences of the language of the caller.' }),
    }),
  ),
  candidates: z
    .array(onAgenda.extend({ subjectName: z.string() }))
    .optional()
    .meta({ description: 'For those who convene: cases that could be put on the agenda.' }),
});

export const conveningBody = z.strictObject({
  body: z.enum(meetingBodies),
  on: z.iso.date(),
  place: z.string().trim().min(1).max(placeLength),
});

export const agendaBody = z.strictObject({ cases: z.array(z.string().min(1).max(100)).min(1).max(100) });

/** What became of each case that was to stand on the agenda. */
export const agendaAnswerSchema = z.object({
  put: z.number().int(),
  refused: z.array(z.object({ caseId: z.string(), reason: z.string(), detail: z.string() })),
});

export const attendanceBody = z.strictObject({
  members: z
    .array(z.strictObject({ id: z.string().min(1).max(100), standing: z.enum(memberStandings) }))
    .min(1)
    .max(100)
    .meta({ description: 'Every official member of the meeting, once.' }),
  minutes: meetingMinutesSchema.optional().meta({
    description: 'When it was, who chaired it, by id, and who wrote its minutes, as far as it is known.',
  }),
  caseId: z
    .string()
    .max(100)
    .optional()
    .meta({ description: 'Of one case of the agenda alone; the attendance of the meeting stays as it is.' }),
});

export const attendanceAnswerSchema = z.object({
  recorded: z.number().int().meta({ description: 'In how many cases of the agenda it is on record now.' }),
  left: z.number().int().meta({ description: 'How many did not take it in: repeat it with the same key.' }),
});
