import type { CaseEvent } from '../../../domain/case/events/event';

/** What happened as the world may read it: even the opaque reference to the reporter stays in the house. */
export function readable({ seq, at, by, commandId, type, data }: CaseEvent) {
  const shown =
    type === 'reportRegistered' ? { ...data, reporter: { standing: data.reporter.standing } } : data;
  return { seq, at, by, commandId, type, data: shown };
}
