import { z } from 'zod';
import { type Role, roles } from '../access/roles';

/** What a person can have besides their password: an app that makes codes, or a passkey. */
export const secondFactorKinds = ['authenticator', 'passkey'] as const;
export type SecondFactorKind = (typeof secondFactorKinds)[number];

/** By what somebody signed in, besides the password or instead of it. */
export const signInMeans = [
  'password',
  'authenticator',
  'recoveryCode',
  'passkey',
  'passkeyAlone',
  /** A provider that has asked for more than a password, and one that has not. */
  'provider',
  'providerOnly',
] as const;
export type SignInMeans = (typeof signInMeans)[number];

/** From a day on, whoever holds one of these roles signs in with a second factor; none of them: nobody has to. */
export const secondFactorRule = () =>
  z.strictObject({ roles: z.array(z.enum(roles)), effectiveFrom: z.iso.date() });
export type SecondFactorRule = z.infer<ReturnType<typeof secondFactorRule>>;

/** The rule that holds on a day: the latest that has come into effect, of two of one day the one that stands later in the list. */
export function ruleInForce<Rule extends SecondFactorRule>(
  rules: readonly Rule[],
  on: string,
): Rule | undefined {
  return rules
    .filter(({ effectiveFrom }) => effectiveFrom <= on)
    .reduce<Rule | undefined>(
      (latest, rule) => (latest && latest.effectiveFrom > rule.effectiveFrom ? latest : rule),
      undefined,
    );
}

/** Whether somebody with these roles needs a second factor on that day. */
export function needsSecondFactor(
  held: readonly Role[],
  rules: readonly SecondFactorRule[],
  on: string,
): boolean {
  const rule = ruleInForce(rules, on);
  return rule !== undefined && held.some((role) => rule.roles.includes(role));
}
