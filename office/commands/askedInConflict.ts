import { AsyncLocalStorage } from 'node:async_hooks';
import { everyCase, type Visibility } from '../../domain/access/policy';
import type { CaseRow, CaseViewStore } from '../../models/caseViews';
import type { CommandOutcome } from './commandOutcome';
import type { CaseGateway } from './gateway';

const uponConflictAtWork = new AsyncLocalStorage<() => void>();

/** Does some work, and says when a conflict of interest stands in the way of a case that it asks for, whichever way it asks. */
export const noticingConflicts = <Done>(uponConflict: () => void, work: () => Done): Done =>
  uponConflictAtWork.run(uponConflict, work);

const notice = (): void => uponConflictAtWork.getStore()?.();

/** Looks for one case; that it is there, and a conflict hides it from who asks, is noticed. */
async function asked<Found extends Pick<CaseRow, 'conflictOf'>>(
  find: (visibility: Visibility) => Promise<Found | undefined>,
  visibility: Visibility,
): Promise<Found | undefined> {
  const seen = await find(visibility);
  if (seen || !visibility.all) return seen;
  const there = await find(everyCase);
  if (there?.conflictOf.includes(visibility.exceptConflictOf)) notice();
  return undefined;
}

/** The read model as people and programs ask it. */
export const tellingOfHidden = (views: CaseViewStore): CaseViewStore => ({
  ...views,
  find: (caseId, visibility) => asked((seenBy) => views.find(caseId, seenBy), visibility),
  findByNumber: (number, visibility) => asked((seenBy) => views.findByNumber(number, seenBy), visibility),
});

function told(outcome: CommandOutcome): CommandOutcome {
  if (outcome.kind === 'refused' && outcome.refusal.refused === 'conflictOfInterest') notice();
  return outcome;
}

/** The same gateway; what a case itself refuses for a conflict of interest is noticed too. */
export const tellingOfConflicts = (gateway: CaseGateway): CaseGateway => ({
  ...gateway,
  register: async (registration) => told(await gateway.register(registration)),
  give: async (caseId, command) => told(await gateway.give(caseId, command)),
});
