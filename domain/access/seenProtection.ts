import { type CaseEvent, happened } from '../case/events/event';
import type { CaseState, ProtectionRequest, Superseded } from '../case/state';
import { isKeptApart } from '../papers/papers';

/** That somebody has asked, and how, is for whoever works on the case: whether the paper has come, whether one may ask once more. */
const requestKnown = ({ explanation, whom, who, ...request }: ProtectionRequest): ProtectionRequest => {
  void [explanation, whom, who];
  return { ...request, explanation: '' };
};

const decisionKnown = (protection: NonNullable<CaseState['protection']>) => ({ ...protection, measures: '' });

const formerlyKnown = (one: Superseded): Superseded =>
  one.fact === 'protection' ? { ...one, was: decisionKnown(one.was) } : one;

/** A case without what its file of protection holds: that it was asked for and decided on is seen, and nothing more. */
export const withoutProtection = (state: CaseState): CaseState => ({
  ...state,
  ...(state.protection && { protection: decisionKnown(state.protection) }),
  ...(state.protectionRequests && { protectionRequests: state.protectionRequests.map(requestKnown) }),
  ...(state.superseded && { superseded: state.superseded.map(formerlyKnown) }),
  ...(state.papers && { papers: state.papers.filter(({ kind }) => !isKeptApart(kind)) }),
  measures: undefined,
  retaliations: undefined,
});

/** The same of an event; undefined for what is of the file of protection alone. */
export function eventWithoutProtection(event: CaseEvent): CaseEvent | undefined {
  switch (event.type) {
    case 'protectionRequested': {
      const { way, on, message } = event.data;
      const known = {
        ...(way && { way }),
        ...(on !== undefined && { on }),
        ...(message !== undefined && { message }),
      };
      return { ...event, ...happened('protectionRequested', { explanation: '', ...known }) };
    }
    case 'protectionDecided': {
      const { on, granted } = event.data;
      return { ...event, ...happened('protectionDecided', { on, granted, measures: '' }) };
    }
    case 'measureFollowed':
    case 'measureAnswered':
    case 'measureExtended':
    case 'measureEnded':
    case 'retaliationReported':
      return undefined;
    case 'paperIssued':
      return isKeptApart(event.data.kind) ? undefined : event;
    default:
      return event;
  }
}
