import { z } from 'zod';
import type { Settings } from '../../../temporal-config/settings';
import { isThere } from '../../files/scanning/clamav';
import { createMailServer } from '../../mail/mailServer';
import { answerOf, type Finding, note, well, wrong } from './finding';

const readyz = z.object({ ready: z.boolean(), checks: z.record(z.string(), z.enum(['ok', 'failed'])) });
/** What a web server says of itself. */
export type WebServer = z.infer<typeof readyz>;

const reached = (host: string): string => {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
};

/** What the web server of this machine says at `/readyz`; undefined where none answers. */
export const askWebServer = ({ host, port }: Settings['http']): Promise<WebServer | undefined> =>
  answerOf(async () => {
    const answer = await fetch(`http://${reached(host)}:${port}/readyz`, {
      signal: AbortSignal.timeout(5_000),
    });
    return readyz.parse(await answer.json());
  });

/** What it says besides that the doctor asks for itself. */
export function examineWebServer(said: WebServer | undefined, { host, port }: Settings['http']): Finding[] {
  if (!said)
    return [
      wrong(
        'web server',
        `none answers at ${reached(host)}:${port}`,
        'start it: npm run api, or systemctl start liem-web; LIEM_HOST and LIEM_PORT say where it is',
      ),
    ];
  const waits = said.checks.doorFiles === 'failed';
  return [
    well('web server', `answers at ${reached(host)}:${port}`),
    ...(waits
      ? [
          wrong(
            'files',
            'files from the public door wait',
            'see that ClamAV answers, and that their cases go on',
          ),
        ]
      : []),
  ];
}

/** @param said what the web server says of letters that wait */
export async function examineMail(
  mail: Settings['mail'],
  said: 'ok' | 'failed' | undefined,
): Promise<Finding> {
  const away = 'see that the mail server runs, and that LIEM_SMTP_URL is right';
  if (said === 'failed') return wrong('mail', 'letters wait for the mail server', away);
  if (!mail) return note('mail', said === 'ok' ? 'no letter waits' : 'no daily letters');
  const server = createMailServer(mail);
  const answers = await answerOf(() => server.answers()).finally(() => server.close());
  return answers === true
    ? well('mail', 'the mail server answers')
    : wrong('mail', 'the mail server does not answer', away);
}

export async function examineScanner(scanner: Settings['files']['scanner']): Promise<Finding> {
  if (!scanner) return note('ClamAV', 'none: files are taken in unchecked');
  return (await answerOf(() => isThere(scanner.at))) === true
    ? well('ClamAV', 'answers')
    : wrong(
        'ClamAV',
        'does not answer',
        'systemctl start clamav-daemon, or correct CLAMAV_HOST or CLAMAV_SOCKET; files wait unchecked until then',
      );
}
