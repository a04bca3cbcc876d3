import { mayKnowOfProposal } from '../case/conflicts';
import type { CaseEvent, EventData } from '../case/events/event';
import type { CaseState, Submission } from '../case/state';
import { findTeller, withoutTeller } from '../proof/proven';
import type { Actor } from './policy';
import { eventWithoutProtection, withoutProtection } from './seenProtection';

/** Who looks at a case, and which of the cases that it is linked to they may see. */
export interface Viewer {
  actor: Pick<Actor, 'id' | 'roles'>;
  sees: (caseId: string) => boolean;
  /** Whether the file of protection is for them. */
  seesProtection?: boolean | undefined;
}

/** What stands where a number or an id would lead to a case that the viewer may not see. */
export const unnamed = '…';

type Named = { caseId: string; number: string };
const withoutName = <Data extends Named>(data: Data): Data => ({ ...data, caseId: unnamed, number: unnamed });

type SplitFrom = NonNullable<EventData<'reportRegistered'>['splitFrom']>;

/** From where a part comes; whose conflicts it began with may lead further than that. */
const splitSeen = (split: SplitFrom, isHidden: (id: string) => boolean): SplitFrom => ({
  ...(isHidden(split.caseId) ? withoutName(split) : split),
  ...(split.conflicts && {
    conflicts: split.conflicts.map((conflict) =>
      isHidden(conflict.origin) ? { ...conflict, origin: unnamed } : conflict,
    ),
  }),
});

/** What was put into a form can say against which case's decision an appeal is. */
const inputSeen = (
  { appealedCase, ...input }: Submission['input'],
  isHidden: (id: string) => boolean,
): Submission['input'] => {
  if (typeof appealedCase !== 'string') return { ...input };
  return { ...input, appealedCase: isHidden(appealedCase) ? unnamed : appealedCase };
};

/**
 * A case as this person may see it: nothing in it leads to another that is hidden from them, nor tells what is only proposed of somebody.
 * What can be done in it stays as it is; the case itself decides on its own whole state.
 */
export function stateSeenBy(whole: CaseState, viewer: Viewer): CaseState {
  const state = viewer.seesProtection ? whole : withoutProtection(whole);
  const {
    registration,
    parts,
    appeals,
    appeal,
    mergedReports,
    links,
    mergedMatter,
    conflictProposals,
    submissions,
  } = state;
  const seen = <One extends { caseId: string }>(all: readonly One[] | undefined) =>
    all?.filter(({ caseId }) => viewer.sees(caseId));
  const { splitFrom } = registration;
  const isHidden = (id: string | undefined): boolean => id !== undefined && !viewer.sees(id);
  return {
    ...state,
    registration: splitFrom
      ? {
          ...registration,
          splitFrom: isHidden(splitFrom.caseId) ? undefined : splitSeen(splitFrom, isHidden),
        }
      : registration,
    ...(parts && { parts: seen(parts) }),
    ...(appeals && { appeals: seen(appeals) }),
    ...(mergedReports && { mergedReports: seen(mergedReports) }),
    ...(links && { links: seen(links) }),
    ...(mergedMatter && isHidden(mergedMatter.caseId) && { mergedMatter: withoutName(mergedMatter) }),
    ...(appeal && isHidden(appeal.appealedCase) && { appeal: { ...appeal, appealedCase: undefined } }),
    ...(state.outcome === 'merged' &&
      isHidden(state.ending?.to) && {
        ending: state.ending && { ...state.ending, to: undefined },
      }),
    ...(state.mergeProposal &&
      isHidden(state.mergeProposal.into) && {
        mergeProposal: { ...state.mergeProposal, into: unnamed, number: unnamed },
      }),
    ...(submissions && {
      submissions: submissions.map((one) => ({ ...one, input: inputSeen(one.input, isHidden) })),
    }),
    conflicts: state.conflicts.map((conflict) =>
      isHidden(conflict.origin) ? { ...conflict, origin: undefined } : conflict,
    ),
    ...(conflictProposals && {
      conflictProposals: conflictProposals.filter((proposal) => mayKnowOfProposal(viewer.actor, proposal)),
    }),
  };
}

/** Whether what happened is for this person to know of at all. */
function isTold(event: CaseEvent, { actor }: Viewer): boolean {
  switch (event.type) {
    case 'conflictProposed':
    case 'conflictWithdrawn':
      return mayKnowOfProposal(actor, { ...event.data, by: event.by });
    case 'conflictDismissed':
      return mayKnowOfProposal(actor, { ...event.data, by: event.data.proposedBy });
    default:
      return true;
  }
}

/** The same event, without what would lead to a case that is hidden from whoever looks: by its id, or by what it says. */
function unnamedIn(given: CaseEvent, { sees }: Viewer): CaseEvent {
  const isHidden = (id: string): boolean => !sees(id);
  const teller = findTeller(given.commandId);
  const event =
    teller !== undefined && isHidden(teller)
      ? { ...given, commandId: withoutTeller(given.commandId, unnamed) }
      : given;
  switch (event.type) {
    case 'reportRegistered':
      return event.data.splitFrom
        ? { ...event, data: { ...event.data, splitFrom: splitSeen(event.data.splitFrom, isHidden) } }
        : event;
    case 'merged':
      return isHidden(event.data.into) ? { ...event, data: { ...event.data, into: unnamed } } : event;
    case 'mergeProposed':
      return isHidden(event.data.into)
        ? { ...event, data: { ...event.data, into: unnamed, number: unnamed } }
        : event;
    case 'mergeDismissed':
      return isHidden(event.data.into) ? { ...event, data: { ...event.data, into: unnamed } } : event;
    case 'unmerged':
      return isHidden(event.data.from) ? { ...event, data: { ...event.data, from: unnamed } } : event;
    case 'petitionSplit':
      return isHidden(event.data.into) ? { ...event, data: { ...event.data, into: unnamed } } : event;
    case 'appealAccepted': {
      const { appealedCase } = event.data;
      const hidden = appealedCase !== undefined && isHidden(appealedCase);
      return hidden ? { ...event, data: { ...event.data, appealedCase: unnamed } } : event;
    }
    case 'actSubmitted':
      return { ...event, data: { ...event.data, input: inputSeen(event.data.input, isHidden) } };
    case 'appealCorrected': {
      const { appealedCase, leaves } = event.data;
      const hidden = (id: string | undefined) => (id !== undefined && isHidden(id) ? unnamed : id);
      return {
        ...event,
        data: { ...event.data, appealedCase: hidden(appealedCase), leaves: hidden(leaves) },
      };
    }
    case 'partRegistered':
      return isHidden(event.data.caseId) ? { ...event, data: withoutName(event.data) } : event;
    case 'reportMerged':
      return isHidden(event.data.caseId) ? { ...event, data: withoutName(event.data) } : event;
    case 'reportUnmerged':
      return isHidden(event.data.caseId) ? { ...event, data: withoutName(event.data) } : event;
    case 'matterLinked':
      return isHidden(event.data.caseId) ? { ...event, data: withoutName(event.data) } : event;
    case 'mergedMatterEnded':
      return isHidden(event.data.caseId) ? { ...event, data: withoutName(event.data) } : event;
    case 'appealLodged':
      return isHidden(event.data.caseId) ? { ...event, data: withoutName(event.data) } : event;
    case 'appealLeft':
      return isHidden(event.data.caseId) ? { ...event, data: withoutName(event.data) } : event;
    case 'disciplineReviewed':
      return isHidden(event.data.caseId) ? { ...event, data: withoutName(event.data) } : event;
    case 'conflictDeclared': {
      const { origin } = event.data;
      const hidden = origin !== undefined && isHidden(origin);
      return hidden ? { ...event, data: { ...event.data, origin: unnamed } } : event;
    }
    case 'conflictLifted': {
      const origins = event.data.origins.map((id) => (id !== event.caseId && isHidden(id) ? unnamed : id));
      return { ...event, data: { ...event.data, origins } };
    }
    default:
      return event;
  }
}

/** A history as this person may read it; what they may not know of is left out, so that numbers can be missing. */
export const eventsSeenBy = (events: readonly CaseEvent[], viewer: Viewer): CaseEvent[] =>
  events
    .filter((event) => isTold(event, viewer))
    .flatMap((event) => (viewer.seesProtection ? event : (eventWithoutProtection(event) ?? [])))
    .map((event) => unnamedIn(event, viewer));

/** Every other case that these events name. */
export function casesNamedIn(events: readonly CaseEvent[], state: CaseState): string[] {
  const asked = new Set<string>();
  const viewer: Viewer = {
    actor: { id: '', roles: ['auditor'] },
    sees: (id) => {
      asked.add(id);
      return true;
    },
  };
  stateSeenBy(state, viewer);
  eventsSeenBy(events, viewer);
  asked.delete(state.caseId);
  asked.delete(unnamed);
  return [...asked];
}
