import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Actor, visibilityOf } from '../../domain/access/policy';
import { rulesOf } from '../../domain/case/checks';
import { openStages } from '../../domain/case/command';
import type { CaseState } from '../../domain/case/state';
import { isRefusal, type Refusal } from '../../domain/case/refusal';
import { lawOf } from '../../domain/procedure/law';
import { isSameVersion } from '../../domain/procedure/namedVersion';
import type { Rules } from '../../domain/procedure/migration';
import { isOwedToMove } from '../../domain/procedure/transition';
import { type MovedClock, previewRules } from '../../domain/procedure/migrationPreview';
import { goesByKey } from '../../domain/views/caseView';
import type { CaseStores } from '../../models/caseStores';
import type { CaseFilter } from '../../models/caseViews';

/** How many open cases one answer of the programs' interface has. */
const shownAtOnce = 50;
const readAtOnce = 50;

/** The version that cases may be moved to. */
export type Target = Pick<Rules, 'procedure'> | Pick<Rules, 'calendar'>;

export interface PreviewedCase {
  caseId: string;
  number: string;
  under: ReturnType<typeof rulesOf>;
  /** The last act that was known when this was shown: who acts later, acts before the move. */
  seenAct: number;
  clocks: MovedClock[];
  /** Whether the law itself moves this case to the version. */
  byLaw: boolean;
}

/** What becomes of one case that is looked at: what would change, why it cannot be moved, or that it goes by the version already. */
export type Looked =
  | { caseId: string; looked: 'movable'; preview: PreviewedCase }
  | { caseId: string; looked: 'unmovable'; refusal: Refusal }
  | { caseId: string; looked: 'there' };

type Stores = Pick<CaseStores, 'views' | 'reference'>;

/** Whether a case goes by the version already. */
export const isUnder = (state: CaseState, target: Target): boolean => {
  const now = rulesOf(state);
  const [mine, theirs] =
    'procedure' in target ? [now.procedure, target.procedure] : [now.calendar, target.calendar];
  return isSameVersion(mine, theirs);
};

/** The rules of a case with the target in the place of its own. */
export async function rulesWith(state: CaseState, target: Target, { reference }: Stores): Promise<Rules> {
  const { procedure, calendar } = rulesOf(state);
  return 'procedure' in target
    ? { ...target, calendar: await reference.getCalendar(calendar.id, calendar.version) }
    : { ...target, procedure: await reference.getProcedure(procedure.id, procedure.version) };
}

/** Which open cases a version may be for, as the database is asked: none that goes by it already, and none of the other law. */
export async function filterFor(target: Target, { reference }: Stores): Promise<CaseFilter> {
  if ('calendar' in target) return { stages: openStages, notUnder: [goesByKey('calendar', target.calendar)] };
  const law = lawOf(target.procedure);
  const others = (await reference.listProcedures()).filter((one) => lawOf(one) !== law);
  return {
    stages: openStages,
    notUnder: [target.procedure, ...others].map((one) => goesByKey('procedure', one)),
  };
}

/** Looks at some cases, as far as this person may see them. */
export async function lookAt(
  actor: Actor,
  target: Target,
  caseIds: readonly string[],
  stores: Stores,
): Promise<Looked[]> {
  const found = await stores.views.findAll(caseIds, visibilityOf(actor));
  const now = new Date().toISOString();
  const looked: Looked[] = [];
  for (const { caseId, state, number } of found) {
    // Each is decided as a command would be: other people's requests come between.
    await nextTurn();
    if (state.stage === 'closed' || isUnder(state, target)) {
      looked.push({ caseId, looked: 'there' });
      continue;
    }
    const clocks = previewRules(state, await rulesWith(state, target, stores), now);
    if (isRefusal(clocks)) looked.push({ caseId, looked: 'unmovable', refusal: clocks });
    else {
      const preview = {
        caseId,
        number,
        under: rulesOf(state),
        seenAct: state.lastAct.seq,
        clocks,
        byLaw: 'procedure' in target && isOwedToMove(state, target.procedure),
      };
      looked.push({ caseId, looked: 'movable', preview });
    }
  }
  return looked;
}

/** A piece of the preview, and behind which case the next one begins. */
export interface PreviewPiece {
  cases: PreviewedCase[];
  next?: string | undefined;
}

/**
 * What moving the open cases that this person may see to a version would change, by their ids and behind the one that is named, so that
 * no case is passed over when others come or go. Those under it already are left out, and those that it is not for.
 */
export async function migrationPreview(
  actor: Actor,
  target: Target,
  stores: Stores,
  after = '',
): Promise<PreviewPiece> {
  const named = await stores.views.listNamed(visibilityOf(actor), await filterFor(target, stores));
  const waiting = named.map(({ caseId }) => caseId).filter((caseId) => caseId > after);
  const cases: PreviewedCase[] = [];
  for (let from = 0; from < waiting.length; from += readAtOnce) {
    const looked = await lookAt(actor, target, waiting.slice(from, from + readAtOnce), stores);
    cases.push(...looked.flatMap((one) => (one.looked === 'movable' ? [one.preview] : [])));
    if (cases.length < shownAtOnce) continue;
    const shown = cases.slice(0, shownAtOnce);
    const last = shown.at(-1)?.caseId;
    const isLast = cases.length === shownAtOnce && from + readAtOnce >= waiting.length;
    return { cases: shown, next: isLast ? undefined : last };
  }
  return { cases };
}
