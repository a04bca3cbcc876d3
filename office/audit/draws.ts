import { type Actor, visibilityOf } from '../../domain/access/policy';
import type { Stage } from '../../domain/case/vocabulary';
import { draw } from '../../domain/proof/draw';
import type { CaseViewStore, NamedCase } from '../../models/caseViews';
import type { OfficeLog } from '../../models/officeLog';
import { listEntries, type LoggedEntry } from './loggedEntries';

/** What is drawn from, how many, and by which seed. */
export interface AskedDraw {
  from: string;
  to: string;
  stage?: Stage | undefined;
  count: number;
  seed: string;
}

interface Stores {
  views: CaseViewStore;
  officeLog: Pick<OfficeLog, 'append' | 'list'>;
}

/**
 * Draws cases by chance for a check, of those that this person may see; the log tells the seed and what it drew before anybody sees it.
 * @returns the number of the entry
 */
export async function drawCases(actor: Actor, asked: AskedDraw, stores: Stores): Promise<number> {
  const { from, to, stage, count, seed } = asked;
  const filter = { receivedFrom: from, receivedTo: to, ...(stage && { stages: [stage] }) };
  const among = await stores.views.listNamed(visibilityOf(actor), filter);
  const caseIds = draw(
    among.map(({ caseId }) => caseId),
    seed,
    count,
  );
  const data = { seed, from, to, ...(stage && { stage }), among: among.length, caseIds };
  return (await stores.officeLog.append({ by: actor.id, type: 'casesDrawn', data })).seq;
}

/** A draw as the log tells of it. */
export type Drawn = { seq: number; at: string; by: string } & LoggedEntry<'casesDrawn'>['data'];

const most = 1_000;

/** What has been drawn, the newest first. */
export const listDraws = async ({ officeLog }: Pick<Stores, 'officeLog'>): Promise<Drawn[]> =>
  (await listEntries(officeLog, { type: 'casesDrawn' }, most)).map(({ data, ...place }) => ({
    ...place,
    ...data,
  }));

/** The drawn cases that this person may see, in the order in which they were drawn. */
export async function seenOfDraw(
  { caseIds }: Pick<Drawn, 'caseIds'>,
  actor: Actor,
  { views }: Pick<Stores, 'views'>,
): Promise<NamedCase[]> {
  const numbers = await views.numbersOf(caseIds, visibilityOf(actor));
  return caseIds.flatMap((caseId) => {
    const number = numbers.get(caseId);
    return number === undefined ? [] : [{ caseId, number }];
  });
}
