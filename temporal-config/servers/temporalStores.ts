/** Where a Temporal server keeps what it knows: the part of its configuration in which a file differs from a database server. */
export interface TemporalStores {
  /** Cases and what they wait for. */
  readonly store: { readonly sql: Readonly<Record<string, unknown>> };
  /** The list of cases; on SQLite in the same file. */
  readonly visibility: { readonly sql: Readonly<Record<string, unknown>> };
  /** Pieces into which cases are dealt; what was written with one number is not read with another. */
  readonly historyShards: number;
}

/** One SQLite file. @param durable whether each commit waits for the disk, so that a power cut loses nothing */
export function sqliteStores(file: string, durable: boolean): TemporalStores {
  const sql = {
    pluginName: 'sqlite',
    databaseName: file,
    connectAddr: 'localhost',
    connectProtocol: 'tcp',
    connectAttributes: {
      cache: 'private',
      setup: 'true',
      // With WAL every acknowledged write survives the end of the process at any moment (kill -9), at NORMAL (1) as at
      // FULL (2): the operating system has it. FULL also waits for the disk at each commit, so that a power cut cannot set
      // Temporal and MongoDB back to different moments; it costs about a fifth of the speed.
      journal_mode: 'wal',
      synchronous: durable ? '2' : '1',
      busy_timeout: '10000',
    },
    maxConns: 1,
    maxIdleConns: 1,
  };
  // More shards do not help on one file.
  return { store: { sql }, visibility: { sql }, historyShards: 1 };
}

export interface PostgresqlPlace {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

/** The two databases of a PostgreSQL server that Temporal's schema tool has set up. */
export function postgresqlStores(
  { host, port, user, password }: PostgresqlPlace,
  databases: { readonly store: string; readonly visibility: string },
  historyShards: number,
): TemporalStores {
  const sqlOf = (databaseName: string) => ({
    pluginName: 'postgres12',
    databaseName,
    connectAddr: `${host}:${port}`,
    connectProtocol: 'tcp',
    user,
    password,
    maxConns: 20,
    maxIdleConns: 20,
    maxConnLifetime: '1h',
  });
  return {
    store: { sql: sqlOf(databases.store) },
    visibility: { sql: sqlOf(databases.visibility) },
    historyShards,
  };
}
