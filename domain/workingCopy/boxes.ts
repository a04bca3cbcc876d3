import { z } from 'zod';

/** A sheet is a thousand wide and a thousand high, whatever its form. */
export const sheetSide = 1000;
/** So many of them on all sheets of a file together: more is a sheet that is better left out. */
export const mostBoxes = 500;

const place = () => z.number().int().min(0).max(sheetSide);
const side = () => z.number().int().min(1).max(sheetSide);

/** A black box on a sheet, the first of which is 1: where it begins from left and top, and how large it is, in thousandths of the sheet. */
export const boxSchema = () =>
  z
    .object({
      page: z.number().int().min(1).max(100_000),
      left: place(),
      top: place(),
      width: side(),
      height: side(),
    })
    .refine(({ left, width }) => left + width <= sheetSide, { path: ['width'] })
    .refine(({ top, height }) => top + height <= sheetSide, { path: ['height'] });
export type Box = z.infer<ReturnType<typeof boxSchema>>;

/** What is still found in a finished working copy, and on which sheet, where it is on one. */
export const leftFaults = ['box', 'text', 'metadata', 'embedded', 'pages'] as const;
export interface LeftFault {
  found: (typeof leftFaults)[number];
  page?: number | undefined;
}
