// The certificate library asks for this to be there first.
import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { KeyObject, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { ensurePrivateDirectory } from './privateDirectory';
import { writeWhole } from './writeWhole';

/** The name in the server's certificate; a client that reaches it by its address asks for this one. */
export const certifiedName = 'temporal.liem.internal';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const day = 86_400_000;
/** They are made anew at each start, so this need only be longer than an office runs without one. */
const validFor = 3650 * day;

/** Paths of a certificate and its key, as PEM. */
export interface CertificateFiles {
  readonly cert: string;
  readonly key: string;
}

/** What the embedded Temporal server shows and asks for, and what its clients do. */
export interface Certificates {
  readonly ca: string;
  readonly server: CertificateFiles;
  readonly client: CertificateFiles;
}

/** How our programs show themselves to a server that asks for these certificates. */
export const certificateVariables = ({ ca, client }: Certificates) => ({
  TEMPORAL_TLS_CA: ca,
  TEMPORAL_TLS_CERT: client.cert,
  TEMPORAL_TLS_KEY: client.key,
  TEMPORAL_TLS_SERVER_NAME: certifiedName,
});

interface Issued {
  certificate: X509Certificate;
  keys: CryptoKeyPair;
}

async function issue(name: string, issuer: Issued | undefined, extensions: Extension[]): Promise<Issued> {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.create({
    serialNumber: randomBytes(16).toString('hex'),
    subject: `CN=${name}`,
    issuer: issuer?.certificate.subject ?? `CN=${name}`,
    // A clock that is set back a little must not end them.
    notBefore: new Date(Date.now() - day),
    notAfter: new Date(Date.now() + validFor),
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey,
    signingKey: (issuer ?? { keys }).keys.privateKey,
    extensions,
  });
  return { certificate, keys };
}

const keyAsPem = ({ privateKey }: CryptoKeyPair): string =>
  KeyObject.from(privateKey).export({ type: 'pkcs8', format: 'pem' }).toString();

/** A certificate that vouches for itself, as PEM: the other side is given it beforehand, and takes no other. */
export async function makeOwnCertificate(name: string): Promise<{ cert: string; key: string }> {
  const { certificate, keys } = await issue(name, undefined, [
    new BasicConstraintsExtension(true, 0, true),
    new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.digitalSignature, true),
    new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth, ExtendedKeyUsage.clientAuth]),
    new SubjectAlternativeNameExtension([{ type: 'dns', value: name }]),
  ]);
  return { cert: certificate.toString('pem'), key: keyAsPem(keys) };
}

/**
 * Makes certificates for one run of the server. The authority's own key is kept nowhere: once this is over nobody can issue another
 * certificate that the server would take.
 */
export async function makeCertificates(directory: string): Promise<Certificates> {
  const { serverAuth, clientAuth } = ExtendedKeyUsage;
  const authority = await issue('Liêm', undefined, [
    new BasicConstraintsExtension(true, 0, true),
    new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
  ]);
  const signing = new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true);
  const [server, client] = await Promise.all([
    issue(certifiedName, authority, [
      signing,
      // The parts of the server are clients of each other.
      new ExtendedKeyUsageExtension([serverAuth, clientAuth]),
      new SubjectAlternativeNameExtension([{ type: 'dns', value: certifiedName }]),
    ]),
    issue('Liêm client', authority, [signing, new ExtendedKeyUsageExtension([clientAuth])]),
  ]);
  ensurePrivateDirectory(directory);
  const write = (name: string, content: string): string => {
    const path = join(directory, name);
    writeWhole(path, content);
    return path;
  };
  const writeBoth = (name: string, { certificate, keys }: Issued): CertificateFiles => ({
    cert: write(`${name}.pem`, certificate.toString('pem')),
    key: write(`${name}-key.pem`, keyAsPem(keys)),
  });
  return {
    ca: write('ca.pem', authority.certificate.toString('pem')),
    server: writeBoth('server', server),
    client: writeBoth('client', client),
  };
}
