import { Client, Connection, type ConnectionOptions } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { createDataConverter } from './data-converter';
import type { Settings } from './settings';

/** Address, TLS and API key for the server, for clients and workers alike. */
function connectionOptions({ temporal: { address, tls, apiKey } }: Settings) {
  const clientCertPair = tls?.cert && tls.key ? { crt: tls.cert, key: tls.key } : undefined;
  return {
    address,
    ...(apiKey && { apiKey }),
    // An API key travels over TLS even where nothing else is set (Temporal Cloud).
    ...((tls || apiKey) && {
      tls: { serverNameOverride: tls?.serverName, serverRootCACertificate: tls?.ca, clientCertPair },
    }),
  } satisfies ConnectionOptions;
}

/** A failure to reach the server, as one sentence with the remedy. */
const unreachable = ({ temporal }: Settings, cause: unknown): Error =>
  new Error(
    `The Temporal server at ${temporal.address} does not answer: check TEMPORAL_ADDRESS, and that the server runs.`,
    { cause },
  );

/** A connected client of the namespace. @throws Error with the remedy when the server does not answer. */
export async function connectClient(settings: Settings): Promise<Client> {
  try {
    const connection = await Connection.connect({ ...connectionOptions(settings), connectTimeout: '10s' });
    return new Client({
      connection,
      namespace: settings.temporal.namespace,
      dataConverter: createDataConverter(settings.secrets.vaultKeys),
    });
  } catch (error) {
    throw unreachable(settings, error);
  }
}

/** A worker's connection. @throws Error with the remedy when the server does not answer. */
export async function connectWorker(settings: Settings): Promise<NativeConnection> {
  try {
    return await NativeConnection.connect(connectionOptions(settings));
  } catch (error) {
    throw unreachable(settings, error);
  }
}
