import { Client, Connection, type ConnectionOptions } from '@temporalio/client';
import { NativeConnection, type NativeConnectionOptions } from '@temporalio/worker';
import { createDataConverter } from './dataConverter';
import { FailureForPeople } from './servers/failureForPeople';
import type { Settings, TlsSettings } from './settings';
import { clientThread } from './threads/clientThread';

/** How long a process waits for the Temporal server at its start. */
const connectTimeout = '10s';

/** Address, TLS and API key, for clients and workers alike. */
export function connectionOptions({ temporal: { address, tls, apiKey } }: Settings) {
  return {
    address,
    apiKey,
    // An API key must not travel in the clear, even where nothing else is set (Temporal Cloud).
    tls: tls === undefined ? apiKey !== undefined : tlsConfig(tls),
  } satisfies ConnectionOptions & NativeConnectionOptions;
}

function tlsConfig({ serverName, ca, cert, key }: TlsSettings) {
  const bytes = (pem: string) => Buffer.from(pem);
  return {
    serverNameOverride: serverName,
    serverRootCACertificate: ca === undefined ? undefined : bytes(ca),
    clientCertPair:
      cert === undefined || key === undefined ? undefined : { crt: bytes(cert), key: bytes(key) },
  };
}

/** A connected client of our namespace whose payloads are encrypted. Close its `connection` when done. */
export async function connectClient(settings: Settings): Promise<Client> {
  const connection = await connect(settings);
  return new Client({
    connection,
    namespace: settings.temporal.namespace,
    dataConverter: createDataConverter(settings.secrets.vaultKeys),
    interceptors: { workflow: [clientThread] },
  });
}

/** The bare connection of a process that asks and commands the server itself. */
export async function connect(settings: Settings): Promise<Connection> {
  try {
    return await Connection.connect({ ...connectionOptions(settings), connectTimeout });
  } catch (error) {
    throw unreachable(settings, error);
  }
}

/** A worker's connection. Close it after its workers have stopped. */
export async function connectWorker(settings: Settings): Promise<NativeConnection> {
  try {
    return await NativeConnection.connect(connectionOptions(settings));
  } catch (error) {
    throw unreachable(settings, error);
  }
}

function unreachable({ temporal: { address } }: Settings, cause: unknown): FailureForPeople {
  return new FailureForPeople(
    `No Temporal server answers at ${address}: start it, or correct TEMPORAL_ADDRESS and its TLS or API-key settings.`,
    { cause },
  );
}
