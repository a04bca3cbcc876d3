import { Secret, TOTP } from 'otpauth';

/** RFC 6238 as every app has it: SHA-1, six digits, half a minute. */
const form = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
/** Clocks of telephones differ: the code before and the one after are taken too. */
const window = 1;
const issuer = 'Liêm';

const of = (secret: string, label = '') =>
  new TOTP({ ...form, issuer, label, secret: Secret.fromBase32(secret) });

/** A new secret of 160 bits, base32. */
export const newAuthenticatorSecret = (): string => new Secret({ size: 20 }).base32;

/** What an app reads from the picture. */
export const authenticatorAddress = (secret: string, username: string): string =>
  of(secret, username).toString();

/**
 * The half minute to which a code belongs, counted from 1970; undefined when it is not right at that moment.
 * @param at milliseconds
 */
export function stepOfCode(secret: string, code: string, at: number): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const delta = of(secret).validate({ token: code, window, timestamp: at });
  return delta === null ? undefined : Math.floor(at / 1000 / form.period) + delta;
}

/** The code of a moment, as the app shows it. */
export const codeAt = (secret: string, at: number): string => of(secret).generate({ timestamp: at });
