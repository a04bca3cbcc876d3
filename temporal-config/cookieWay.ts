import type { Settings } from './settings';

/**
 * What keeps everybody from signing in, and what to do: the web server speaks plain HTTP itself, and cookies that are for HTTPS alone it
 * gives only where a proxy that it trusts says that it was asked by HTTPS. Undefined where cookies and proxy fit.
 */
export const cookieProblem = ({
  secureCookies,
  trustProxy,
}: Pick<Settings['http'], 'secureCookies' | 'trustProxy'>):
  { problem: string; remedy: string } | undefined =>
  secureCookies && trustProxy === 0
    ? {
        problem:
          'nobody can sign in: cookies are for HTTPS alone, and no proxy is trusted to say that people come by it',
        remedy:
          'behind a proxy that speaks HTTPS set LIEM_TRUST_PROXY=1; where people use this machine alone, LIEM_SECURE_COOKIES=false (docs/running/https.md)',
      }
    : undefined;
