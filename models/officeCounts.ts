import type { Connection } from 'mongoose';
import { type ClockKind, recipients, clockKinds } from '../domain/clocks/clock';
import { type Stage, stages } from '../domain/case/vocabulary';
import { inOneAnswer, rowCollection, type StoredRow } from './caseRows';

/**
 * How many cases the whole office has, for whoever keeps its machines: of nobody, and by nothing but what lies in the database in the clear, so
 * that it tells them nothing which they do not read there. Of no use to anybody else: no page shows it.
 */
export interface OfficeCounts {
  byStage(): Promise<Record<Stage, number>>;
  /** Cases with a limit of a kind that is over and still to be kept. */
  overdue(): Promise<Partial<Record<ClockKind, number>>>;
  /** Those of them that have gone up to somebody. */
  escalated(): Promise<Partial<Record<ClockKind, number>>>;
}

export function createOfficeCounts(connection: Connection): OfficeCounts {
  const rows = rowCollection(connection);
  const said = { overdueKinds: 1, escalatedTo: 1 } as const;

  /** Only those that are late are read, by the index of their kinds. */
  async function late(): Promise<Pick<StoredRow, 'overdueKinds' | 'escalatedTo'>[]> {
    const asked = { overdueKinds: { $in: [...clockKinds] } };
    return rows
      .find<Pick<StoredRow, 'overdueKinds' | 'escalatedTo'>>(asked, {
        projection: said,
        batchSize: inOneAnswer,
      })
      .toArray();
  }

  function byKind(found: readonly Pick<StoredRow, 'overdueKinds'>[]): Partial<Record<ClockKind, number>> {
    const counts: Partial<Record<ClockKind, number>> = {};
    for (const { overdueKinds } of found)
      for (const kind of overdueKinds) counts[kind] = (counts[kind] ?? 0) + 1;
    return counts;
  }

  return {
    byStage: async () => {
      const counts = stages.map(async (stage) => [stage, await rows.countDocuments({ stage })] as const);
      return Object.fromEntries(await Promise.all(counts)) as Record<Stage, number>;
    },
    overdue: async () => byKind(await late()),
    escalated: async () =>
      byKind((await late()).filter(({ escalatedTo }) => recipients.some((one) => escalatedTo.includes(one)))),
  };
}
