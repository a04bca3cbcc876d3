import { z } from 'zod';

const written = /^\d{4}(-\d\d-\d\d)?$/;

const isReal = (born: string): boolean => born.length === 4 || z.iso.date().safeParse(born).success;

/** When somebody was born: an ISO date, or the year alone where no more is known. */
export const birth = () =>
  z
    .string()
    .trim()
    .regex(written, 'errors:field.birth')
    .refine(isReal, 'errors:field.birth')
    .meta({ birth: true, description: 'An ISO date, or the year alone where no more is known.' });

/** Whoever is younger works nowhere, and whoever is older has left office long ago: bounds of the house for slips of the pen, in years. */
const youngest = 15;
const oldest = 120;

/** Whether somebody born then can be whom a report is about that was received on that day (ISO). */
export function isPlausibleBirth(born: string, receivedOn: string): boolean {
  const age = Number(receivedOn.slice(0, 4)) - Number(born.slice(0, 4));
  return age >= youngest && age <= oldest;
}
