import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit, type Store } from 'express-rate-limit';
import { signInWindowMs, type SignInAttempts } from '../../models/accounts-attempts';
import { Problem } from '../errors/problem';
import type { Services } from '../services';

/** Failed attempts taken for one user name from one address, for one user name from anywhere, from one address. */
const limits = { usernameAndAddress: 5, username: 20, address: 50 };

/** Slows down guessing: three counts in the database, of which only failed sign-ins use anything up. */
export function signInLimits({ signInAttempts }: Services): RequestHandler[] {
  const limiter = (name: keyof typeof limits, keyOf: (req: Request) => string) =>
    rateLimit({
      windowMs: signInWindowMs,
      limit: limits[name],
      skipSuccessfulRequests: true,
      // A forgotten field (422) was no guess.
      requestWasSuccessful: (_req, res) => res.statusCode < 400 || res.statusCode === 422,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      identifier: `sign-in-${name}`,
      keyGenerator: (req) => `${name}:${keyOf(req)}`,
      store: sharedStore(signInAttempts),
      handler: (_req, _res, next) => next(new Problem(429, 'tooManyAttempts', { params: { minutes: 15 } })),
    });
  return [
    limiter('usernameAndAddress', (req) => `${typedUsername(req)} ${address(req)}`),
    limiter('username', typedUsername),
    limiter('address', address),
  ];
}

function typedUsername(req: Request): string {
  const typed: unknown = req.body?.username;
  return typeof typed === 'string' ? typed.trim().toLowerCase().slice(0, 100) : '';
}

function address(req: Request): string {
  return ipKeyGenerator(req.ip ?? '');
}

function sharedStore(attempts: SignInAttempts): Store {
  return {
    localKeys: false,
    increment: async (key) => {
      const { hits, resetAt } = await attempts.increment(key, new Date());
      return { totalHits: hits, resetTime: resetAt };
    },
    // Runs after the answer: when it is lost (the process stops), the person has one attempt fewer, no more.
    decrement: (key) => attempts.decrement(key).catch(() => undefined),
    resetKey: (key) => attempts.reset(key),
  };
}
