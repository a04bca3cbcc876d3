import { z } from 'zod';
import type { MatterOrder, MatterOrderKind } from './decide';
import { matterLengths, reportedStates } from './matter';

const line = (most: number) => z.string().trim().min(1).max(most);
const maybe = (most: number) => z.string().trim().max(most).default('');
const stepId = () => z.string().min(1).max(100);

/** What each order asks for. @param day how a day is read: as a person writes it, or as a program does */
export const orderFields = (day: z.ZodType<string>) => ({
  list: { reason: line(matterLengths.reason) },
  takeOff: { reason: line(matterLengths.reason) },
  setStep: {
    stepId: stepId(),
    what: line(matterLengths.what),
    who: z.string().min(1).max(100),
    due: day,
  },
  dropStep: { stepId: stepId(), reason: line(matterLengths.reason) },
  reportStep: { stepId: stepId(), state: z.enum(reportedStates), note: line(matterLengths.note) },
  setLook: { due: day, note: maybe(matterLengths.note) },
  clearTitle: { title: line(matterLengths.title) },
  withdrawTitle: {},
});

export const matterOrderKinds = [
  'list', 'takeOff', 'setStep', 'dropStep', 'reportStep', 'setLook', 'clearTitle', 'withdrawTitle',
] as const satisfies MatterOrderKind[]; // prettier-ignore

/** An order with all that it asks for. */
export function matterOrder(day: z.ZodType<string>) {
  const fields = orderFields(day);
  const order = <Kind extends MatterOrderKind>(kind: Kind) =>
    z.object({ kind: z.literal(kind), ...fields[kind] });
  return z.discriminatedUnion('kind', [
    order('list'),
    order('takeOff'),
    order('setStep'),
    order('dropStep'),
    order('reportStep'),
    order('setLook'),
    order('clearTitle'),
    order('withdrawTitle'),
  ]) satisfies z.ZodType<MatterOrder>;
}
