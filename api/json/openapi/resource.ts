import type { z } from 'zod';
import type { Translate } from '../../../language/texts';

/** What a resource of the API says of itself; the description of the whole is made of these (`document.ts`). */
export interface Resource {
  tag: { name: string; description: string };
  /** Its operations by path and method; texts of the procedure in the language of `t`. */
  paths: (t: Translate) => Record<string, Record<string, unknown>>;
  /** What callers send, each shape by its name among the components. */
  sent: Record<string, z.ZodType>;
  /** What callers are answered with. */
  answered: Record<string, z.ZodType>;
}
