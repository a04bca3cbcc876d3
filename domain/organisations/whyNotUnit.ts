import { type Refusal, refuse } from '../case/refusal';
import type { Subject } from '../case/subject';
import type { Manager } from '../procedure/partyProcedure';
import { findLink, isWholeChain, type Level } from './unit';

/** The level at which the committee stands that manages a subject; the centre is above the province's own tree. */
export const levelOfManager: Record<Manager, Level | undefined> = {
  centralCommittee: undefined,
  provincialCommittee: 'province',
  provincialStandingCommittee: 'province',
  districtCommittee: 'district',
  grassrootsCommittee: 'grassroots',
  cell: 'cell',
};

/** Why a subject cannot be of that unit: its chain is none, or has no committee of the level that is said to manage them. */
export function whyNotUnit(subject: Subject): Refusal | undefined {
  if (!('managedBy' in subject) || !subject.unit) return undefined;
  const { unit, managedBy } = subject;
  if (!isWholeChain(unit)) return refuse('unitNotThere', { field: 'subject.unit' });
  const level = levelOfManager[managedBy];
  if (level === undefined || findLink(unit, level)) return undefined;
  const name = unit.chain[0]?.name ?? '';
  return refuse('managerNotInChain', {
    field: 'subject.managedBy',
    params: { unit: name, manager: managedBy },
  });
}
