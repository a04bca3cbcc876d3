import type { Sinks } from '@temporalio/workflow';

/** An Update that a workflow has handled: `giveCommand` for instance. Times are the workflow's own, in milliseconds. */
export interface HandledUpdate {
  name: string;
  /** The `traceparent` with which it came. */
  under: string;
  spanId: string;
  began: number;
  ended: number;
  hasFailed: boolean;
}

/** What workflows tell of themselves while traces are kept. */
export interface ThreadSinks extends Sinks {
  threads: { updateHandled(update: HandledUpdate): void };
}
