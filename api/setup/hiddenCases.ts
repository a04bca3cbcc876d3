import { AsyncLocalStorage } from 'node:async_hooks';
import type { Express, Locals } from 'express';
import { everyCase, type Visibility } from '../../domain/access/policy';
import type { CaseRow, CaseViewStore } from '../../models/caseViews';
import type { CommandOutcome } from '../cases/commandOutcome';
import type { CaseGateway } from '../cases/gateway';

const requestAtWork = new AsyncLocalStorage<Locals>();

/** From here on what is asked for belongs to its request; behind the bodies, whose readers may lose it. */
export function setUpHiddenCases(app: Express): void {
  app.use((_req, res, next) => requestAtWork.run(res.locals, next));
}

/** For the log alone: the answer is that of a case that is not there. */
function tellLog(): void {
  const locals = requestAtWork.getStore();
  if (locals) locals.isConflict = true;
}

/** Looks for one case; where it is there, and a conflict hides it from who asks, the log hears of it. */
async function asked<Found extends Pick<CaseRow, 'conflictOf'>>(
  find: (visibility: Visibility) => Promise<Found | undefined>,
  visibility: Visibility,
): Promise<Found | undefined> {
  const seen = await find(visibility);
  if (seen || !visibility.all) return seen;
  const there = await find(everyCase);
  if (there?.conflictOf.includes(visibility.exceptConflictOf)) tellLog();
  return undefined;
}

/** The read model as people and programs ask it: whoever names a case that a conflict hides from them is told of by the log, whichever way they came. */
export const tellingOfHidden = (views: CaseViewStore): CaseViewStore => ({
  ...views,
  find: (caseId, visibility) => asked((seenBy) => views.find(caseId, seenBy), visibility),
  findByNumber: (number, visibility) => asked((seenBy) => views.findByNumber(number, seenBy), visibility),
});

function told(outcome: CommandOutcome): CommandOutcome {
  if (outcome.kind === 'refused' && outcome.refusal.refused === 'conflictOfInterest') tellLog();
  return outcome;
}

/** The same gateway; what a case refuses for a conflict of interest is told by the log. */
export const tellingOfConflicts = (gateway: CaseGateway): CaseGateway => ({
  ...gateway,
  register: async (registration) => told(await gateway.register(registration)),
  give: async (caseId, command) => told(await gateway.give(caseId, command)),
});
