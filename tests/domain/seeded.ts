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

/** The next version of a Party procedure, in which dismissal lapses after so many years, apart from other forms. */
export function withDismissalLapsing(now: Procedure, dismissal: number): Procedure {
  if (now.law === 'state') throw new RangeError('there is no such period under State law');
  const { value } = now.limitation;
  const limitation = { ...now.limitation, value: { ...value, member: { ...value.member, dismissal } } };
  return { ...now, version: now.version + 1, limitation };
}

/** The same version as an office has it that parts letters of several matters itself. */
export const withParting = (now: Procedure): Procedure => ({ ...now, mixedPetition: undefined });

/** The next version of the Party's rules of an office that parts letters of several matters itself. */
export function partingVersion(): Procedure {
  const now = readProcedures('office').find(({ id }) => id === '296-qd-tw');
  if (!now) throw new RangeError('the Party’s rules are not seeded');
  return { ...withParting(now), version: now.version + 1 };
}
