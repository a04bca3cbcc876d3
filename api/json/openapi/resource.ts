import type { z } from 'zod';
import type { Translate } from '../../../language/texts';
import type { Parameter } from './parameters';
import type { Answer, AnswerRef } from './responses';

/** One operation, with what is said of it alone. */
export interface Operation {
  operationId: string;
  tags: string[];
  summary: string;
  description?: string;
  security?: unknown[];
  parameters?: Parameter[];
  requestBody?: unknown;
  responses: Record<string, Answer | AnswerRef>;
}

/** Operations by path and method. */
export type Paths = Record<string, Record<string, Operation>>;

/** What a resource of the API says of itself; the description of the whole is made of these (`document.ts`). */
export interface Resource {
  tag: { name: string; description: string };
  /** Its operations by path and method; texts of the procedure in the language of `t`. */
  paths: (t: Translate) => Paths;
  /** What callers send, each shape by its name among the components. */
  sent: Record<string, z.ZodType>;
  /** What callers are answered with. */
  answered: Record<string, z.ZodType>;
}
