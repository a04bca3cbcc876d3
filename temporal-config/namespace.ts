import { isGrpcServiceError, type Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time';
import { temporal } from '@temporalio/proto';
import { setTimeout as pause } from 'node:timers/promises';
import { searchAttributes } from './searchAttributes';

/** gRPC status codes that these calls answer with. */
const notFound = 5;
const alreadyExists = 6;

/** Ten years: closed histories are archived by ourselves, and stay with the server as long as it takes them. */
const retention = '3650 days';

const { IndexedValueType } = temporal.api.enums.v1;
const valueTypes = {
  KEYWORD: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  BOOL: IndexedValueType.INDEXED_VALUE_TYPE_BOOL,
  DATETIME: IndexedValueType.INDEXED_VALUE_TYPE_DATETIME,
} as const;

/** Makes the namespace with long retention and our search attributes; does nothing to what is there already. */
export async function ensureNamespace(connection: Connection, namespace: string): Promise<void> {
  if (!(await namespaceExists(connection, namespace))) await registerNamespace(connection, namespace);
  await whenKnownEverywhere(() => ensureSearchAttributes(connection, namespace));
}

async function namespaceExists(connection: Connection, namespace: string): Promise<boolean> {
  try {
    await connection.workflowService.describeNamespace({ namespace });
    return true;
  } catch (error) {
    if (hasStatus(error, notFound)) return false;
    throw error;
  }
}

async function registerNamespace(connection: Connection, namespace: string): Promise<void> {
  try {
    await connection.workflowService.registerNamespace({
      namespace,
      description: 'Cases of complaint and denunciation',
      workflowExecutionRetentionPeriod: msToTs(retention),
    });
  } catch (error) {
    // Another process was quicker.
    if (!hasStatus(error, alreadyExists)) throw error;
  }
}

async function ensureSearchAttributes(connection: Connection, namespace: string): Promise<void> {
  const listed = await connection.operatorService.listSearchAttributes({ namespace });
  const missing = Object.entries(searchAttributes).filter(([name]) => !(name in listed.customAttributes));
  if (missing.length === 0) return;
  try {
    await connection.operatorService.addSearchAttributes({
      namespace,
      searchAttributes: Object.fromEntries(missing.map(([name, type]) => [name, valueTypes[type]])),
    });
  } catch (error) {
    if (!hasStatus(error, alreadyExists)) throw error;
  }
}

/** A new namespace takes a moment until every part of the server knows it. */
async function whenKnownEverywhere(work: () => Promise<void>): Promise<void> {
  const end = Date.now() + 30_000;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!hasStatus(error, notFound) || Date.now() > end) throw error;
    }
    await pause(250);
  }
}

function hasStatus(error: unknown, status: number): boolean {
  return isGrpcServiceError(error) && error.code === status;
}
