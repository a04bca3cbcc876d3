import { allHandlersFinished, condition, continueAsNew } from '@temporalio/workflow';
import type { CaseArguments } from '../contract';
import { takesPatch } from '../patches';
import { isMakingWay } from '../patience';
import { hostAsBefore } from './caseBefore';
import type { CaseArgumentsBefore } from './contractBefore';

/**
 * Goes through what a run has recorded that began before the patch `recorded`. As soon as it has, it makes way: the next run reads
 * what is stored, and believes nothing of what this one has decided.
 */
export async function goOver(args: CaseArgumentsBefore): Promise<void> {
  let failure: { error: unknown } | undefined;
  let isOver = false;
  const before = hostAsBefore(args).then(
    () => (isOver = true),
    (error: unknown) => (failure = { error }),
  );
  const isLive = () => takesPatch('recorded');
  await Promise.race([before, condition(isLive)]);
  if (failure && !isMakingWay(failure.error)) throw failure.error;
  if (isOver && !failure) return;
  await condition(allHandlersFinished);
  const { caseId, renewAfter, resumption } = args;
  await continueAsNew<(next: CaseArguments) => Promise<void>>({
    caseId,
    renewAfter,
    reached: resumption?.head,
  });
}
