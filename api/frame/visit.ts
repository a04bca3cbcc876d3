import type { Express, Request, Response } from 'express';
import cookieParser from 'cookie-parser';
import { z } from 'zod';
import { type LanguageCode } from '../../domain/text/languages';
import { languages } from '../../domain/text/languages';
import type { Services } from '../../office/services';

/** What is remembered of somebody without a session, for a while and by their browser alone. */
const visitSchema = z.object({
  /** The page that was asked for before signing in. */
  returnTo: z.string().max(2000).optional(),
  hasSignedOut: z.literal(true).optional(),
});
export type Visit = z.infer<typeof visitSchema>;

const visitMs = 60 * 60 * 1000;
const names = { visit: 'liem-visit', language: 'liem-language' } as const;

declare module 'express-serve-static-core' {
  interface Locals {
    visitCookies: {
      options: Pick<CookieOptions, 'httpOnly' | 'sameSite' | 'secure' | 'path'>;
      prefix: string;
    };
  }
}

/** Cookies of visitors: an anonymous page makes no session, so what it must remember is sent along, signed. */
export function setUpVisits(app: Express, { settings }: Services): void {
  const { secureCookies: secure } = settings.http;
  app.use(cookieParser(settings.secrets.sessionSecret));
  app.use((_req, res, next) => {
    res.locals.visitCookies = {
      options: { httpOnly: true, sameSite: 'lax', secure, path: '/' },
      prefix: secure ? '__Host-' : '',
    };
    next();
  });
}

/** What was remembered of this visitor. */
export function findVisit(req: Request, res: Response): Visit {
  const kept: unknown = req.signedCookies?.[res.locals.visitCookies.prefix + names.visit];
  return visitSchema.safeParse(kept).data ?? {};
}

export function rememberVisit(res: Response, visit: Visit): void {
  const { options, prefix } = res.locals.visitCookies;
  res.cookie(prefix + names.visit, visit, { ...options, signed: true, maxAge: visitMs });
}

export function forgetVisit(res: Response): void {
  const { options, prefix } = res.locals.visitCookies;
  res.clearCookie(prefix + names.visit, options);
}

/** The language that was chosen in this browser, until it is closed. */
export function findChosenLanguage(req: Request, res: Response): LanguageCode | undefined {
  const kept: unknown = req.cookies?.[res.locals.visitCookies.prefix + names.language];
  return languages.find((code) => code === kept);
}

export function chooseLanguage(res: Response, language: LanguageCode): void {
  const { options, prefix } = res.locals.visitCookies;
  res.cookie(prefix + names.language, language, options);
}
