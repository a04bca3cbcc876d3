import { z } from 'zod';
import { clockTime, dayKinds, dayLengths, postingPlaces } from '../../../domain/reception/day';
import { typedDay } from '../../frame/forms/typedDay';

const line = (most: number) => z.string().trim().min(1).max(most);
const maybe = (most: number) => z.string().trim().max(most).default('');

/** `8:30` is `08:30`. */
const typedTime = () =>
  z
    .string()
    .trim()
    .default('')
    .transform((typed) => (/^\d:\d\d$/.test(typed) ? `0${typed}` : typed.replace(/[hg.]/, ':')))
    .refine((typed) => clockTime().safeParse(typed).success, 'reception:problem.time');

const several = z.union([z.string(), z.array(z.string())]).transform((one) => [one].flat());
const seen = z.coerce.number().int().min(0).catch(0);
const secrets = { commandId: z.uuid(), seen };

export const planForm = z.object({
  ...secrets,
  kind: z.enum(dayKinds),
  ground: z.string().max(40).default(''),
  on: typedDay(),
  from: typedTime(),
  to: typedTime(),
  place: line(dayLengths.place),
  receivers: several.pipe(z.array(z.string().min(1).max(100)).min(1).max(20)),
  matters: maybe(dayLengths.matters),
  representativeName: maybe(dayLengths.representative),
  representativePost: maybe(dayLengths.representative),
  representativeScope: maybe(dayLengths.representative),
});
export const postForm = (today: string) =>
  z.object({
    ...secrets,
    on: typedDay(today),
    where: z.enum(postingPlaces),
    lateReason: maybe(dayLengths.notice),
  });
export const moveForm = z.object({
  ...secrets,
  on: typedDay(),
  from: typedTime(),
  to: typedTime(),
  place: line(dayLengths.place),
  notice: line(dayLengths.notice),
});
export const cancelForm = z.object({ ...secrets, notice: line(dayLengths.notice) });
