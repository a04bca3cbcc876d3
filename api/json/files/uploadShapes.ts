import { z } from 'zod';

export const newUploadSchema = z.object({
  name: z.string().trim().min(1).max(250).meta({ description: 'The name of the file.' }),
  size: z.number().int().positive().meta({ description: 'How large it is to be, in bytes.' }),
  mark: z
    .string()
    .max(100)
    .default('')
    .meta({ description: 'By which its sender knows it again, for example the time of its last change.' }),
});

export const uploadSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  mark: z.string(),
  size: z.number().int(),
  offset: z.number().int().meta({ description: 'From which byte on it is to be sent.' }),
  isWhole: z.boolean().meta({ description: 'All of it is here: it can be taken in by its id.' }),
  sha256: z.string().optional().meta({ description: 'Of all that came, once it is whole.' }),
  links: z.object({ self: z.string() }),
});
export const uploadListSchema = z.object({ items: z.array(uploadSchema) });

export const uploadOffset = z
  .string()
  .regex(/^\d{1,12}$/)
  .transform(Number);

/** Files that came before, taken in by their ids. */
export const takenUploadsSchema = z.object({
  uploads: z.array(z.uuid()).min(1).max(20).meta({ description: 'Uploads that are whole.' }),
});
