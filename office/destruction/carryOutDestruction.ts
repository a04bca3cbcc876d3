import { everyCase } from '../../domain/access/policy';
import { decidedKey, findClosedOn } from '../../domain/keeping/kept';
import type { CaseViewStore } from '../../models/caseViews';
import type { OfficeLog } from '../../models/officeLog';
import type { CaseGateway } from '../commands/gateway';
import { listEntries } from '../audit/loggedEntries';
import { destroyContents, type DestructionNeeds } from './destroyContents';

interface Needs extends DestructionNeeds {
  cases: DestructionNeeds['cases'] & {
    views: Pick<CaseViewStore, 'listAll'>;
    officeLog: Pick<OfficeLog, 'append' | 'list'>;
  };
}

const isTold = async (caseId: string, { officeLog }: Needs['cases']): Promise<boolean> =>
  (await listEntries(officeLog, { type: 'fileDestroyed' })).some(({ data }) => data.caseId === caseId);

/** Destroys what a file says, once two people have decided so; the log of the office tells of it first, and keeps what its record needs. */
async function carryOut(caseId: string, needs: Needs): Promise<void> {
  const view = await needs.cases.views.find(caseId, everyCase);
  const { destroyed } = view?.state ?? {};
  if (!view || !destroyed) return;
  const { at, by, proposedBy, kept } = destroyed;
  if (!(await isTold(caseId, needs.cases))) {
    const { kind: keptAs, until, schedule } = kept;
    const closedOn = findClosedOn(view.state) ?? until;
    const data = { caseId, keptAs, closedOn, until, schedule, proposedBy };
    await needs.cases.officeLog.append({ by, type: 'fileDestroyed', data });
  }
  await destroyContents(caseId, { at, by }, needs);
}

/** A gateway behind which a file is gone once it is decided that it be destroyed. */
export const destroyingFiles = (
  gateway: CaseGateway,
  needs: Needs,
  uponFault: (error: unknown, caseId: string) => void,
): CaseGateway => ({
  ...gateway,
  give: async (caseId, command) => {
    const outcome = await gateway.give(caseId, command);
    if (outcome.kind === 'done' && command.type === 'decideDestruction')
      // What could not be carried out now is when the office starts: it is decided.
      await carryOut(caseId, needs).catch((error: unknown) => uponFault(error, caseId));
    return outcome;
  },
});

/** Carries out what was decided, and cut short. @returns of which cases */
export async function finishDestructions(needs: Needs): Promise<string[]> {
  const left = await needs.cases.views.listAll(everyCase, { keeping: [{ kind: decidedKey }] });
  for (const { caseId } of left) await carryOut(caseId, needs);
  return left.map(({ caseId }) => caseId);
}
