import type { Configuration } from 'openid-client';
import { z } from 'zod';
import type { Settings } from '../../temporal-config/settings';

/** Where the provider sends people back to, behind the office's address. */
export const providerReturnPath = '/sign-in/provider/return';

/** What the browser keeps, sealed, from the way out to the way back. */
export const begunSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** The account that is to be bound; absent where somebody signs in. */
  binds: z.string().optional(),
});
export type Begun = z.infer<typeof begunSchema>;

/** Who the provider says it is. */
export interface ToldPerson {
  issuer: string;
  subject: string;
  /** Whether the provider has asked for more than a password, by what the office has set. */
  isStrong: boolean;
}

/** Signing in at the provider of the organisation (OpenID Connect, code flow with PKCE). */
export interface SingleSignOn {
  /** Where the browser is to go, and what has to be kept for its return. @throws ProviderAwayError */
  begin(binds?: string): Promise<{ address: string; begun: Begun }>;
  /**
   * Who has come back.
   * @param returned the path and query with which the browser came
   * @returns undefined when what came does not hold
   * @throws ProviderAwayError
   */
  finish(returned: string, begun: Begun): Promise<ToldPerson | undefined>;
}

/** Said when the provider does not answer. */
export class ProviderAwayError extends Error {
  override readonly name = 'ProviderAwayError';
}

const claimsSchema = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  acr: z.string().optional().catch(undefined),
  amr: z.array(z.string()).optional().catch(undefined),
});

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);
const library = () => import('openid-client');

/** Undefined where no provider is set up. */
export function createSingleSignOn({
  singleSignOn,
  officeUrl,
}: Pick<Settings, 'singleSignOn' | 'officeUrl'>): SingleSignOn | undefined {
  if (!singleSignOn || officeUrl === undefined) return undefined;
  const { issuer, clientId, clientSecret, acr, amr } = singleSignOn;
  let known: Promise<Configuration> | undefined;

  /** What the provider says of itself, asked once; a failure is forgotten, and the next person asks again. */
  const configuration = async (): Promise<Configuration> => {
    known ??= library().then(({ discovery, allowInsecureRequests, enableNonRepudiationChecks }) => {
      const server = new URL(issuer);
      // The settings take plain HTTP for this machine alone.
      const isPlain = server.protocol === 'http:' && loopback.has(server.hostname);
      return discovery(server, clientId, clientSecret, undefined, {
        // What it tells is believed by its signature, and not for the connection alone by which it came.
        execute: [enableNonRepudiationChecks, ...(isPlain ? [allowInsecureRequests] : [])],
      });
    });
    try {
      return await known;
    } catch (error) {
      known = undefined;
      throw new ProviderAwayError('the provider of single sign-on does not answer', { cause: error });
    }
  };

  return {
    begin: async (binds) => {
      const client = await library();
      const config = await configuration();
      const begun: Begun = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
        ...(binds !== undefined && { binds }),
      };
      const address = client.buildAuthorizationUrl(config, {
        redirect_uri: `${officeUrl}${providerReturnPath}`,
        scope: 'openid',
        state: begun.state,
        nonce: begun.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(begun.verifier),
        code_challenge_method: 'S256',
        ...(acr.length > 0 && { acr_values: acr.join(' ') }),
      });
      return { address: address.href, begun };
    },
    finish: async (returned, { state, nonce, verifier }) => {
      const client = await library();
      const config = await configuration();
      try {
        const tokens = await client.authorizationCodeGrant(config, new URL(returned, officeUrl), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const { data: claims } = claimsSchema.safeParse(tokens.claims());
        if (!claims) return undefined;
        const isStrong =
          (claims.acr !== undefined && acr.includes(claims.acr)) ||
          (claims.amr ?? []).some((means) => amr.includes(means));
        return { issuer: claims.iss, subject: claims.sub, isStrong };
      } catch {
        // Refused at the provider, or not what was asked for.
        return undefined;
      }
    },
  };
}
