import { request as send } from 'node:http';
import fc from 'fast-check';
import { commandTypes } from '../../domain/case/commands';
import type { JsonOffice, Program } from '../api/jsonOffice';
import { cookiesOf, type ListeningOffice } from '../api/rawRequests';
import { listedRoutes } from './listedRoutes';
import { type KnownParts, type OddRequest, oddRequests } from './oddRequests';

/** What ends the session or the account that the requests are sent with. */
const leftAlone = /^(POST \/sign-out|POST \/account\/password|(POST|DELETE) \/api\/session|POST \/sign-in)$/;

/** An answer that no request may have: of 5xx, or one that shows where in the program it failed. */
export interface ServerError {
  status: number;
  showsProgram: boolean;
  username: string;
  request: OddRequest;
}

/** While one answer is waited for, others are sent. */
const atOnce = 4;

interface Fuzz {
  office: JsonOffice;
  server: ListeningOffice;
  usernames: readonly string[];
  /** Requests for each of them. */
  requests: number;
  seed: number;
  caseIds: readonly string[];
}

/** Sends odd requests to every listed route in the name of each person. @returns each answer that no request may have */
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
    const next = all.values();
    const sendOnes = async () => {
      for (const request of next) {
        const { status, text } = await answerTo(server.port, program, request);
        const showsProgram = text.includes('/node_modules/');
        if (status >= 500 || showsProgram) errors.push({ status, showsProgram, username, request });
      }
    };
    await Promise.all(Array.from({ length: atOnce }, sendOnes));
  }
  return errors;
}

function answerTo(
  port: number,
  program: Program,
  { method, path, type, body, accept }: OddRequest,
): Promise<{ status: number; text: string }> {
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
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    sent.on('error', reject);
    sent.end(hasBody ? body : undefined);
  });
}
