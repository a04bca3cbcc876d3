import { setTimeout as pause } from 'node:timers/promises';
import { perCase } from './perCase';

test('items of a case come one after another, cases beside each other, and answers in the order of the items', async () => {
  const items = Array.from({ length: 60 }, (_, n) => ({ n, caseId: `c${n % 20}` }));
  const atWork = new Set<string>();
  let most = 0;
  const begun: Record<string, number[]> = {};
  const answers = await perCase(
    items,
    ({ caseId }) => caseId,
    async ({ n, caseId }) => {
      expect(atWork.has(caseId)).toBe(false);
      atWork.add(caseId);
      most = Math.max(most, atWork.size);
      (begun[caseId] ??= []).push(n);
      await pause(n % 3);
      atWork.delete(caseId);
      return n;
    },
  );
  expect(answers).toEqual(items.map(({ n }) => n));
  expect(most).toBe(8);
  for (const order of Object.values(begun)) expect(order).toEqual([...order].sort((a, b) => a - b));
});
