import { Connection } from '@temporalio/client';
import { MongoClient } from 'mongodb';
import { setTimeout as pause } from 'node:timers/promises';
import { temporalAddress, type TemporalVariables } from './temporalAddress';

/** Resolves when a Temporal server answers at the address that the variables name, throws when it does not within a second. */
export async function probeTemporal(variables: TemporalVariables): Promise<void> {
  const connection = await Connection.connect({ ...temporalAddress(variables), connectTimeout: 1_000 });
  try {
    await connection.withDeadline(Date.now() + 2_000, () =>
      connection.workflowService.listNamespaces({ pageSize: 1 }),
    );
  } finally {
    await connection.close();
  }
}

/** Resolves when a server answers the MongoDB protocol at the address, throws when it does not within a second. */
export async function probeMongo(uri: string): Promise<void> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 1_000 });
  try {
    await client.db('admin').command({ ping: 1 });
  } finally {
    await client.close();
  }
}

/** Asks until `probe` succeeds, `gaveUp` says that it never will, or the time is over. */
export async function waitUntilReady(
  probe: () => Promise<void>,
  options: { timeout: number; gaveUp?: () => string | undefined },
): Promise<void> {
  const end = Date.now() + options.timeout;
  for (;;) {
    try {
      return await probe();
    } catch (error) {
      const reason = options.gaveUp?.();
      if (reason !== undefined) throw new Error(reason, { cause: error });
      if (Date.now() > end) throw new Error(`no answer after ${options.timeout / 1000} s`, { cause: error });
    }
    await pause(100);
  }
}
