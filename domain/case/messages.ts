import { type CaseEvent, type EventData, type Happening, happened } from './events/event';
import type { CaseState } from './state';

/** What one case tells another that is linked to it. It is nobody's command, and cannot be refused: it has happened. */
export type CaseMessage =
  | { says: 'appealLodged'; data: EventData<'appealLodged'> }
  | { says: 'disciplineReviewed'; data: EventData<'disciplineReviewed'> }
  | { says: 'partRegistered'; data: EventData<'partRegistered'> };

export interface AddressedMessage {
  to: string;
  message: CaseMessage;
}

/** What an event of this case means for another: an appeal for the decision it is against, a part for its petition. */
export function findMessage(state: CaseState, event: CaseEvent): AddressedMessage | undefined {
  const from = { caseId: state.caseId, number: state.number };
  switch (event.type) {
    case 'reportRegistered': {
      const { splitFrom } = event.data;
      return splitFrom && { to: splitFrom.caseId, message: { says: 'partRegistered', data: from } };
    }
    case 'appealAccepted': {
      const to = event.data.appealedCase;
      return to === undefined ? undefined : { to, message: { says: 'appealLodged', data: from } };
    }
    case 'appealDecided': {
      const { result, form, number: decision, on } = event.data;
      const { appealedCase: to, form: before } = state.appeal ?? {};
      if (to === undefined) return undefined;
      const left = result === 'annulled' ? undefined : (form ?? before);
      return {
        to,
        message: { says: 'disciplineReviewed', data: { ...from, result, form: left, decision, on } },
      };
    }
    default:
      return undefined;
  }
}

/** What a message brings about; nothing where the case knows it already, or has nothing that it could be about. */
export function heard(
  { discipline, appeals = [], parts = [] }: CaseState,
  message: CaseMessage,
): Happening[] {
  const { says, data } = message;
  const known = appeals.find(({ caseId }) => caseId === data.caseId);
  switch (says) {
    case 'appealLodged':
      return discipline && !known ? [happened('appealLodged', data)] : [];
    case 'disciplineReviewed':
      return discipline ? [happened('disciplineReviewed', data)] : [];
    case 'partRegistered':
      return parts.some(({ caseId, number }) => caseId === data.caseId && number === undefined)
        ? [happened('partRegistered', data)]
        : [];
  }
}
