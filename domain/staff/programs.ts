import { z } from 'zod';
import { daysAfter } from '../clocks/years';
import type { Role } from '../access/roles';

/** What a program may do by its account: read, give commands, and follow what happens in the office. */
export const programScopes = ['reading', 'commands', 'feed'] as const;
export type ProgramScope = (typeof programScopes)[number];

/** By this an id says that it is a program's and no person's. */
export const programIdPrefix = 'p-';
export const isProgramId = (id: string): boolean => id.startsWith(programIdPrefix);

/** How long a token can be good, in days: at most a year, leap years too. */
export const tokenLastsDays = 366;
/** The one in use, and the one that is to follow it. */
export const mostTokens = 2;

export const programName = () => z.string().trim().min(1).max(80);
/** The unit that runs the program, and how it is reached. */
export const programContact = () => z.string().trim().min(1).max(200);
export const heldScopes = () =>
  z
    .array(z.enum(programScopes))
    .min(1)
    .max(programScopes.length)
    .refine((held) => new Set(held).size === held.length);

/** For whom a program can act: for who works with cases or supervises, never for one who makes accounts. */
export const mayBeActedFor = ({ active, roles }: { active: boolean; roles: readonly Role[] }): boolean =>
  active && !roles.includes('administrator');

/** Whether a token can be given that is good through `until`, on the day `today` of the office (dates, both). */
export const isFitEnd = (until: string, today: string): boolean =>
  until > today && until <= daysAfter(today, tokenLastsDays);

/** Names that are read as the same, whatever the letters' size. */
export const isSameName = (one: string, other: string): boolean =>
  one.normalize('NFC').toLocaleLowerCase('vi') === other.normalize('NFC').toLocaleLowerCase('vi');
