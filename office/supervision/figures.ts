import { everyCase } from '../../domain/access/policy';
import {
  type CountedCase,
  settlingFigures,
  type SettlingFigures,
  type Span,
} from '../../domain/supervision/figures';
import type { CaseStores } from '../../models/caseStores';
import { officeMoment } from '../officeMoment';

type Stores = Pick<CaseStores, 'views' | 'reference'>;

/** Every complaint, counted and never told of; appeals against discipline are another matter. */
async function countedCases({ views }: Pick<Stores, 'views'>): Promise<CountedCase[]> {
  const rows = await views.listAll(everyCase, {});
  return rows
    .filter(({ kind }) => kind !== 'disciplineAppeal')
    .map(({ receivedOn, stage, outcome, closedOn, keeping, overdueKinds }) => ({
      receivedOn,
      // Rows from before have it behind what their file is kept as.
      closedOn: stage === 'closed' ? (closedOn ?? keeping?.split(' ').at(-1)) : undefined,
      outcome,
      isOverdue: overdueKinds.length > 0,
    }));
}

export interface Figures {
  of(span: Span): Promise<SettlingFigures>;
}

/**
 * Figures of how complaints are settled. Complaints are counted once a day: figures that moved at every arrival would tell when somebody has come.
 */
export function createFigures(stores: Stores): Figures {
  let counted: { on: string; cases: Promise<CountedCase[]> } | undefined;
  return {
    of: async (span) => {
      const { today } = await officeMoment(stores);
      if (counted?.on !== today) {
        const cases = countedCases(stores);
        counted = { on: today, cases };
        cases.catch(() => (counted = undefined));
      }
      return settlingFigures(await counted.cases, span);
    },
  };
}
