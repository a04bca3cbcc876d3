import createHttp, { type Client } from 'openapi-fetch';
import type { components, paths } from './api';
import { keepingSession } from './session';

export type Schemas = components['schemas'];

/** Every command to a case, by its name. */
export type CommandType = {
  [Path in keyof paths]: Path extends `/api/v1/cases/{caseId}/commands/${infer Type}` ? Type : never;
}[keyof paths];

type CommandPath<Type extends CommandType> = `/api/v1/cases/{caseId}/commands/${Type}`;

/** What a command takes. */
export type InputOf<Type extends CommandType> = paths[CommandPath<Type>] extends {
  post: { requestBody: { content: { 'application/json': infer Input } } };
}
  ? Input
  : never;

/** What the office does not do, as it says so (RFC 9457). */
export class LiemProblem extends Error {
  constructor(readonly problem: Schemas['Problem']) {
    super(problem.detail);
    this.name = 'LiemProblem';
  }
}

/** That there is no answer yet: the same is to be sent again, with the same key. */
export class NoAnswerYet extends Error {
  constructor(readonly key: string) {
    super('The command was not answered in time.');
    this.name = 'NoAnswerYet';
  }
}

export interface Given {
  receipt: Schemas['Receipt'];
  /** The case as it has become, to be given as `seen` with the next command. */
  etag: string;
}

interface How {
  /** The same for a command that is sent again; a fresh one by default. */
  key?: string;
  /** The tag of the case as it was seen: where somebody has acted since, nothing is done. */
  seen?: string | undefined;
}

export interface Office {
  /** Every operation by its address, typed. */
  http: Client<paths>;
  /** Registers a report. @throws LiemProblem, NoAnswerYet */
  register(report: Schemas['Registration'], how?: Pick<How, 'key'>): Promise<Given>;
  /** Gives a command, once for its key. @throws LiemProblem, NoAnswerYet */
  give<Type extends CommandType>(caseId: string, type: Type, input: InputOf<Type>, how?: How): Promise<Given>;
}

export interface Credentials {
  /** Where the office is, without a slash at its end. */
  baseUrl: string;
  username: string;
  password: string;
  /** Where the account has a second factor. */
  code?: string;
}

/** Signs in as an account of the office. @throws LiemProblem when it is refused */
export async function signIn({ baseUrl, ...credentials }: Credentials): Promise<Office> {
  const session = keepingSession();
  const http = createHttp<paths>({ baseUrl });
  http.use(session.middleware);
  const opened = await http.GET('/api/session');
  session.takeToken(opened.data?.csrfToken);
  const { data, error } = await http.POST('/api/session', {
    // The session's token goes with every change by itself.
    params: { header: session.header() },
    body: credentials,
  });
  if (!data) throw new LiemProblem(error);
  session.takeToken(data.csrfToken);

  const send = async (
    path: string,
    body: unknown,
    { key = crypto.randomUUID(), seen }: How,
  ): Promise<Given> => {
    const answer = await session.fetch(`${baseUrl}${path}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': key,
        ...(seen !== undefined && { 'If-Match': seen }),
      },
      body: JSON.stringify(body),
    });
    if (answer.status === 202) throw new NoAnswerYet(key);
    const said: unknown = await answer.json();
    if (!answer.ok) throw new LiemProblem(said as Schemas['Problem']);
    return { receipt: said as Schemas['Receipt'], etag: answer.headers.get('etag') ?? '' };
  };
  return {
    http,
    register: (report, how = {}) => send('/api/v1/cases', report, how),
    give: (caseId, type, input, how = {}) =>
      send(`/api/v1/cases/${encodeURIComponent(caseId)}/commands/${type}`, input, how),
  };
}
