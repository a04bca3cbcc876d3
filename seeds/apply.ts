import type { Client } from '@temporalio/client';
import type { Connection } from 'mongoose';
import { createAccountStore } from '../models/accounts';
import type { CaseStores } from '../models/caseStores';
import { createSeedings } from '../models/seedings';
import { connectClient } from '../temporal-config/connection';
import type { Settings } from '../temporal-config/settings';
import { applyAccounts } from './accounts/apply';
import { applyBodies } from './accounts/bodies';
import { applyDemonstration } from './demonstration/apply';
import { castFrom } from './demonstration/cast';
import { layYear } from './demonstration/year/apply';
import { layMatters } from './demonstration/matters';
import { layReception } from './demonstration/reception';
import { layMemberNotices } from './demonstration/memberNotices';
import { laySupervision } from './demonstration/supervision';
import {
  readCalendar,
  readKeeping,
  readMatterRules,
  readProcedures,
  readReception,
  readTrees,
} from './reference';

/** An account of the demonstration, as it is shown to visitors. */
export interface ShownAccount {
  username: string;
  position: string;
}

/** Brings the rules into the database; run again it changes nothing. */
export async function applyRules({ reference }: CaseStores, settings: Settings): Promise<void> {
  for (const procedure of readProcedures(settings.mode)) await reference.addProcedure(procedure);
  await reference.addCalendar(readCalendar(settings.mode));
  await reference.addKeeping(readKeeping(settings.mode));
  for (const rules of readReception(settings.mode)) await reference.addReception(rules);
  for (const rules of readMatterRules(settings.mode)) await reference.addMatterRules(rules);
  for (const tree of readTrees()) await reference.addTree(tree);
}

/** Brings the demonstration office in, its people and its cases; run again it completes what is missing. */
export async function applyDemonstrationOffice(
  connection: Connection,
  stores: CaseStores,
  settings: Settings,
): Promise<ShownAccount[]> {
  const store = createAccountStore(connection, settings.secrets.vaultKeys, stores.officeLog);
  await applyAccounts(store, undefined, true);
  await applyBodies(stores.bodies);
  const accounts = (await store.listAccounts({ active: true })).filter(({ demo }) => demo);
  const begunAt = await createSeedings(connection).begunAt('demonstration', new Date().toISOString());
  const { actorFor } = castFrom(accounts);
  await layReception({
    stores,
    intake: actorFor('intakeOfficer', 0),
    chair: actorFor('chair', 0),
    head: actorFor('departmentHead', 0),
    begunAt,
  });
  await laySupervision({
    stores,
    supervisor: actorFor('supervisor', 0).id,
    chair: actorFor('chair', 0).id,
    begunAt,
  });
  await layMemberNotices({
    stores,
    intake: actorFor('intakeOfficer', 0).id,
    head: actorFor('departmentHead', 0).id,
    begunAt,
  });
  const { mode } = settings;
  await withTemporal(settings, (begun) =>
    applyDemonstration({ mode, accounts, stores, begunAt, ...begun }).then(() => undefined),
  );
  await layMatters({ stores, chair: actorFor('chair', 0), head: actorFor('departmentHead', 0), begunAt });
  return accounts.map(({ username, position }) => ({ username, position }));
}

async function withTemporal<Result>(
  settings: Settings,
  work: (needs: { temporal: Client; taskQueue: string }) => Promise<Result>,
): Promise<Result> {
  const temporal = await connectClient(settings);
  try {
    return await work({ temporal, taskQueue: settings.temporal.taskQueue });
  } finally {
    await temporal.connection.close();
  }
}

/**
 * Lays a year of reports into the demonstration office; run again it completes what is missing.
 * @param count how many reports the year has
 * @returns how many there were not before
 */
export async function applyYear(
  connection: Connection,
  stores: CaseStores,
  settings: Settings,
  { count, tell }: { count: number; tell: (done: number, total: number) => void },
): Promise<number> {
  const store = createAccountStore(connection, settings.secrets.vaultKeys, stores.officeLog);
  const accounts = (await store.listAccounts({ active: true })).filter(({ demo }) => demo);
  const begunAt = await createSeedings(connection).begunAt('year', new Date().toISOString());
  const { mode } = settings;
  return withTemporal(settings, (begun) =>
    layYear({ mode, accounts, stores, begunAt, count, tell, ...begun }),
  );
}
