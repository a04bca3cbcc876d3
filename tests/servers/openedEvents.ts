import type { Connection } from 'mongoose';
import type { KeptLink } from '../../domain/proof/chain';
import type { CaseEventStore } from '../../models/caseEvents';

type Said<Data> = Omit<KeptLink, 'data'> & { data: Data };

/** Events as they lie in the database, by what of them is in the clear, and with what they say opened. */
export async function openedEvents<Data>(
  connection: Connection,
  { open }: Pick<CaseEventStore, 'open'>,
  query: object,
): Promise<Said<Data>[]> {
  const kept = await connection.collection<KeptLink>('case_events').find(query).sort({ seq: 1 }).toArray();
  const opened = await Promise.all(kept.map((link) => open<KeptLink>(link.caseId, [link])));
  return opened.flat().map((link) => ({ ...link, data: link.data as Data }));
}
