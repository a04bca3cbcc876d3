import type { Procedure } from '../../domain/procedure/procedure';
import { readProcedures } from '../../seeds/reference';

/** The version of an instrument that the seeds bring. */
export function seededVersion(id: string): number {
  const found = readProcedures('office').find((one) => one.id === id);
  if (!found) throw new RangeError(`${id} is not seeded`);
  return found.version;
}

/** The next version of a Party procedure, in which the first handling has so many working days. */
export function withFirstHandling(now: Procedure, count: number): Procedure {
  if (now.law === 'state') throw new RangeError('there is no such limit under State law');
  const { firstHandling } = now.limits;
  const limits = {
    ...now.limits,
    firstHandling: { ...firstHandling, value: { ...firstHandling.value, count } },
  };
  return { ...now, version: now.version + 1, limits };
}
