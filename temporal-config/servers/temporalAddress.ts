import { readFileSync } from 'node:fs';

/** The variables by which a program is told where Temporal is, and how to show itself there. */
export interface TemporalVariables {
  readonly TEMPORAL_ADDRESS: string;
  readonly TEMPORAL_TLS_CA?: string;
  readonly TEMPORAL_TLS_CERT?: string;
  readonly TEMPORAL_TLS_KEY?: string;
  readonly TEMPORAL_TLS_SERVER_NAME?: string;
}

/** What a connection is made with, for whoever starts a server and has no settings of an office yet. */
export function temporalAddress(variables: TemporalVariables) {
  const { TEMPORAL_ADDRESS: address, TEMPORAL_TLS_CA: ca } = variables;
  const { TEMPORAL_TLS_CERT: cert, TEMPORAL_TLS_KEY: key } = variables;
  if (ca === undefined || cert === undefined || key === undefined) return { address };
  return {
    address,
    tls: {
      serverNameOverride: variables.TEMPORAL_TLS_SERVER_NAME,
      serverRootCACertificate: readFileSync(ca),
      clientCertPair: { crt: readFileSync(cert), key: readFileSync(key) },
    },
  };
}
