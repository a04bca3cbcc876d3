import { z } from 'zod';
import {
  heldScopes,
  isFitEnd,
  mayBeActedFor,
  programContact,
  programName,
} from '../../../domain/staff/programs';
import { officeToday } from '../../../language/dates';
import type { Account } from '../../../models/accounts';
import { typedDay } from '../../frame/forms/typedDay';

/** One ticked box arrives as a text, several as a list, none not at all. */
const ticked = (value: unknown) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

const lastDay = () =>
  typedDay().refine((until) => isFitEnd(until, officeToday()), { message: 'programs:problem.until' });

/** In the order of the page. @param people those for whom it can act */
export const newProgramForm = (people: readonly Account[]) =>
  z.object({
    name: programName(),
    contact: programContact(),
    actsFor: z
      .string()
      .default('')
      .refine((id) => people.some(({ _id }) => _id === id), 'programs:problem.actsFor'),
    scopes: z.preprocess(ticked, heldScopes()),
    until: lastDay(),
  });

export const renewalForm = () => z.object({ until: lastDay() });

/** For whom a program can act. */
export const possiblePeople = (all: readonly Account[]): Account[] => all.filter(mayBeActedFor);
