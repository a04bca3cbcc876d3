import { request as send } from 'node:http';
import fc from 'fast-check';
import { commandTypes } from '../../domain/case/commands';
import type { JsonOffice, Program } from '../api/json-office';
import { cookiesOf, type ListeningOffice } from '../api/raw-requests';
import { listedRoutes } from './listedRoutes';
import { type KnownParts, type OddRequest, oddRequests } from './oddRequests';

/** What ends the session or the account that the requests are sent with. */
const leftAlone = /^(POST \/sign-out|POST \/account\/password|(POST|DELETE) \/api\/session|POST \/sign-in)$/;

/** An answer that no request may have. */
export interface ServerError {
  status: number;
  username: string;
  request: OddRequest;
}

interface Fuzz {
  office: JsonOffice;
  server: ListeningOffice;
  usernames: readonly string[];
  /** Requests for each of them. */
  requests: number;
  seed: number;
  caseIds: readonly string[];
}

/** Sends odd requests to every listed route in the name of each person. @returns each answer of 5xx that says more than "busy" */
export async function fuzzPages({
  office,
  server,
  usernames,
  requests,
  seed,
  caseIds,
}: Fuzz): Promise<ServerError[]> {
  const routes = listedRoutes(office.app).filter(
    ({ method, pattern }) => !leftAlone.test(`${method} ${pattern}`),
  );
  const parts: KnownParts = { caseId: caseIds, type: commandTypes, version: ['1'], seq: ['1'], importId: [] };
  const errors: ServerError[] = [];
  for (const [i, username] of usernames.entries()) {
    const program = await office.program(username);
    const all = fc.sample(oddRequests(routes, parts, program.token), { numRuns: requests, seed: seed + i });
    for (const request of all) {
      const status = await statusOf(server.port, program, request);
      if (status >= 500) errors.push({ status, username, request });
    }
  }
  return errors;
}

function statusOf(
  port: number,
  program: Program,
  { method, path, type, body, accept }: OddRequest,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const hasBody = !['GET', 'HEAD', 'OPTIONS'].includes(method);
    const headers = {
      Accept: accept,
      Cookie: cookiesOf(program.agent),
      'X-CSRF-Token': program.token,
      'Idempotency-Key': '11111111-1111-4111-8111-111111111111',
      ...(hasBody && { 'Content-Type': type, 'Content-Length': body.length }),
    };
    const sent = send({ port, host: '127.0.0.1', method, path, headers }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
    sent.on('error', reject);
    sent.end(hasBody ? body : undefined);
  });
}
