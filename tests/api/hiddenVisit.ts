import { randomUUID } from 'node:crypto';
import { type DayOrder, giveToDay } from '../../office/reception/days';
import { officeMoment } from '../../office/officeMoment';
import { giveToVisit, type VisitOrder } from '../../office/reception/visits';
import { arrival, planned } from '../domain/receptionOffice';
import type { JsonOffice } from './jsonOffice';

const chair = { id: 'u-demo-chair', roles: ['chair' as const] };
const intake = { id: 'u-demo-intake', roles: ['intakeOfficer' as const] };

/** Somebody is received today, and what they left has become that case; the word stands in what the office wrote of it. */
export async function visitOfCase({ services }: JsonOffice, caseId: string, word: string) {
  const { cases, temporal, settings } = services;
  const { today } = await officeMoment(cases);
  const [dayId, visitId] = [randomUUID(), randomUUID()];
  const day = planned({ kind: 'adHoc', ground: 'sharp', on: today, receivers: [intake.id] });
  const order: DayOrder = { kind: 'plan', day, receivers: [intake], seen: 0 };
  await giveToDay(cases, { dayId, order, commandId: dayId, actor: chair });
  const needs = { ...cases, temporal, taskQueue: settings.temporal.taskQueue };
  const orders: VisitOrder[] = [
    { kind: 'arrive', dayId, arrival: { ...arrival, content: `Tố cáo ${word}.` } },
    { kind: 'takeStatement', statement: word, readBack: true, sign: 'signature' },
    { kind: 'settle', outcome: 'accepted', ground: '', to: '', letter: '', explanation: '' },
    { kind: 'becomeCase', caseId },
  ];
  for (const [i, order] of orders.entries()) {
    const outcome = await giveToVisit(needs, { visitId, order, commandId: `${visitId}-${i}`, actor: intake });
    if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  }
  return { dayId, visitId };
}
