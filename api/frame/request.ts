import type { Request, Response } from 'express';
import type { LanguageCode } from '../../domain/text/languages';
import type { ProgramScope } from '../../domain/staff/programs';
import type { SignInMeans } from '../../domain/staff/secondFactor';
import type { Account } from '../../models/accounts';
import type { Translate } from '../../language/texts';

/** The account of the session, with those who are away and for whom it acts, and whether it has to set up a second factor first. */
export type SignedIn = Account & {
  covers: readonly Account[];
  mustSetUpSecondFactor: boolean;
  /** The program that acts for this person, where one asks. */
  program?: SignedInProgram | undefined;
};
export interface SignedInProgram {
  id: string;
  name: string;
  scopes: readonly ProgramScope[];
  /** The last day of its token (date). */
  until: string;
}

/** Whether this person has something to do to their own account before anything else. */
export const isHeldBack = ({
  mustChangePassword,
  mustSetUpSecondFactor,
}: Pick<SignedIn, 'mustChangePassword' | 'mustSetUpSecondFactor'>): boolean =>
  mustChangePassword || mustSetUpSecondFactor;

/** A message for the next page that this person sees. */
export interface Flash {
  kind: 'success' | 'information';
  /** Key of its text in the language files. */
  key: string;
  params?: Record<string, string | number>;
}

/** Why somebody was refused what they asked for, as the log of the office tells it. */
export type RefusedAccess = 'conflict' | 'hidden' | 'forbidden';

declare module 'express-session' {
  interface SessionData {
    accountId: string;
    /** The account's `credentialsVersion` at sign-in; a newer one ends the session. */
    credentialsVersion: number;
    /** Moments: from them the session's ends are reckoned. */
    begunAt: string;
    usedAt: string;
    /** By what the person signed in; sessions from before say nothing. */
    means: SignInMeans;
    flashes: Flash[];
  }
}

declare module 'express-serve-static-core' {
  interface Locals {
    account?: SignedIn;
    /** A token came with the request: that it is good is said by `account`. */
    hasToken?: boolean;
    language: LanguageCode;
    t: Translate;
    cspNonce: string;
    /** A conflict of interest stood in the way of something that was asked for, whatever the answer says. */
    isConflict?: boolean;
    /** The case of the address is there, and whoever asks does not need to know of it, whatever the answer says. */
    isHidden?: boolean;
    /** Of several things that one request asked for, why those were refused that were. */
    refusedInside?: RefusedAccess[];
    /** A sign-in that was refused though nothing in it was wrong. */
    isNoGuess?: boolean;
  }
}

/** The account that is signed in; for routes behind `requireSignIn`, so its absence is a fault of ours. */
export function signedInAccount(res: Response): SignedIn {
  if (!res.locals.account) throw new Error('This route needs requireSignIn before it.');
  return res.locals.account;
}

/** Shows a message at the top of the next page. */
export function flash(req: Request, notice: Flash): void {
  req.session.flashes = [...(req.session.flashes ?? []), notice];
}

/** Whether the answer should be JSON: everything under `/api/`, and whoever asks for JSON rather than HTML. */
export function wantsJson(req: Request): boolean {
  return req.path.startsWith('/api/') || req.accepts(['html', 'json']) === 'json';
}

/** The pattern that answered, e.g. `/cases/:caseId`: safe to log and to count, unlike the address itself. */
export function routePattern(req: Request): string {
  const pattern: unknown = req.route?.path;
  return typeof pattern === 'string' ? pattern : 'unmatched';
}
