import { DateTime } from 'luxon';
import { grantKey } from '../access/sight';
import type { CaseState } from './state';

/** For so many days at most access is given at once; it can be given again. */
export const accessLastsDays = 90;

const dayAfter = (day: string, days: number): string =>
  DateTime.fromISO(day, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd');

/** The last day until which access can be given on a day. */
export const lastDayOfAccess = (today: string): string => dayAfter(today, accessLastsDays);

export const findAccess = ({ access = [] }: Pick<CaseState, 'access'>, accountId: string) =>
  access.find((one) => one.accountId === accountId);

/** A key for each account and day, by which lists ask who is let in: it ends by itself. */
export const grantKeys = ({ access = [] }: Pick<CaseState, 'access'>): string[] =>
  access.flatMap(({ accountId, from, until }) => {
    const { days: count } = DateTime.fromISO(until, { zone: 'utc' }).diff(
      DateTime.fromISO(from, { zone: 'utc' }),
      'days',
    );
    return Array.from({ length: Math.max(0, count + 1) }, (_, i) => grantKey(accountId, dayAfter(from, i)));
  });
