import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit, type Store } from 'express-rate-limit';
import { z } from 'zod';
import { signInWindowMs, type SignInAttempts } from '../../../models/accountsAttempts';
import { nobody, type SignInLimitName } from '../../../domain/staff/entries';
import { Problem } from '../errors/problem';
import type { Services } from '../../../office/services';
import { describeError } from '../../../office/programLog';
import { createKnownDevices } from './knownDevice';
import { whoseName } from './signIn';

/** Failed attempts taken for one user name from one address, for one user name from anywhere, from one address. */
const limits = { usernameAndAddress: 5, username: 20, address: 50 };

/**
 * Slows down guessing: three counts in the database, of which only failed sign-ins use anything up. On a device where a person has
 * signed in before only their own failures there count, so that strangers shut nobody out of their own machine.
 * @param typedUsername whose sign-in a request is part of
 */
export function signInLimits(
  services: Services,
  typedUsername: (req: Request) => string = usernameInForm,
): RequestHandler[] {
  const { signInAttempts, settings, cases, logger } = services;
  const devices = createKnownDevices(settings);
  const deviceOf = (req: Request) => devices.find(req, typedUsername(req));

  const tellLog = async (limit: SignInLimitName, req: Request) => {
    try {
      const data = { ...(await whoseName(services, typedUsername(req))), limit };
      await cases.officeLog.append({ by: nobody, type: 'signInLimited', data });
    } catch (error) {
      // The door stays shut all the same.
      logger.error({ err: describeError(error) }, 'a limit is missing in the log of the office');
    }
  };

  const limiter = (
    name: keyof typeof limits,
    keyOf: (req: Request) => string,
    skip: (req: Request) => boolean = () => false,
  ) =>
    rateLimit({
      windowMs: signInWindowMs,
      limit: limits[name],
      skip,
      skipSuccessfulRequests: true,
      // A forgotten field (422) was no guess, and neither was a right password to which a code belongs.
      requestWasSuccessful: (_req, res) =>
        res.statusCode < 400 || res.statusCode === 422 || (res as Response).locals.isNoGuess === true,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      identifier: `sign-in-${name}`,
      requestPropertyName: 'signInLimit',
      keyGenerator: (req) => `${name}:${keyOf(req)}`,
      store: sharedStore(signInAttempts),
      handler: (req, _res, next) => {
        // The first of a window stands for those that follow: whoever goes on trying does not fill the log.
        const isFirst = usedSchema.safeParse(req).data?.signInLimit.used === limits[name] + 1;
        void (isFirst ? tellLog(name, req) : Promise.resolve()).then(() =>
          next(new Problem(429, 'tooManyAttempts', { params: { minutes: 15 } })),
        );
      },
    });
  const isKnown = (req: Request) => deviceOf(req) !== undefined;
  return [
    limiter('usernameAndAddress', (req) => `${typedUsername(req)} ${deviceOf(req) ?? address(req)}`),
    limiter('username', typedUsername, isKnown),
    limiter('address', address, isKnown),
  ];
}

/** What the limiter notes on the request. */
const usedSchema = z.object({ signInLimit: z.object({ used: z.number() }) });

function usernameInForm(req: Request): string {
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
