import { randomUUID } from 'node:crypto';
import type { Account } from '../../../models/accounts';
import type { OfficialMember } from '../../../models/bodies';

/** A line of the list that cannot be read, and why. */
export interface WrongLine {
  line: number;
  fault: 'noName' | 'unknownUser' | 'twice' | 'tooLong' | 'tooManyParts';
}

export const longestName = 120;
export const longestPosition = 200;

/** A member as their line is written: name; position; user name, where the person has an account. */
export const memberLine = ({ id, name, position }: OfficialMember, accounts: readonly Account[]): string =>
  [name, position, accounts.find(({ _id }) => _id === id)?.username]
    .filter((part) => part !== undefined)
    .join('; ');

/**
 * Reads the official members of a body, a line each. Who has no account keeps the id that they had under the same name before.
 */
export function readMembers(
  text: string,
  accounts: readonly Account[],
  before: readonly OfficialMember[],
): { members: OfficialMember[] } | { wrong: WrongLine[] } {
  const members: OfficialMember[] = [];
  const wrong: WrongLine[] = [];
  text.split(/\r?\n/).forEach((written, i) => {
    if (written.trim() === '') return;
    const [name = '', position = '', username = '', ...more] = written.split(';').map((part) => part.trim());
    const account = accounts.find((one) => one.username === username.toLowerCase());
    const known = before.find((one) => one.name === name && !one.id.startsWith('u-'));
    const id = account?._id ?? known?.id ?? `m-${randomUUID()}`;
    if (more.some((part) => part !== '')) wrong.push({ line: i + 1, fault: 'tooManyParts' });
    else if (name === '') wrong.push({ line: i + 1, fault: 'noName' });
    else if (username !== '' && !account) wrong.push({ line: i + 1, fault: 'unknownUser' });
    else if (members.some((one) => one.id === id)) wrong.push({ line: i + 1, fault: 'twice' });
    else if (name.length > longestName || position.length > longestPosition)
      wrong.push({ line: i + 1, fault: 'tooLong' });
    else members.push({ id, name, position });
  });
  return wrong.length > 0 ? { wrong } : { members };
}
