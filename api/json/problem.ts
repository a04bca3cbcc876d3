import { z } from 'zod';
import { commandTypes } from '../../domain/case/commands';
import { type RefusalReason, refusalReasons } from '../../domain/case/refusal';

const reasons = Object.keys(refusalReasons) as RefusalReason[];

/** Problem details (RFC 9457) with what a program needs to go on. */
export const problemSchema = z.object({
  type: z.string().meta({ format: 'uri-reference' }),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().meta({ description: "What is wrong and what helps, in the caller's language." }),
  instance: z.string(),
  code: z.string(),
  requestId: z
    .string()
    .meta({ description: 'As X-Request-Id: under it the office’s log tells of this request.' }),
  reason: z.enum(reasons).optional().meta({ description: 'Why the case refused the command.' }),
  allowed: z
    .array(z.enum(commandTypes))
    .optional()
    .meta({ description: 'The commands that the caller may give now.' }),
  links: z
    .object({ resume: z.string().meta({ format: 'uri-reference' }).optional() })
    .optional()
    .meta({ description: 'Where to go on, where that is not where the caller was.' }),
  errors: z
    .array(z.object({ field: z.string(), detail: z.string() }))
    .optional()
    .meta({
      description: 'What to correct, by the path of the field; `allegations.0.summary` for instance.',
    }),
});
