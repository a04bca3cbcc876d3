import { createServer } from 'node:net';
import { FailureForPeople } from './failureForPeople';

/** Whether this machine can listen on the port of the loopback interface (or of `host`) now. */
export function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** Why a port cannot be listened on, and what to do: by the code of the system's answer. */
const portProblems: Readonly<Record<string, (port: number, host: string) => string>> = {
  EADDRINUSE: (port) =>
    `Port ${port} is in use: stop what uses it, or choose another with npm start -- --port ${port + 1}`,
  EACCES: (port) =>
    `Port ${port} may not be used by this user: choose one above 1023, as in npm start -- --port 3000`,
  EADDRNOTAVAIL: (_, host) => `This machine has no address ${host}: correct LIEM_HOST, or leave it out.`,
  ENOTFOUND: (_, host) => `This machine has no address ${host}: correct LIEM_HOST, or leave it out.`,
};

/** @throws FailureForPeople when nothing can listen on the port now */
export function requirePort(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const sentence = portProblems[error.code ?? '']?.(port, host);
      reject(sentence === undefined ? error : new FailureForPeople(sentence));
    });
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve()));
  });
}

/** Distinct free ports of the loopback interface. */
export async function freePorts(count: number): Promise<number[]> {
  const probes = await Promise.all(Array.from({ length: count }, openAnyPort));
  const ports = probes.map((probe) => probe.port);
  await Promise.all(probes.map((probe) => probe.close()));
  return ports;
}

function openAnyPort(): Promise<{ port: number; close: () => Promise<void> }> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      if (address === null || typeof address === 'string') return reject(new Error('no port was given'));
      resolve({ port: address.port, close: () => new Promise((done) => probe.close(() => done())) });
    });
  });
}
