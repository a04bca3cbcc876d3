import { randomUUID } from 'node:crypto';
import type { Express } from 'express';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import request from 'supertest';
import type TestAgent from 'supertest/lib/agent';
import { createApp } from '../../api/app';
import { createServices, type Services } from '../../office/services';
import { createLogger } from '../../office/programLog';
import { applyAccounts } from '../../seeds/accounts/apply';
import { applyBodies } from '../../seeds/accounts/bodies';
import { demonstrationPassword } from '../../office/accounts/demonstrationPassword';
import {
  readCalendar,
  readKeeping,
  readMatterRules,
  readProcedures,
  readReception,
  readTrees,
} from '../../seeds/reference';
import { connectWorker } from '../../temporal-config/connection';
import { readSettings } from '../../temporal-config/settings';
import { createCaseWorker } from '../../office/caseWorker';
import { servedOffice } from '../servers/servedOffice';

/** A program that calls the JSON API in the name of an account. */
export interface Program {
  agent: TestAgent;
  /** The session's token, as forms carry it. */
  token: string;
  get(path: string): request.Test;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<request.Response>;
  /** Gives a command under a fresh key. */
  give(caseId: string, type: string, input: unknown): Promise<request.Response>;
}

export interface JsonOffice {
  app: Express;
  services: Services;
  env: Readonly<Record<string, string>>;
  /** Signs in, by default as the demonstration person of that user name. */
  program(username: string, password?: string): Promise<Program>;
  close(): Promise<void>;
}

/**
 * The web server and a worker on real servers, with the demonstration people and the office's rules.
 * @param way by which way they reach the database that they are given
 * @param more of the office's environment
 */
export async function openJsonOffice(
  name: string,
  way: (mongoUri: string) => Promise<string> = (uri) => Promise.resolve(uri),
  more: Readonly<Record<string, string>> = {},
  logger = createLogger('silent'),
): Promise<JsonOffice> {
  const served = servedOffice(name);
  const env = { ...served.env, MONGODB_URI: await way(served.mongoUri), ...more };
  const settings = readSettings(env);
  const services = await createServices(settings, logger);
  await applyAccounts(services.accounts);
  await applyBodies(services.cases.bodies);
  for (const procedure of readProcedures('office')) await services.cases.reference.addProcedure(procedure);
  await services.cases.reference.addCalendar(readCalendar('office'));
  await services.cases.reference.addKeeping(readKeeping('office'));
  for (const rules of readReception('office')) await services.cases.reference.addReception(rules);
  for (const rules of readMatterRules('office')) await services.cases.reference.addMatterRules(rules);
  for (const tree of readTrees()) await services.cases.reference.addTree(tree);

  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
  const connection = await connectWorker(settings);
  const worker = await createCaseWorker(connection, settings, services.cases, {
    office: {
      database: services.connection,
      stores: services.cases,
    },
  });
  const run = worker.run();
  const app = createApp(services);
  return {
    app,
    services,
    env,
    program: (username, password = demonstrationPassword) => signIn(app, username, password),
    close: async () => {
      worker.shutdown();
      await run;
      await connection.close();
      await services.close();
    },
  };
}

export async function signIn(app: Express, username: string, password: string): Promise<Program> {
  const agent = request.agent(app);
  const opened = await agent.get('/api/session');
  const signedIn = await agent
    .post('/api/session')
    .set('X-CSRF-Token', String(opened.body.csrfToken))
    .send({ username, password });
  const token = String(signedIn.body.csrfToken);
  const post: Program['post'] = async (path, body = {}, headers = {}) =>
    agent
      .post(path)
      .set({ 'X-CSRF-Token': token, ...headers })
      .send(body as object);
  return {
    agent,
    token,
    get: (path) => agent.get(path),
    post,
    give: (caseId, type, input) =>
      post(`/api/v1/cases/${caseId}/commands/${type}`, input, { 'Idempotency-Key': randomUUID() }),
  };
}
