import { grantKey } from '../access/sight';
import { daysAfter, daysBetween } from '../clocks/years';
import type { CaseState } from './state';

/** For so many days at most access is given at once; it can be given again. */
export const accessLastsDays = 90;

/** The last day until which access can be given on a day. */
export const lastDayOfAccess = (today: string): string => daysAfter(today, accessLastsDays);

export const findAccess = ({ access = [] }: Pick<CaseState, 'access'>, accountId: string) =>
  access.find((one) => one.accountId === accountId);

/** A key for each account and day, by which lists ask who is let in: it ends by itself. */
export const grantKeys = ({ access = [] }: Pick<CaseState, 'access'>): string[] =>
  access.flatMap(({ accountId, from, until }) =>
    Array.from({ length: Math.max(0, daysBetween(from, until) + 1) }, (_, i) =>
      grantKey(accountId, daysAfter(from, i)),
    ),
  );
