import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { demonstrationPassword } from '../../office/accounts/demonstrationPassword';

const root = join(__dirname, '..', '..');

/** How long one request is sent again, in milliseconds: longer than everything takes to be up again. */
const patience = 120_000;

/** A program of the office that is started again when it is gone. */
export function keepRunning(entry: string, env: NodeJS.ProcessEnv) {
  let child: ChildProcess;
  let closing = false;
  const start = () => {
    child = spawn(process.execPath, ['--import', 'tsx', entry], { cwd: root, env, stdio: 'ignore' });
    child.on('exit', () => {
      if (!closing) setTimeout(start, 200);
    });
  };
  start();
  return {
    kill: () => child.kill('SIGKILL'),
    close: () => {
      closing = true;
      child.kill('SIGKILL');
    },
  };
}

/** Sends a JSON request again and again under the same key, until it is answered for good; `problem` says what was refused. */
export type Send = (
  path: string,
  key: string,
  body: unknown,
) => Promise<{ status: number; seq: number; problem?: string }>;

/** Sends as whoever has signed in. */
export function sender(url: string, session: Record<string, string>): Send {
  async function once(path: string, key: string, body: unknown) {
    try {
      const headers = { ...session, 'content-type': 'application/json', 'idempotency-key': key };
      const init = {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(20_000),
      };
      const answer = await fetch(`${url}${path}`, init);
      const { seq = 0, code } = (await answer.json()) as { seq?: number; code?: string };
      return { status: answer.status, seq, ...(code !== undefined && { problem: code }) };
    } catch {
      return undefined;
    }
  }

  return async (path, key, body) => {
    const until = Date.now() + patience;
    for (;;) {
      const answer = await once(path, key, body);
      // 404: the row of a case that was registered a moment ago may come after the answer got lost.
      const isFinal = answer && (answer.status < 202 || [400, 401, 403, 409, 422].includes(answer.status));
      if (isFinal) return answer;
      if (Date.now() > until)
        throw new Error(`no answer for good; the last one: ${answer?.status ?? 'none'}`);
      await pause(300);
    }
  };
}

/** Signs in as the intake officer once the web server answers; the session outlives every process. */
export async function signIn(url: string): Promise<Record<string, string>> {
  for (;;) {
    try {
      const opened = await fetch(`${url}/api/session`);
      const first = { cookie: cookiesOf(opened), 'x-csrf-token': await tokenOf(opened) };
      const body = JSON.stringify({ username: 'tiep.nhan', password: demonstrationPassword });
      const headers = { ...first, 'content-type': 'application/json' };
      const signedIn = await fetch(`${url}/api/session`, { method: 'POST', headers, body });
      if (signedIn.ok) return { cookie: cookiesOf(signedIn), 'x-csrf-token': await tokenOf(signedIn) };
    } catch {
      // Not up yet.
    }
    await pause(300);
  }
}

const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
const tokenOf = async (answer: Response) =>
  z.object({ csrfToken: z.string() }).parse(await answer.json()).csrfToken;
