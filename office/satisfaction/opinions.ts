import type { Actor } from '../../domain/access/policy';
import { type OpinionScores, type OpinionWay, quarterOf } from '../../domain/satisfaction/opinions';
import { type OpinionTable, opinionTable } from '../../domain/satisfaction/totals';
import type { CaseStores } from '../../models/caseStores';

type Stores = Pick<CaseStores, 'opinions' | 'officeLog'>;

/** What those who have been through it think of it, as far as it can be shown. */
export const readOpinionTable = async ({ opinions }: Pick<Stores, 'opinions'>): Promise<OpinionTable> =>
  opinionTable(await opinions.list());

interface TakenDown {
  /** UUID: given twice, it is kept once. */
  commandId: string;
  /** The day on which it was given, YYYY-MM-DD; its quarter is kept, and no day. */
  on: string;
  way: Exclude<OpinionWay, 'door'>;
  scores: OpinionScores;
}

/** Puts down an opinion that was given on paper or where citizens are received. The log tells that, and not what was said. */
export async function takeDownOpinion(
  { opinions, officeLog }: Stores,
  actor: Actor,
  { commandId, on, way, scores }: TakenDown,
): Promise<void> {
  const quarter = quarterOf(on);
  if (await opinions.addWritten({ _id: commandId, quarter, way, scores }))
    await officeLog.append({ by: actor.id, type: 'opinionTaken', data: { way, quarter } });
}
