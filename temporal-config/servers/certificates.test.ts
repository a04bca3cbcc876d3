import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certifiedName, makeCertificates } from './certificates';

const directory = mkdtempSync(join(tmpdir(), 'liem-tls-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const read = (path: string) => new X509Certificate(readFileSync(path));

test('server and client are certified by an authority whose key is kept nowhere', async () => {
  const made = await makeCertificates(join(directory, 'one'));
  const [ca, server, client] = [made.ca, made.server.cert, made.client.cert].map(read);
  if (!ca || !server || !client) throw new Error('not all were made');
  expect([ca.ca, server.ca, client.ca]).toEqual([true, false, false]);
  expect(server.verify(ca.publicKey) && client.verify(ca.publicKey)).toBe(true);
  expect(server.checkHost(certifiedName)).toBe(certifiedName);
  expect(client.checkHost(certifiedName)).toBeUndefined();
  const files = readdirSync(join(directory, 'one'));
  expect(files.sort()).toEqual(['ca.pem', 'client-key.pem', 'client.pem', 'server-key.pem', 'server.pem']);
  for (const file of files) expect(statSync(join(directory, 'one', file)).mode & 0o777).toBe(0o600);
});

test('those of another start are of another authority', async () => {
  const [one, other] = [
    await makeCertificates(join(directory, 'one')),
    await makeCertificates(join(directory, 'other')),
  ];
  expect(read(other.client.cert).verify(read(one.ca).publicKey)).toBe(false);
});
