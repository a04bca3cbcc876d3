import type { Person } from '../../domain/access/people';
import { type Role, roles } from '../../domain/access/roles';
import { findCommand, isCommandType } from '../../domain/case/commands';
import { isAskedFor } from '../../domain/access/people';
import type { Command } from '../../domain/case/decide';
import type { CaseState } from '../../domain/case/state';

/** The people of the ordinary cases: `u-<role>`, a second of them `u-<role>-2`, and one more area officer. */
export const ordinaryPersons: readonly Person[] = [
  ...roles.flatMap((role): Person[] => [
    { id: `u-${role}`, roles: [role], active: true },
    { id: `u-${role}-2`, roles: [role], active: true },
  ]),
  { id: 'u-member', roles: ['areaOfficer'], active: true },
  ...Array.from({ length: 9 }, (_, i): Person => ({
    id: `u-official-${i + 1}`,
    roles: ['commissioner'],
    active: true,
  })),
];

/** The same, as accounts are asked for where commands come in. */
export const ordinaryPeople = {
  listAccounts: () =>
    Promise.resolve(
      ordinaryPersons.map(({ id: _id, ...person }) => ({
        _id,
        ...person,
        roles: [...person.roles] as Role[],
      })),
    ),
};

/** The people of whom a case must be told with this command, as where commands come in. */
export function peopleFor(
  type: Command['type'],
  state: CaseState | undefined,
  input: Record<string, unknown>,
  persons: readonly Person[] = ordinaryPersons,
): Record<string, unknown> {
  if (!state || !isCommandType(type)) return {};
  const definition = findCommand(type);
  if (!('people' in definition) || !definition.people) return {};
  const parsed = definition.input().safeParse(input);
  if (!parsed.success) return {};
  // The schema is the command's own; the union of all commands loses that.
  const asked = definition.people(state, parsed.data as never);
  return { people: persons.filter((person) => isAskedFor(asked, person)) };
}
