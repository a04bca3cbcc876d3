import { isGrpcServiceError } from '@temporalio/client';
import { connect } from './connection';
import { ensureNamespace } from './namespace';
import { searchAttributes } from './searchAttributes';
import { FailureForPeople } from './servers/failureForPeople';
import type { Settings } from './settings';

/** gRPC status codes of a server that does not let us set anything up, as Temporal Cloud. */
const refusing = new Set([7 /* permission denied */, 12 /* unimplemented */, 16 /* unauthenticated */]);

/**
 * Sets up the namespace of an office on its Temporal server. Returns what is left for the operator of a server that
 * lets us use the namespace but not change it. @throws FailureForPeople when there is no namespace to work in
 */
export async function prepareNamespace(settings: Settings): Promise<string | undefined> {
  const { address, namespace } = settings.temporal;
  const connection = await connect(settings);
  try {
    await ensureNamespace(connection, namespace);
    return undefined;
  } catch (error) {
    if (!isGrpcServiceError(error) || !refusing.has(error.code)) throw error;
    const attributes = Object.entries(searchAttributes).map(([name, type]) => `${name} (${type})`);
    const wish = `the namespace ${namespace} with the search attributes ${attributes.join(', ')}`;
    try {
      await connection.workflowService.describeNamespace({ namespace });
    } catch {
      throw new FailureForPeople(
        `The Temporal server at ${address} does not let us set up its namespace: have its operator make ${wish}, or correct TEMPORAL_NAMESPACE, TEMPORAL_API_KEY and the TLS settings.`,
      );
    }
    return `The Temporal server at ${address} does not let us look after its namespace: its operator should have made ${wish}.`;
  } finally {
    await connection.close();
  }
}
