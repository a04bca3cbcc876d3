import { z } from 'zod';

const typedAllegation = z.object({ summary: z.string().catch(''), code: z.string().catch('') });
export type TypedAllegation = z.infer<typeof typedAllegation>;

/** What an unfinished sheet holds, as it was typed. */
export interface TypedSheet {
  [field: string]: unknown;
  allegations: TypedAllegation[];
}

const blank: TypedAllegation = { summary: '', code: '' };
const isBlank = ({ summary, code }: TypedAllegation) => `${summary}${code}`.trim() === '';

/** A sheet as it was sent, with the allegations in a row; lines left blank are not allegations. */
export function typedSheet(sent: Readonly<Record<string, unknown>>): TypedSheet {
  const listed = typeof sent.allegations === 'object' && sent.allegations ? sent.allegations : {};
  const allegations = Object.values(listed)
    .map((one) => typedAllegation.catch(blank).parse(one))
    .filter((one) => !isBlank(one));
  return { ...sent, allegations: allegations.length > 0 ? allegations : [blank] };
}

/** A button of the sheet that changes only what it has room for, or lists; works without client script. */
const stepSchema = z.union([
  z.object({ add: z.string() }).transform(() => ({ add: true as const })),
  z.object({ units: z.string() }).transform(() => ({ units: true as const })),
  z.object({ remove: z.coerce.number().int().min(0) }),
]);

/** The sheet after a press on "add", "take off" or "list the units of that day"; undefined when it was sent to be registered. */
export function steppedSheet(sheet: TypedSheet): TypedSheet | undefined {
  const step = stepSchema.safeParse(sheet);
  if (!step.success) return undefined;
  if ('units' in step.data) return sheet;
  const { allegations } = sheet;
  if ('add' in step.data) return { ...sheet, allegations: [...allegations, blank] };
  const removed = step.data.remove;
  const left = allegations.filter((_, index) => index !== removed);
  return { ...sheet, allegations: left.length > 0 ? left : [blank] };
}
