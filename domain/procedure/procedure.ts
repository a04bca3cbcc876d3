import { partyShape, type PartyProcedure } from './partyProcedure';
import { z } from 'zod';
import { nameContradictions } from './contradictions';
import { type Law, lawOf } from './law';
import { type StateProcedure, stateShape } from './stateProcedure';

/**
 * A version of the procedure: every number the office works by, as data, under the Party's rules or under State law. A case pins
 * the version in force on the day the competent body received the report (procedure §1).
 */
export const procedureSchema = z
  .discriminatedUnion('law', [partyShape, stateShape])
  .superRefine(nameContradictions);
export type Procedure = PartyProcedure | StateProcedure;

/** A version of the family of that law. */
export type ProcedureOf<Of extends Law> = Of extends 'state' ? StateProcedure : PartyProcedure;

export const isInForceOn = (
  { effectiveFrom, effectiveTo = '9999-12-31' }: Procedure,
  date: string,
): boolean => effectiveFrom <= date && date <= effectiveTo;

const isOf =
  <Of extends Law>(law: Of) =>
  (version: Procedure): version is ProcedureOf<Of> =>
    lawOf(version) === law;

/** A corrected version is in force no more, also on days that its correction has let go of. */
const isNewest = (one: Procedure, versions: readonly Procedure[]): boolean =>
  !versions.some(({ id, version }) => id === one.id && version > one.version);

/** The version of a family in force on the day of receipt: the newest of its instrument. */
export const findProcedureInForce = <Of extends Law>(
  versions: readonly Procedure[],
  receivedOn: string,
  law: Of,
): ProcedureOf<Of> | undefined =>
  versions
    .filter(isOf(law))
    .filter((version) => isNewest(version, versions) && isInForceOn(version, receivedOn))
    .sort((a, b) => b.effectiveFrom.localeCompare(a.effectiveFrom) || b.version - a.version)[0];

/** The same. @throws RangeError naming the date when none is in force */
export function getProcedureInForce<Of extends Law>(
  versions: readonly Procedure[],
  receivedOn: string,
  law: Of,
): ProcedureOf<Of> {
  const inForce = findProcedureInForce(versions, receivedOn, law);
  if (!inForce) throw new RangeError(`no procedure of the ${law} is in force on ${receivedOn}`);
  return inForce;
}
