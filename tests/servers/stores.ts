import type { Connection } from 'mongoose';
import { randomBytes } from 'node:crypto';
import { createAppendSeals } from '../../models/appendSeals';
import { type CaseEventStore, createCaseEventStore } from '../../models/caseEvents';
import { createCaseRows, rowCollection } from '../../models/caseRows';
import { type CaseStores, createCaseStores } from '../../models/caseStores';
import { openConnection } from '../../models/connection';
import type { EventContents } from '../../models/eventContents';
import type { VaultKey } from '../../models/identityVault';
import { readSettings } from '../../temporal-config/settings';
import { servedOffice } from './servedOffice';

/** The stores of an office of its own, without worker and web server. */
export interface ServedStores {
  connection: Connection;
  stores: CaseStores;
  keys: readonly VaultKey[];
}

export async function openServedStores(name: string): Promise<ServedStores> {
  const { mongo, secrets } = readSettings(servedOffice(name).env);
  const connection = await openConnection(mongo.uri);
  return {
    connection,
    stores: await createCaseStores(connection, secrets.vaultKeys),
    keys: secrets.vaultKeys,
  };
}

/** Rows of cases as they lie, with what they show opened: sealed anew that is other bytes each time. */
export async function openedRows(
  connection: Connection,
  { keys, tags }: Pick<CaseStores, 'keys' | 'tags'>,
): Promise<(object | undefined)[]> {
  const rows = createCaseRows(keys, tags);
  const kept = await rowCollection(connection).find().sort({ _id: 1 }).toArray();
  const found = await keys.findAll(kept.map(({ _id }) => _id));
  return kept.map((row) => rows.findSaid(row, found.get(row._id)));
}

/** Whoever has no key of a case writes in the clear, as offices did before, and reads what lies in the clear. */
const inTheClear: EventContents = {
  sealing: () => (events) => Promise.resolve([...events]),
  open: (_caseId, links) => Promise.resolve([...links]),
  opener: () => Promise.resolve((link) => link),
  disclose: (_caseId, links) => Promise.resolve([...links]),
};

/** The events for somebody who reaches the database and knows how the chain is made, and has not the office's keys. */
export function strangersEvents(connection: Connection, keys: readonly VaultKey[]): CaseEventStore {
  const guessed = keys.map(({ id }) => ({ id, key: randomBytes(32).toString('base64') }));
  return createCaseEventStore(connection, createAppendSeals(guessed), inTheClear);
}

/** The events as the version before stored them: by our own workers, and in the clear. */
export const eventsOfBefore = (connection: Connection, keys: readonly VaultKey[]): CaseEventStore =>
  createCaseEventStore(connection, createAppendSeals(keys), inTheClear);
