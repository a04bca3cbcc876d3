import { z } from 'zod';
import { refusalReasons } from '../../../domain/case/refusal';
import type { RefusalReason } from '../../../domain/case/refusal';

const reasons = Object.keys(refusalReasons) as RefusalReason[];

export const choicesSchema = z.object({
  type: z.string().meta({ description: 'The command.' }),
  fields: z
    .array(
      z.object({
        name: z.string().meta({ description: 'The member of the command’s input.' }),
        many: z.boolean().meta({ description: 'Whether several can be chosen.' }),
        accounts: z
          .array(z.object({ id: z.string(), displayName: z.string(), position: z.string() }))
          .meta({ description: 'Who can be chosen now.' }),
        unavailable: z
          .array(z.object({ displayName: z.string(), reason: z.enum(reasons) }))
          .meta({ description: 'Who could be, were it not for this case.' }),
      }),
    )
    .meta({ description: 'Each field for which an account is chosen.' }),
});
