import { createTransport } from 'nodemailer';
import type { MailSettings } from '../../temporal-config/settings';

/** A letter without anything of a case: whom it is for says its address alone. */
export interface Letter {
  to: string;
  subject: string;
  text: string;
}

/** What became of a letter: the server took it, takes no letter for that address, or can be asked again later. */
export type Posted = { kind: 'sent' } | { kind: 'refused' | 'unreachable'; code: string };

export interface MailServer {
  post(letter: Letter): Promise<Posted>;
  /** Whether it answers and takes our sign-in, now. */
  answers(): Promise<boolean>;
  close(): void;
}

const patienceMs = 10_000;

/** The office's mail server. What it answers is told by its codes alone: its words may repeat an address. */
export function createMailServer({ server, from }: MailSettings): MailServer {
  const transport = createTransport({
    url: server,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    post: async ({ to, subject, text }) => {
      try {
        // One address, as it was given: what looks like a list of them is none.
        const envelope = { from, to: [to] };
        const headers = { 'Auto-Submitted': 'auto-generated' };
        await transport.sendMail({ from, to: { name: '', address: to }, subject, text, envelope, headers });
        return { kind: 'sent' };
      } catch (error) {
        const { code, responseCode } = codesOf(error);
        const isOfAddress = code === 'EENVELOPE' && (responseCode === undefined || responseCode >= 500);
        return {
          kind: isOfAddress ? 'refused' : 'unreachable',
          code: `${code} ${responseCode ?? ''}`.trim(),
        };
      }
    },
    answers: () =>
      transport.verify().then(
        () => true,
        () => false,
      ),
    close: () => transport.close(),
  };
}

function codesOf(error: unknown): { code: string; responseCode?: number | undefined } {
  if (typeof error !== 'object' || error === null) return { code: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
  const responseCode =
    'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : undefined;
  return { code, responseCode };
}
