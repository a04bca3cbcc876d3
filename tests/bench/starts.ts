import { randomUUID } from 'node:crypto';
import type { emptyWorkflow } from './bare-workflow';
import type { BenchOffice } from './bench-office';
import { register } from './cases';
import { compare, type Comparison } from './comparison';

const emptyStart = (office: BenchOffice) => ({
  workflowId: `empty-${randomUUID()}`,
  taskQueue: office.bareTaskQueue,
});

/** A report registered and stored, against an empty workflow started and run. */
export const startsAndRuns = (office: BenchOffice, turns: number): Promise<Comparison> =>
  compare(
    turns,
    () => register(office),
    () => office.bare.workflow.execute<typeof emptyWorkflow>('emptyWorkflow', emptyStart(office)),
  );

/** The same against a start that the server has only noted down: no worker has seen it yet. */
export const startsNoted = (office: BenchOffice, turns: number): Promise<Comparison> =>
  compare(
    turns,
    () => register(office),
    () => office.bare.workflow.start<typeof emptyWorkflow>('emptyWorkflow', emptyStart(office)),
  );
