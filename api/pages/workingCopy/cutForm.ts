import { z } from 'zod';
import { type Box, boxSchema, mostBoxes } from '../../../domain/workingCopy/boxes';
import { fieldError, type FieldError } from '../../../language/fieldErrors';
import type { Translate } from '../../../language/texts';

const typed = z
  .string()
  .catch('')
  .transform((one) => one.trim());
const typedBox = z.object({ left: typed, top: typed, width: typed, height: typed });
/** A box of the sheet that is shown, as it was typed. */
export type TypedBox = z.infer<typeof typedBox>;
const blank: TypedBox = { left: '', top: '', width: '', height: '' };
const isBlank = (box: TypedBox): boolean => Object.values(box).every((one) => one === '');

/** What is repeated comes as a list, or as an object by place where it is long. */
const listed = <One extends z.ZodType>(one: One) =>
  z.preprocess(
    (sent) => (typeof sent === 'object' && sent !== null ? Object.values(sent) : []),
    z.array(one).max(mostBoxes).catch([]),
  );
/** A number as it was typed; what is none is no number of a box either. */
const whole = (said: string | undefined): number => (/^\d{1,6}$/.test(said ?? '') ? Number(said) : NaN);
/** A box of another sheet, as the form carries it along. */
const keptBox = z.preprocess((said) => {
  const [page, left, top, width, height] = String(said).split(' ').map(whole);
  return { page, left, top, width, height };
}, boxSchema());

const sent = z.object({
  commandId: z.uuid(),
  reading: z.uuid(),
  sheet: z.coerce.number().int().min(1),
  step: z.enum(['draw', 'previous', 'next', 'save']),
  kept: listed(keptBox),
  boxes: listed(typedBox),
  reason: typed,
  nothing: z.literal('yes').optional().catch(undefined),
});
export type CutForm = Omit<z.infer<typeof sent>, 'boxes'> & {
  rows: TypedBox[];
  drawn: Box[];
  errors: FieldError[];
};

/** The editor as it was sent; undefined for what is none. What is left blank is no box. */
export function readCutForm(body: unknown, t: Translate): CutForm | undefined {
  const read = sent.safeParse(body);
  if (!read.success) return undefined;
  const { boxes, ...form } = read.data;
  const rows = boxes.filter((box) => !isBlank(box));
  const drawn: Box[] = [];
  const errors: FieldError[] = [];
  for (const [i, row] of rows.entries()) {
    const box = boxSchema().safeParse({
      page: form.sheet,
      left: whole(row.left),
      top: whole(row.top),
      width: whole(row.width),
      height: whole(row.height),
    });
    if (box.success) drawn.push(box.data);
    else errors.push(fieldError(`boxes-${i}-left`, t('workingCopy:files.problem.box', { n: i + 1 })));
  }
  return { ...form, rows, drawn, errors };
}

/** Boxes of other sheets as the form carries them, and those of the one that is shown, with one row to put in more. */
export function shownBoxes(boxes: readonly Box[], sheet: number, wrong: readonly TypedBox[] = []) {
  const here = boxes.filter(({ page }) => page === sheet);
  return {
    drawn: here,
    kept: boxes
      .filter(({ page }) => page !== sheet)
      .map(({ page, left, top, width, height }) => [page, left, top, width, height].join(' ')),
    rows: [...(wrong.length > 0 ? wrong : here), blank],
  };
}
