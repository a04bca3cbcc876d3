import type { Express, Request, RequestHandler, Response } from 'express';
import { neededAt, takesTokens } from '../../domain/access/programGate';
import { mayBeActedFor } from '../../domain/staff/programs';
import type { Services } from '../../office/services';
import { Problem } from './errors/problem';
import type { SignedIn } from './request';

/** What RFC 6750 calls what is wrong with a token. */
type TokenFault = { error: 'invalid_token' } | { error: 'insufficient_scope'; scope?: string };

/** Says in the answer that the API takes tokens, and what was wrong with the one that came. */
export function askForToken(res: Response, fault?: TokenFault): void {
  const parameters = Object.entries({ realm: 'liem', ...fault }).map(([name, value]) => `${name}="${value}"`);
  res.set('WWW-Authenticate', `Bearer ${parameters.join(', ')}`);
}

/** The token of a request to the API; pages take none, and other schemes are not ours. */
function findToken(req: Request): string | undefined {
  if (!takesTokens(req.path)) return undefined;
  const [scheme = '', ...rest] = (req.get('authorization') ?? '').trim().split(/\s+/);
  return scheme.toLowerCase() === 'bearer' ? rest.join(' ') : undefined;
}

/**
 * The person for whom the program of a token acts, as they are now; undefined where the token is not good, or there is nobody left for whom
 * it could act. What a deputy takes up, and what a person has to do to their own account first, is none of a program's.
 */
async function findActedFor(accounts: Services['accounts'], token: string): Promise<SignedIn | undefined> {
  const program = await accounts.programs.findByToken(token);
  const account = program && (await accounts.findAccount(program.actsFor));
  if (!program || !account || !mayBeActedFor(account)) return undefined;
  await accounts.programs.noteUse(program);
  const { _id: id, name, scopes, until } = program;
  return {
    ...account,
    covers: [],
    mustChangePassword: false,
    mustSetUpSecondFactor: false,
    program: { id, name, scopes, until },
  };
}

/** Who asks by the token of a request, as they are now; undefined where none came, or it is not good any more. */
export async function findAskingByToken(
  accounts: Services['accounts'],
  req: Request,
): Promise<SignedIn | undefined> {
  const token = findToken(req);
  return token === undefined ? undefined : findActedFor(accounts, token);
}

/** Who asks by a token asks by nothing else: whatever cookies come along are as if they were not there, and none is set. */
export function setUpProgramTokens(app: Express, { accounts }: Services): void {
  app.use(async (req, res, next) => {
    if (takesTokens(req.path)) res.vary('Authorization');
    if (findToken(req) === undefined) return next();
    delete req.headers.cookie;
    res.locals.hasToken = true;
    const account = await findAskingByToken(accounts, req);
    if (account) res.locals.account = account;
    next();
  });
}

/** Lets a program through where its scopes do, before anything of what it sends is read. A wrong token is no attempt on anybody's account. */
export function setUpProgramGate(app: Express): void {
  const check: RequestHandler = (req, res, next) => {
    const { hasToken, account } = res.locals;
    if (!hasToken) return next();
    if (!account?.program) {
      askForToken(res, { error: 'invalid_token' });
      throw new Problem(401, 'tokenInvalid');
    }
    const needed = neededAt(req.method, req.path);
    if (needed === 'person') throw new Problem(403, 'needsPerson');
    if (account.program.scopes.includes(needed)) return next();
    askForToken(res, { error: 'insufficient_scope', scope: needed });
    const extension = { error: 'insufficient_scope', scope: needed };
    throw new Problem(403, 'insufficientScope', { extension, params: { scope: needed } });
  };
  app.use(check);
}
