import { allHandlersFinished, condition, continueAsNew } from '@temporalio/workflow';
import { type CaseArgumentsBefore } from './before/contractBefore';
import { hostAsBefore } from './before/caseBefore';
import type { CaseArguments } from './contract';
import { hostCase } from './hostCase';
import { isMakingWay } from './patience';
import { takesPatch } from './patches';

/**
 * Goes through what a run has recorded that began before the patch `recorded`. As soon as it has, it makes way: the next run reads
 * what is stored, and believes nothing of what this one has decided.
 */
async function goOver(args: CaseArgumentsBefore): Promise<void> {
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
  await continueAsNew<typeof caseWorkflow>({ caseId, renewAfter, reached: resumption?.head });
}

/** Hosts one case: accepts commands, waits for what falls due, and stores every event before it answers. */
export async function caseWorkflow(args: CaseArguments | CaseArgumentsBefore): Promise<void> {
  if (!takesPatch('recorded') && 'procedure' in args) return goOver(args);
  const { caseId, opening, trusted, reached, renewAfter } = {
    trusted: undefined,
    reached: undefined,
    ...args,
  };
  await hostCase({ caseId, opening, trusted, reached, renewAfter });
}
