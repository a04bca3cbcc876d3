import type { CaseEvent } from './events/event';
import type { CaseMessage } from './messages';

/** Something that a case tells another, and when it happened. */
export interface DatedMessage {
  message: CaseMessage;
  at: string;
}

/** The ids under which cases recorded what they heard before such an id named the event that was told of. */
const idBefore = /^heard-\d+$/;

/**
 * What a message is about, where the one that is heard last stands for all before it: to hear those again would undo it. Undefined
 * for what cases did not tell each other then.
 */
function matterOf({ says, data }: CaseMessage): string | undefined {
  switch (says) {
    case 'appealLodged':
    case 'partRegistered':
    case 'mergedMatterEnded':
      return `${says} ${data.caseId}`;
    case 'reportMerged':
    case 'reportUnmerged':
      return `merging ${data.caseId}`;
    case 'disciplineReviewed':
      return reviewBy(data);
    // Not told of then.
    case 'appealLeft':
    case 'conflictDeclared':
    case 'conflictLifted':
    case 'matterLinked':
    case 'reporterWrote':
    case 'filesCame':
    case 'fileScanned':
      return undefined;
  }
}

const reviewBy = ({ number, decision }: { number: string; decision?: string | undefined }) =>
  `review ${number} ${decision ?? ''}`;

/** The matter of what was recorded upon a message then; undefined for what followed from it. */
function recordedMatter(event: CaseEvent): string | undefined {
  switch (event.type) {
    case 'appealLodged':
      return matterOf({ says: event.type, data: event.data });
    case 'disciplineReviewed':
      return matterOf({ says: event.type, data: event.data });
    case 'partRegistered':
      return matterOf({ says: event.type, data: event.data });
    case 'reportMerged':
      return matterOf({ says: event.type, data: event.data });
    case 'reportUnmerged':
      return matterOf({ says: event.type, data: event.data });
    case 'mergedMatterEnded':
      return matterOf({ says: event.type, data: event.data });
    // All that a review brings about where the case is disciplined no more.
    case 'apologyOwed':
      return reviewBy(event.data);
    default:
      return undefined;
  }
}

/**
 * Whether a case has heard of this in the version before, which did not say of which event it had heard: it recorded the same matter
 * when that had happened already.
 */
export function hasHeardBefore(recorded: readonly CaseEvent[], { message, at }: DatedMessage): boolean {
  const matter = matterOf(message);
  return (
    matter !== undefined &&
    recorded.some(
      (event) => idBefore.test(event.commandId) && event.at >= at && recordedMatter(event) === matter,
    )
  );
}
