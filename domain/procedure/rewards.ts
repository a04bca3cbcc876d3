import { z } from 'zod';
import { rewardForms } from '../case/vocabulary';
import { cited } from './cited';

const times = z.number().int().positive();

/**
 * What whoever reported can be rewarded with: by form of commendation so many times the base salary, and more where much came back
 * (TTLT 01/2015/TTLT-TTCP-BNV). The base salary is that of the day on which it is proposed.
 */
export const rewards = () =>
  cited(
    z.strictObject({
      timesBaseSalary: z.record(z.enum(rewardForms), times),
      /** Đồng a month, from each day on, the earliest first. */
      baseSalary: z.array(z.strictObject({ from: z.iso.date(), amount: times })).min(1),
      /** Above so many times the base salary recovered: up to so many of 100 of it, and no more than so many times the base salary. */
      recovered: z.strictObject({ aboveTimes: times, percent: times, atMostTimes: times }),
    }),
  );
type Rewards = z.infer<ReturnType<typeof rewards>>['value'];
export type RewardForm = (typeof rewardForms)[number];

/** The base salary on a day, in đồng; undefined before the first that is known. */
const findBaseSalary = ({ baseSalary }: Rewards, on: string): number | undefined =>
  baseSalary.filter(({ from }) => from <= on).at(-1)?.amount;

/** The most that can be proposed with a form on a day, in đồng; undefined where no base salary is known for that day. */
export function findMostReward(
  rule: Rewards,
  { form, on, recovered }: { form: RewardForm; on: string; recovered: number },
): number | undefined {
  const base = findBaseSalary(rule, on);
  if (base === undefined) return undefined;
  const byForm = rule.timesBaseSalary[form] * base;
  const { aboveTimes, percent, atMostTimes } = rule.recovered;
  if (recovered <= aboveTimes * base) return byForm;
  return Math.max(byForm, Math.min(Math.floor((recovered * percent) / 100), atMostTimes * base));
}
