import { type Matter, settlingBody } from '../organisations/competence';
import type { Procedure } from './procedure';

/** Whether another level than the commission settles the matter on that day (procedure §2, §5). */
export function isMisdirected(procedure: Procedure, matter: Matter, day: string): boolean {
  const body = settlingBody(matter, procedure, day);
  return body !== undefined && body.at !== 'own';
}
