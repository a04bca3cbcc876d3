import { Client, Connection, type ConnectionOptions } from '@temporalio/client';
import { NativeConnection, type NativeConnectionOptions } from '@temporalio/worker';
import { createDataConverter } from './data-converter';
import { FailureForPeople } from './servers/failure-for-people';
import type { Settings } from './settings';

/** How long a process waits for the Temporal server at its start. */
const connectTimeout = '10s';

/** What both kinds of connection share: address, TLS, API key. */
export function connectionOptions(settings: Settings) {
  const { address, tls, apiKey } = settings.temporal;
  return {
    address,
    apiKey,
    tls: tls === undefined ? undefined : tlsConfig(tls),
  } satisfies ConnectionOptions & NativeConnectionOptions;
}

function tlsConfig(tls: NonNullable<Settings['temporal']['tls']>) {
  const bytes = (pem: string) => Buffer.from(pem);
  return {
    serverNameOverride: tls.serverName,
    serverRootCACertificate: tls.ca === undefined ? undefined : bytes(tls.ca),
    clientCertPair:
      tls.cert === undefined || tls.key === undefined
        ? undefined
        : { crt: bytes(tls.cert), key: bytes(tls.key) },
  };
}

/** The connection of a process that gives commands and asks. Close it when done. */
export async function connect(settings: Settings): Promise<Connection> {
  try {
    return await Connection.connect({ ...connectionOptions(settings), connectTimeout });
  } catch (error) {
    throw unreachable(settings, error);
  }
}

/** The connection of a worker. Close it after its workers have stopped. */
export async function connectWorker(settings: Settings): Promise<NativeConnection> {
  try {
    return await NativeConnection.connect(connectionOptions(settings));
  } catch (error) {
    throw unreachable(settings, error);
  }
}

/** A client in our namespace whose payloads are encrypted. */
export function createClient(connection: Connection, settings: Settings): Client {
  return new Client({
    connection,
    namespace: settings.temporal.namespace,
    dataConverter: createDataConverter(settings.secrets.vaultKeys),
  });
}

function unreachable(settings: Settings, cause: unknown): FailureForPeople {
  const { address } = settings.temporal;
  return new FailureForPeople(
    `No Temporal server answers at ${address}: start it, or correct TEMPORAL_ADDRESS and its TLS or API-key settings.`,
    { cause },
  );
}
