import { isOnDecision } from '../appeals/fallen';
import { awaitsProtection, reporterCanBeTold } from './checks';
import { takingOver } from './commands/anytime/declareConflict';
import { type FollowingConflict, followingFrom, originOf } from './conflicts';
import type { Context } from './context';
import { type CaseEvent, type EventData, type Happening, happened } from './events/event';
import { findFile } from '../files/caseFile';
import { linkedTo } from './links';
import { protectionAsked } from './protectionAsked';
import type { CaseState } from './state';
import type { Outcome } from './vocabulary';

/** What one case tells another that is linked to it. It is nobody's command, and cannot be refused: it has happened. */
export type CaseMessage =
  | { says: 'appealLodged'; data: EventData<'appealLodged'> }
  | { says: 'appealLeft'; data: EventData<'appealLeft'> }
  | { says: 'disciplineReviewed'; data: EventData<'disciplineReviewed'> }
  | { says: 'partRegistered'; data: EventData<'partRegistered'> }
  | { says: 'reportMerged'; data: EventData<'reportMerged'> }
  | { says: 'reportUnmerged'; data: EventData<'reportUnmerged'> }
  | { says: 'matterLinked'; data: EventData<'matterLinked'> }
  | { says: 'mergedMatterEnded'; data: EventData<'mergedMatterEnded'> }
  /** Somebody takes no part in the matter, as declared in the case `origin`; or takes part again. */
  | { says: 'conflictDeclared'; data: FollowingConflict & { caseId: string } }
  /** The reporter has written through the public door. */
  | { says: 'reporterWrote'; data: EventData<'reporterWrote'> }
  /** Files that the reporter sent through the public door have been scanned and lie under the key of the case. */
  | { says: 'filesCame'; data: { files: EventData<'fileTakenIn'>[] } }
  /** A scanner has looked at a file that was taken in before it could. */
  | { says: 'fileScanned'; data: EventData<'fileScanned'> }
  | { says: 'conflictLifted'; data: EventData<'conflictLifted'> & { caseId: string } };

/** Since conflicts of interest follow the matter; before, cases did not tell each other of them, nor of links that only they need. */
export const isOfConflict = ({ says }: CaseMessage): boolean =>
  says === 'conflictDeclared' || says === 'conflictLifted' || says === 'matterLinked';

export interface AddressedMessage {
  to: string;
  message: CaseMessage;
}

/** How the matter of this case has ended, for whoever waits for its result; undefined while it goes on. */
function endOfMatter({ conclusion, appeal, outcome, mergedMatter }: CaseState): Outcome | undefined {
  if (conclusion ?? appeal?.decision) return 'settled';
  return outcome === 'merged' ? mergedMatter?.outcome : outcome;
}

/** Tells reports that were merged into this case how its matter has ended, once it has. */
function endFor(state: CaseState, reports: CaseState['mergedReports'] = []): AddressedMessage[] {
  const outcome = endOfMatter(state);
  if (!outcome) return [];
  const data = { caseId: state.caseId, number: state.number, outcome };
  return reports.map(({ caseId }) => ({ to: caseId, message: { says: 'mergedMatterEnded', data } }));
}

/**
 * What an event of this case means for others: an appeal for the decision it is against, a part for its petition, a merged
 * report for the case that pursues it, and the end of that case for the report.
 */
export const messagesOf = (state: CaseState, event: CaseEvent): AddressedMessage[] => [
  ...courseMessages(state, event),
  ...conflictMessages(state, event),
];

function courseMessages(state: CaseState, event: CaseEvent): AddressedMessage[] {
  const from = { caseId: state.caseId, number: state.number };
  switch (event.type) {
    case 'reportRegistered': {
      const { splitFrom } = event.data;
      return splitFrom ? [{ to: splitFrom.caseId, message: { says: 'partRegistered', data: from } }] : [];
    }
    case 'appealAccepted':
      return lodgedAgainst(state, event.data);
    case 'appealCorrected': {
      const { leaves: to } = event.data;
      const left: AddressedMessage[] =
        to === undefined ? [] : [{ to, message: { says: 'appealLeft', data: from } }];
      return [...left, ...lodgedAgainst(state, event.data)];
    }
    case 'appealDecided':
      return [...reviewOf(state, event.data), ...endFor(state, state.mergedReports)];
    case 'disciplineReviewed':
      return reviewPassedOn(state, event.data);
    case 'merged': {
      const { into, reporterTold } = event.data;
      return [{ to: into, message: { says: reporterTold ? 'reportMerged' : 'matterLinked', data: from } }];
    }
    case 'unmerged':
      return [{ to: event.data.from, message: { says: 'reportUnmerged', data: from } }];
    case 'reportMerged':
      return endFor(state, [event.data]);
    case 'concluded':
    case 'refused':
    case 'keptOnFile':
    case 'guided':
    case 'forwarded':
    case 'withdrawn':
    case 'mergedMatterEnded':
      return endFor(state, state.mergedReports);
    // A decision that had no number yet is told of as soon as it has one.
    case 'numberGiven':
      return event.data.kind === 'appealDecision' && state.appeal?.decision
        ? reviewOf(state, state.appeal.decision)
        : [];
    default:
      return [];
  }
}

/** The case of the decision hears of the appeal; where it knows of it already, that is nothing new. */
function lodgedAgainst(
  { caseId, number }: CaseState,
  { appealedCase: to, lodgedOn }: EventData<'appealAccepted' | 'appealCorrected'>,
): AddressedMessage[] {
  if (to === undefined) return [];
  return [
    { to, message: { says: 'appealLodged', data: { caseId, number, lodgedOn } } },
    { to, message: { says: 'matterLinked', data: { caseId, number } } },
  ];
}

const conflictTold = (from: CaseState, to: string, data: FollowingConflict): AddressedMessage => ({
  to,
  message: { says: 'conflictDeclared', data: { ...data, caseId: from.caseId } },
});

/** A case that is newly linked hears of everybody who takes no part in this one. */
const conflictsTold = (state: CaseState, to: string): AddressedMessage[] =>
  followingFrom(state).map((conflict) => conflictTold(state, to, conflict));

/** A conflict of interest is one of the matter, and follows it through all its cases. */
function conflictMessages(state: CaseState, event: CaseEvent): AddressedMessage[] {
  switch (event.type) {
    case 'conflictDeclared': {
      const { accountId, relation, origin = state.caseId } = event.data;
      return linkedTo(state).map((to) => conflictTold(state, to, { accountId, relation, origin }));
    }
    case 'conflictLifted': {
      const data = { ...event.data, caseId: state.caseId };
      return linkedTo(state).map((to) => ({ to, message: { says: 'conflictLifted', data } }));
    }
    case 'merged':
      return conflictsTold(state, event.data.into);
    case 'appealAccepted':
    case 'appealCorrected':
      return event.data.appealedCase === undefined ? [] : conflictsTold(state, event.data.appealedCase);
    case 'reportMerged':
    case 'appealLodged':
    case 'partRegistered':
    case 'matterLinked':
      return conflictsTold(state, event.data.caseId);
    default:
      return [];
  }
}

/** What the decision on an appeal leaves of the decision that it was against. */
function reviewOf(state: CaseState, decided: EventData<'appealDecided'>): AddressedMessage[] {
  const { caseId, number, appeal } = state;
  const { result, form, number: decision, on, apologyOwed } = decided;
  const to = appeal?.appealedCase;
  if (to === undefined || decision === undefined) return [];
  const left = result === 'annulled' ? undefined : (form ?? appeal?.form);
  const data = { caseId, number, result, form: left, decision, on, ...(apologyOwed && { apologyOwed }) };
  return [{ to, message: { says: 'disciplineReviewed', data } }];
}

/** What a higher appeal has left of the decision on this one is what it leaves of the first decision, too. */
function reviewPassedOn({ appeal }: CaseState, data: EventData<'disciplineReviewed'>): AddressedMessage[] {
  const to = appeal?.appealedCase;
  return to === undefined ? [] : [{ to, message: { says: 'disciplineReviewed', data } }];
}

/** The result of the case into which this report was merged is owed to its reporter, once. */
function resultOwed(state: CaseState): Happening[] {
  const waits = state.ending?.reporterTold === 'whenConcluded' && reporterCanBeTold(state);
  const isOwed = state.owed.some(({ to, about }) => to === 'reporter' && about === 'result');
  return waits && !isOwed ? [happened('noticeOwed', { to: 'reporter', about: 'result' })] : [];
}

/**
 * An appeal that was lodged in time ends the time for it, on the day on which it was lodged: also where it is taken on, and heard
 * of here, only after that time.
 */
function windowUsed({ clocks }: CaseState, { lodgedOn }: EventData<'appealLodged'>): Happening[] {
  const window = clocks.appealWindow;
  if (!window || lodgedOn === undefined || (window.stoppedOn !== undefined && !window.ranOut)) return [];
  return [happened('clockStopped', { kind: 'appealWindow', on: lodgedOn })];
}

/** A decision that fell is not made public any more: nobody is late with it. */
function publicationEnded(
  { clocks: { publication } }: CaseState,
  { result, on }: EventData<'disciplineReviewed'>,
): Happening[] {
  return result !== 'upheld' && publication && publication.stoppedOn === undefined
    ? [happened('clockStopped', { kind: 'publication', on })]
    : [];
}

/** What a decision on an appeal means here; nothing where it is known. */
function reviewHeard(state: CaseState, review: EventData<'disciplineReviewed'>): Happening[] {
  const { appeals = [], apology } = state;
  const { caseId, number, decision, on } = review;
  if (appeals.some((appeal) => appeal.caseId === caseId && appeal.decision === decision)) return [];
  const isRecorded = isOnDecision(state, on);
  const isApologised = apology?.number === number && apology.decision === decision;
  // Of a decision on an appeal, the case of the first decision hears in turn, and owes it.
  const isOwedThere = isRecorded && state.appeal?.appealedCase !== undefined;
  return [
    ...(isRecorded ? [happened('disciplineReviewed', review), ...publicationEnded(state, review)] : []),
    // Wrong discipline is apologised for, whatever has become of the case since (117-QĐ/TW).
    ...(review.apologyOwed && !isApologised && !isOwedThere
      ? [happened('apologyOwed', { number, decision, on, result: review.result })]
      : []),
  ];
}

/**
 * What a message brings about; nothing where the case knows it already, or has nothing that it could be about.
 * @param ctx by which rules the case goes; absent in a run from before messages were heard by any
 */
export function takeIn(state: CaseState, message: CaseMessage, at: string, ctx?: Context): Happening[] {
  if (message.says === 'reporterWrote') return reporterHeard(state, message.data, ctx);
  if (message.says === 'filesCame') return filesHeard(state, message.data.files);
  if (message.says === 'fileScanned') return scanHeard(state, message.data);
  const { appeals = [], parts = [], mergedReports = [], links = [] } = state;
  const { says, data } = message;
  const isThere = mergedReports.some(({ caseId }) => caseId === data.caseId);
  switch (says) {
    case 'appealLodged':
      return isOnDecision(state, data.lodgedOn) && !appeals.some(({ caseId }) => caseId === data.caseId)
        ? [happened('appealLodged', data), ...windowUsed(state, message.data)]
        : [];
    case 'appealLeft':
      return appeals.some(({ caseId }) => caseId === data.caseId) ||
        links.some(({ caseId }) => caseId === data.caseId)
        ? [happened('appealLeft', data)]
        : [];
    case 'disciplineReviewed':
      return reviewHeard(state, data);
    case 'partRegistered':
      return parts.some(({ caseId, number }) => caseId === data.caseId && number === undefined)
        ? [happened('partRegistered', data)]
        : [];
    case 'reportMerged':
      return isThere ? [] : [happened('reportMerged', data)];
    case 'reportUnmerged':
      return isThere || links.some(({ caseId }) => caseId === data.caseId)
        ? [happened('reportUnmerged', data)]
        : [];
    case 'matterLinked':
      return linkedTo(state).includes(data.caseId) ? [] : [happened('matterLinked', data)];
    case 'mergedMatterEnded':
      return state.outcome === 'merged' && state.ending?.to === data.caseId
        ? [happened('mergedMatterEnded', data), ...resultOwed(state)]
        : [];
    case 'conflictDeclared':
      return takingOver(state, [followingOf(message.data)], { now: at });
    case 'conflictLifted':
      return liftHeard(state, message.data);
  }
}

/** What the reporter has written is heard once. Who asks for protection, or tells of retaliation, is owed a decision (Luật Tố cáo art. 50, 51). */
function reporterHeard(state: CaseState, wrote: EventData<'reporterWrote'>, ctx?: Context): Happening[] {
  const { correspondence = [] } = state;
  const isKnown = correspondence.some((one) => one.from === 'reporter' && one.message === wrote.message);
  if (isKnown) return [];
  const asksProtection = wrote.kind === 'protection' || wrote.kind === 'retaliation';
  return [happened('reporterWrote', wrote), ...(asksProtection ? askedThroughDoor(state, wrote, ctx) : [])];
}

/** Each file of the door becomes part of the case once, as belonging to the letter that it came with. */
function filesHeard({ files = [], correspondence = [] }: CaseState, came: EventData<'fileTakenIn'>[]) {
  return came
    .filter(({ file, door }) => !files.some((one) => one.file === file || one.door?.file === door?.file))
    .map((one) => {
      const letter = correspondence.find(
        (letter) => letter.from === 'reporter' && letter.message === one.door?.envelope,
      );
      return happened('fileTakenIn', { ...one, ...(letter && { of: letter.seq }) });
    });
}

/** A file is scanned once: what was found stays found. */
function scanHeard(state: CaseState, scanned: EventData<'fileScanned'>): Happening[] {
  const file = findFile(state, scanned.file);
  const isKnown = file?.checked !== undefined || file?.infected !== undefined;
  return file && !isKnown && file.unchecked !== scanned.verdict ? [happened('fileScanned', scanned)] : [];
}

/** Whoever reads it puts down what is asked for; until then the request says that it came, and its clock runs. */
function askedThroughDoor(
  state: CaseState,
  { message, on }: EventData<'reporterWrote'>,
  ctx?: Context,
): Happening[] {
  if (ctx) return protectionAsked(state, ctx, { explanation: '', way: 'publicDoor', on, message });
  return awaitsProtection(state) ? [] : [happened('protectionRequested', { explanation: '' })];
}

const followingOf = ({ accountId, relation, origin }: FollowingConflict) => ({ accountId, relation, origin });

function liftHeard(
  state: CaseState,
  { accountId, reason, origins: lifted }: EventData<'conflictLifted'>,
): Happening[] {
  const origins = state.conflicts
    .filter((conflict) => conflict.accountId === accountId)
    .map((conflict) => originOf(state, conflict))
    .filter((origin) => lifted.includes(origin));
  return origins.length > 0 ? [happened('conflictLifted', { accountId, reason, origins })] : [];
}
