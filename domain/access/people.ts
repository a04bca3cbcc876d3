import { z } from 'zod';
import type { Actor } from './policy';
import { type Role, roles } from './roles';

/** What the office knows of an account that a command is about, at the moment at which the command came in. */
const person = () =>
  z.object({ id: z.string().min(1).max(100), roles: z.array(z.enum(roles)), active: z.boolean() });
export type Person = z.infer<ReturnType<typeof person>>;

/**
 * The accounts that a command is about. A case knows no accounts: they are found out where commands come in. Commands from before
 * this was told bring none, and are decided as they were then.
 */
export const peopleFact = () => z.array(person()).max(1000).optional();

/** Whom a case must be told of to decide a command: accounts by their ids, and whoever holds one of these roles. */
export interface AskedPeople {
  ids: readonly string[];
  holding?: readonly Role[] | undefined;
}

export const isAskedFor = (
  { ids, holding = [] }: AskedPeople,
  { id, roles: held, active }: Person,
): boolean => ids.includes(id) || (active && holding.some((role) => held.includes(role)));

export const findPerson = (people: readonly Person[], id: string): Person | undefined =>
  people.find((one) => one.id === id);

/** A person as the policy knows whoever acts. */
export const asActor = ({ id, roles: held }: Person): Actor => ({ id, roles: held });
