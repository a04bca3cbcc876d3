import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { programOnPath, runCommand } from '../../temporal-config/servers/command';
import { FailureForPeople } from '../../temporal-config/servers/failureForPeople';
import { lastLines, startGuarded } from '../../temporal-config/servers/guardedProcess';
import { processPlaces } from '../../temporal-config/servers/officeServers';
import { waitUntilReady } from '../../temporal-config/servers/readiness';
import { installDebianPackage } from './debianPackage';

const findProgram = () => programOnPath('nginx', `${process.env.PATH}:/usr/sbin:/usr/local/sbin`);

/** The system's nginx, installed where we may. @throws FailureForPeople where there is none */
async function nginx(): Promise<string> {
  if (findProgram() === undefined)
    await installDebianPackage({
      title: 'nginx',
      packages: ['nginx-light', 'nginx'],
      isThere: () => findProgram() !== undefined,
    });
  const program = findProgram();
  if (program === undefined) throw new FailureForPeople('This test needs nginx: apt-get install nginx-light');
  return program;
}

/** The words of a configuration with the ports, files and web server of a test in the place of an office's. */
function filled(text: string, own: { http: number; https: number; webServer: number; tls: string }): string {
  return text
    .replace(/^ *listen \[::\].*\n/gm, '')
    .replace('listen 80;', `listen 127.0.0.1:${own.http};`)
    .replace('listen 443 ssl', `listen 127.0.0.1:${own.https} ssl`)
    .replace('127.0.0.1:8080', `127.0.0.1:${own.webServer}`)
    .replaceAll('/etc/liem/tls', own.tls);
}

/** Starts nginx by a configuration that an office is given, with a certificate that vouches for itself. */
export async function startNginx(
  config: string,
  directory: string,
  ports: { http: number; https: number; webServer: number },
): Promise<{ certificate: string; stop: () => Promise<void> }> {
  const tls = join(directory, 'tls');
  mkdirSync(tls, { recursive: true });
  const words = [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    '-subj',
    '/CN=liem.example.vn',
    '-addext',
    'subjectAltName=DNS:liem.example.vn,IP:127.0.0.1',
  ];
  const made = await runCommand('openssl', [
    ...words,
    '-keyout',
    join(tls, 'liem.key'),
    '-out',
    join(tls, 'liem.crt'),
  ]);
  if (made.code !== 0) throw new Error(made.output);
  const site = filled(readFileSync(config, 'utf8'), { ...ports, tls });
  const file = join(directory, 'nginx.conf');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (what) => `  ${what}_temp_path ${join(directory, what)};`,
  );
  const whole = [
    `pid ${join(directory, 'nginx.pid')};`,
    'error_log stderr;',
    'events {}',
    'http {',
    '  access_log off;',
    ...temporary,
    site,
    '}',
  ];
  writeFileSync(file, `${whole.join('\n')}\n`);
  const args = ['-p', directory, '-c', file, '-g', 'daemon off;'];
  const plan = { name: 'nginx', command: await nginx(), args, env: process.env };
  const running = startGuarded(plan, processPlaces(directory));
  const answers = async () => void (await fetch(`http://127.0.0.1:${ports.http}/`, { redirect: 'manual' }));
  const gaveUp = () => (running.isRunning() ? undefined : lastLines(running.logFile));
  await waitUntilReady(answers, { timeout: 20_000, gaveUp });
  return { certificate: readFileSync(join(tls, 'liem.crt'), 'utf8'), stop: () => running.stop() };
}
