import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { createSeals, type Seals } from '../../../models/seals';
import type { Settings } from '../../../temporal-config/settings';

/** A year: a machine that is used once in that time stays known. */
const lifetimeMs = 365 * 24 * 60 * 60 * 1000;
/** People who share a machine; the one who has not used it for longest is forgotten first. */
const mostPeople = 20;

/** `people` are keyed digests of the user names that have signed in there. */
const deviceSchema = z.object({ device: z.uuid(), people: z.array(z.string()).max(mostPeople) });
type Device = z.infer<typeof deviceSchema>;

/**
 * Devices on which somebody has signed in before, by a sealed cookie: strangers who guess at a person's password use up the
 * strangers' attempts, and never those that this person has on their own machine (OWASP, device cookies).
 */
export interface KnownDevices {
  /** The device of the request, where the person of that user name has signed in on it before. */
  find(req: Request, username: string): string | undefined;
  /** Makes the device of the request known to this person. */
  remember(req: Request, res: Response, username: string): void;
}

const normalised = (username: string): string => username.trim().toLowerCase();

function read(seals: Seals, cookie: unknown): Device | undefined {
  if (typeof cookie !== 'string') return undefined;
  const [body = '', seal] = cookie.split('~');
  if (!seals.holds(`device:${body}`, seal)) return undefined;
  return deviceSchema.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString())).data;
}

export function createKnownDevices({ secrets, http }: Pick<Settings, 'secrets' | 'http'>): KnownDevices {
  const seals = createSeals('sessions', secrets.vaultKeys);
  const name = http.secureCookies ? '__Host-liem-device' : 'liem-device';
  const personOf = (username: string) => seals.digest(`device:${normalised(username)}`).slice(0, 22);
  const of = (req: Request) => read(seals, req.cookies?.[name]);
  return {
    find: (req, username) => {
      const device = of(req);
      return device?.people.includes(personOf(username)) ? device.device : undefined;
    },
    remember: (req, res, username) => {
      const { device, people } = of(req) ?? { device: randomUUID(), people: [] };
      const person = personOf(username);
      const now: Device = {
        device,
        people: [person, ...people.filter((one) => one !== person)].slice(0, mostPeople),
      };
      const body = Buffer.from(JSON.stringify(now)).toString('base64url');
      res.cookie(name, `${body}~${seals.over(`device:${body}`)}`, {
        httpOnly: true,
        sameSite: 'lax',
        secure: http.secureCookies,
        path: '/',
        maxAge: lifetimeMs,
      });
    },
  };
}
