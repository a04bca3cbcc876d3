import { z } from 'zod';
import {
  linkWays,
  memberMeasures,
  type NoticeContent,
  noticeLengths,
} from '../../../domain/coordination/memberNotice';
import { bodyKinds } from '../../../domain/coordination/outside';
import { formatDate } from '../../../language/dates';
import { typedDay } from '../../frame/forms/typedDay';

const line = z.string().trim().min(1).max(noticeLengths.line);
const long = z.string().trim().min(1).max(noticeLengths.note);
const nothing = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value);
/** Boxes that were ticked: none, one or several. */
const ticked = z
  .union([z.array(z.string()), z.string().transform((one) => [one])])
  .default([])
  .pipe(z.array(z.string().min(1).max(100)).max(noticeLengths.kept));

const contentFields = (today: string) => ({
  body: line,
  bodyKind: z.enum(bodyKinds),
  measure: z.enum(memberMeasures),
  decisionNumber: line,
  decidedOn: typedDay(today),
  receivedOn: typedDay(today),
  name: line,
  post: z.preprocess(nothing, line.optional()),
  organisation: line,
  note: z.preprocess(nothing, long.optional()),
  keptFrom: ticked,
});
const secrets = { commandId: z.uuid() };
const changing = { ...secrets, seen: z.coerce.number().int().min(0).catch(0) };

/** @param today no day after it is taken */
export const receiveForm = (today: string) => z.object({ ...secrets, ...contentFields(today) });
export const correctForm = (today: string) =>
  z.object({ ...changing, ...contentFields(today), reason: long });
export const passOnForm = (today: string) =>
  z.object({ ...changing, to: line, on: typedDay(today), document: line });
export const linkForm = () =>
  z.object({ ...changing, caseNumber: z.string().trim().min(1).max(100), way: z.enum(linkWays) });
export const leaveForm = () => z.object({ ...changing, leaveReason: long });

/** What a form said of what came. */
export function contentOf(typed: z.output<ReturnType<typeof receiveForm>>): NoticeContent {
  const { body, bodyKind, measure, decisionNumber, decidedOn, receivedOn, note, keptFrom } = typed;
  const { name, post, organisation } = typed;
  return {
    ...{ body, bodyKind, measure, decisionNumber, decidedOn, receivedOn, keptFrom },
    ...(note !== undefined && { note }),
    member: { name, organisation, ...(post !== undefined && { post }) },
  };
}

/** What is known, as a form shows it to be corrected. */
export const valuesOf = ({ member, decidedOn, receivedOn, ...content }: NoticeContent) => ({
  ...content,
  ...member,
  decidedOn: formatDate(decidedOn),
  receivedOn: formatDate(receivedOn),
});
