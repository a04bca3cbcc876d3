import { grantKey } from '../access/sight';
import type { CaseState } from './state';

/** For so many days at most access is given at once; it can be given again. */
export const accessLastsDays = 90;

const dayMs = 24 * 60 * 60 * 1000;
const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);

/** The last day until which access can be given on a day. */
export const lastDayOfAccess = (today: string): string => dayAfter(today, accessLastsDays);

export const findAccess = ({ access = [] }: Pick<CaseState, 'access'>, accountId: string) =>
  access.find((one) => one.accountId === accountId);

/** A key for each account and day, by which lists ask who is let in: it ends by itself. */
export const grantKeys = ({ access = [] }: Pick<CaseState, 'access'>): string[] =>
  access.flatMap(({ accountId, from, until }) => {
    const count = Math.round((Date.parse(until) - Date.parse(from)) / dayMs);
    return Array.from({ length: Math.max(0, count + 1) }, (_, i) => grantKey(accountId, dayAfter(from, i)));
  });
