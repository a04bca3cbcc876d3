import { type Actor, mayDo, visibilityOf } from '../../../domain/access/policy';
import { differences } from '../../../domain/plans/differences';
import { type Draft, findInForce, type Plan, type PlanEntry, type TakenUp } from '../../../domain/plans/plan';
import type { Translate } from '../../../language/texts';
import type { CaseStores } from '../../../models/caseStores';
import type { People } from '../../../office/people/people';
import { type CaseAbout, readCasesAbout } from '../../../office/plans/casesAbout';
import { entryPathOf, pathOf } from './path';

interface Shown {
  plan: Plan;
  people: People;
  actor: Actor;
  cases: Pick<CaseStores, 'views' | 'reference'>;
  t: Translate;
}

const casePath = (caseId: string): string => `/cases/${encodeURIComponent(caseId)}`;

/** A case beside its entry, and what can be done with it from there. */
function caseLine(one: CaseAbout, entry: PlanEntry, year: number, { takenUp, mayTakeUp }: LineNeeds) {
  const isTakenUp = takenUp.some(({ entryId, caseId }) => entryId === entry.entryId && caseId === one.caseId);
  return {
    caseId: one.caseId,
    number: one.number,
    href: casePath(one.caseId),
    isTakenUp,
    openHref: one.mayOpen ? `${casePath(one.caseId)}/commands/openInspection` : undefined,
    takeUpHref:
      mayTakeUp && one.inspectionOpened && !isTakenUp
        ? `${entryPathOf(year, entry.entryId)}/take-up`
        : undefined,
  };
}
interface LineNeeds {
  takenUp: readonly TakenUp[];
  mayTakeUp: boolean;
}

/** What the page of a plan shows to its reader; cases that they may not see are not there. */
export async function planPage({ plan, people: { nameOf }, actor, cases, t }: Shown) {
  const { year, draft, approvals, takenUp } = plan;
  const inForce = findInForce(plan);
  const mayDraft = mayDo(actor, 'draftPlans');
  const needs = { takenUp, mayTakeUp: mayDraft };
  const lineOf = (entry: PlanEntry) => ({ ...entry, officer: nameOf(entry.officer) });
  /** Only what is worked on leads to its form: what was approved before stays. */
  const changeable = (entry: PlanEntry) => ({
    ...lineOf(entry),
    href: mayDraft ? entryPathOf(year, entry.entryId) : undefined,
  });
  const numbers = await cases.views.numbersOf(
    takenUp.map(({ caseId }) => caseId),
    visibilityOf(actor),
  );
  const made = ({ by, at }: Pick<Draft, 'by' | 'at'>) => ({ by: nameOf(by), at });
  const compared = draft && differences(inForce?.entries ?? [], draft.entries);
  return {
    year,
    path: pathOf(year),
    mayDraft,
    draft: draft &&
      compared && {
        ...made(draft),
        seen: draft.revision,
        entries: compared.entries.map((one) => ({
          ...changeable(one),
          change: one.change === 'same' ? '' : t(`plans:change.${one.change}`),
        })),
        leftOut: compared.leftOut.map(lineOf),
        mayApprove: mayDo(actor, 'approvePlans') && draft.by !== actor.id,
        isOwn: mayDo(actor, 'approvePlans') && draft.by === actor.id,
      },
    inForce: inForce && {
      by: nameOf(inForce.approvedBy),
      at: inForce.approvedAt,
      entries: await Promise.all(
        inForce.entries.map(async (entry) => ({
          ...(draft ? lineOf(entry) : changeable(entry)),
          cases: (await readCasesAbout(cases, actor, entry)).map((one) => caseLine(one, entry, year, needs)),
        })),
      ),
    },
    before: approvals
      .slice(0, -1)
      .reverse()
      .map(({ approvedBy, approvedAt, entries }) => ({
        by: nameOf(approvedBy),
        at: approvedAt,
        entries: entries.map(lineOf),
      })),
    acts: [
      ...plan.drafts.map(({ by, at, entries }) => ({
        at,
        sentence: t('plans:act.drafted', { by: nameOf(by), count: entries.length }),
      })),
      ...approvals.map(({ approvedBy, approvedAt }) => ({
        at: approvedAt,
        sentence: t('plans:act.approved', { by: nameOf(approvedBy) }),
      })),
      ...takenUp.flatMap(({ by, at, caseId }) => {
        const number = numbers.get(caseId);
        return number === undefined
          ? []
          : [{ at, sentence: t('plans:act.takenUp', { by: nameOf(by), number }) }];
      }),
    ].sort((a, b) => b.at.localeCompare(a.at)),
  };
}
