import { type EventData, type Happening, happened } from '../case/events/event';
import type { CaseState } from '../case/state';

/**
 * The apology is owed in the case whose decision was wrong, which hears of it. Where that case is not known here, the appeal
 * itself follows the apology, so that it is not forgotten (117-QĐ/TW).
 */
export const apologyHere = (
  { appeal, number }: CaseState,
  { number: decision, on, result }: Pick<EventData<'appealDecided'>, 'number' | 'on' | 'result'>,
): Happening[] =>
  appeal?.appealedCase === undefined ? [happened('apologyOwed', { number, decision, on, result })] : [];
