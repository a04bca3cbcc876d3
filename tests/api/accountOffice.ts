import { Writable } from 'node:stream';
import type { Express } from 'express';
import request from 'supertest';
import type TestAgent from 'supertest/lib/agent';
import { createApp } from '../../api/app';
import { createServices, type Services } from '../../office/services';
import { createLogger } from '../../office/programLog';
import { applyAccounts } from '../../seeds/accounts/apply';
import { demonstrationPassword } from '../../office/accounts/demonstrationPassword';
import { readSettings } from '../../temporal-config/settings';
import { servedOffice } from '../servers/servedOffice';

/** A browser without script: keeps cookies and sends each form with the token that its page gave. */
export interface Visitor {
  agent: TestAgent;
  get(path: string): request.Test;
  /** Sends the form of a page to its address. */
  send(path: string, fields: Record<string, string | string[]>, formPage?: string): Promise<request.Response>;
  signIn(username: string, password?: string): Promise<request.Response>;
}

export interface AccountOffice {
  app: Express;
  services: Services;
  /** Everything that was logged so far. */
  logged(): string;
  visitor(): Visitor;
  close(): Promise<void>;
}

/** The whole web server on real servers, with the demonstration people, or some of them. */
export async function openAccountOffice(
  name: string,
  { people, env = {} }: { people?: readonly string[]; env?: Readonly<Record<string, string>> } = {},
): Promise<AccountOffice> {
  const lines: string[] = [];
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString('utf8'));
      done();
    },
  });
  const services = await createServices(
    readSettings({ ...servedOffice(name).env, ...env }),
    createLogger('trace', sink),
  );
  await applyAccounts(services.accounts, people);
  const app = createApp(services);
  return {
    app,
    services,
    logged: () => lines.join(''),
    visitor: () => createVisitor(app),
    close: () => services.close(),
  };
}

/** A visitor of any app, such as one with a service that fails. */
export function createVisitor(app: Express): Visitor {
  const agent = request.agent(app).set('Accept', 'text/html');
  const send: Visitor['send'] = async (path, fields, formPage = path) => {
    const page = await agent.get(formPage);
    return agent
      .post(path)
      .type('form')
      .send({ ...fields, _csrf: tokenOf(page.text) });
  };
  return {
    agent,
    get: (path) => agent.get(path),
    send,
    signIn: (username, password = demonstrationPassword) => send('/sign-in', { username, password }),
  };
}

/** The token of a page; all its forms carry the same one. */
export function tokenOf(html: string): string {
  return /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
}

/** Answers the only proposal that waits for this person, as its page offers it. */
export async function settle(visitor: Visitor, answer: 'confirm' | 'refuse'): Promise<request.Response> {
  const page = (await visitor.get('/acts')).text;
  const offered = [...page.matchAll(/action="\/acts\/([0-9a-f-]+)\/(\w+)"/g)].filter(
    ([, , act]) => act === answer,
  );
  expect(offered).toHaveLength(1);
  return visitor.send(`/acts/${offered[0]?.[1]}/${answer}`, {}, '/acts');
}

/** The one-time code that a page shows. */
export const codeOf = (page: request.Response): string =>
  /<code>([a-z0-9-]+)<\/code>/.exec(page.text)?.[1] ?? '';

/** The value of a cookie that an answer sets. */
export function cookieOf(response: request.Response, name: string): string | undefined {
  const set: unknown = response.headers['set-cookie'];
  const cookies = Array.isArray(set) ? set.map(String) : [];
  return cookies.map((cookie) => cookie.split(';')[0] ?? '').find((cookie) => cookie.startsWith(`${name}=`));
}
