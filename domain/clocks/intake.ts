import type { Context } from '../case/context';
import type { Happening } from '../case/events/event';
import type { CaseState } from '../case/state';
import { stopClock } from './running';

/** What was sent has been looked into at intake, be it for the first time or as a further denunciation (Luật Tố cáo art. 37). */
export const stopHandling = (state: CaseState, ctx: Context): Happening[] => [
  ...stopClock(state, ctx, 'handling'),
  ...stopClock(state, ctx, 'furtherStudy'),
];
