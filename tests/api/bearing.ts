import request from 'supertest';
import { daysAfter } from '../../domain/clocks/years';
import type { ProgramScope } from '../../domain/staff/programs';
import { officeToday } from '../../language/dates';
import type { JsonOffice } from './jsonOffice';

/** What sends a token with each request, as a program of another system does. */
export interface Bearing {
  id: string;
  get(path: string): request.Test;
}

/** A program that acts for somebody, as if two people had made its account. */
export async function programFor(
  { app, services }: Pick<JsonOffice, 'app' | 'services'>,
  actsFor: string,
  scopes: ProgramScope[] = ['reading'],
): Promise<Bearing> {
  const id = `p-${actsFor}`;
  const program = { _id: id, name: `Của ${actsFor}`, contact: 'Thử nghiệm', actsFor, scopes };
  const until = daysAfter(officeToday(), 30);
  const token = await services.accounts.programs.make(program, until, 'u-demo-chair');
  return { id, get: (path) => request(app).get(path).set('Authorization', `Bearer ${token}`) };
}
