import type { Calendar, Instant } from '../calendar/calendar';
import { type ClockExplanation, explainClock } from '../clocks/explain';
import type { VisitClock } from './visit';

/** How a limit of a visit stands at a moment: it is counted as every limit of working days that nobody lets rest or extends. */
export const explainVisitClock = (calendar: Calendar, clock: VisitClock, now: Instant): ClockExplanation =>
  explainClock(calendar, { ...clock, kind: 'telling', pauses: [], extensions: [] }, now);
