import { hash, verify } from '@node-rs/argon2';
import { randomInt } from 'node:crypto';

/** argon2id with the memory and passes that OWASP's password storage sheet gives as a minimum. */
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The shortest password an office accepts (NIST SP 800-63B asks for length, not for kinds of characters). */
export const minimumPasswordLength = 12;
/** A bound, so that nobody can make the server hash megabytes. */
export const maximumPasswordLength = 200;

/** The argon2id hash of a password, as a self-describing string. */
export async function hashPassword(password: string): Promise<string> {
  return hash(normalised(password), cost);
}

let decoy: Promise<string> | undefined;

/**
 * Whether the password belongs to the hash. Without a hash (no such account) it does the same work against a
 * decoy and answers no, so that the time taken does not tell which user names exist.
 */
export async function verifyPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password');
  const matches = await verify(passwordHash ?? (await decoy), normalised(password));
  return passwordHash !== undefined && matches;
}

/** Letters and digits that cannot be mistaken for each other when read over the telephone. */
const readable = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A one-time password such as `k7wd-p2mx-hq9a-t4ze`: 79 bits, easy to dictate. */
export function generateOneTimePassword(): string {
  const letter = () => readable.charAt(randomInt(readable.length));
  return Array.from({ length: 4 }, () => Array.from({ length: 4 }, letter).join('')).join('-');
}

/** Vietnamese letters can be typed composed or decomposed: both must be the same password. */
function normalised(password: string): string {
  return password.normalize('NFC');
}
