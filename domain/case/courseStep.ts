import type { WaitingStep } from '../views/waitingSteps';
import type { EventType } from './events/event';
import type { Stage } from './vocabulary';

/** A step on the way of a case: what was done and when, by which account, where the case stood then, and what it waited for. */
export interface CourseStep {
  type: EventType;
  at: string;
  by: string;
  stage: Stage;
  waits: WaitingStep;
}
