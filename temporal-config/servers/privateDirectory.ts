import { chmodSync, lstatSync, mkdirSync } from 'node:fs';
import { FailureForPeople } from './failureForPeople';

/** Makes a directory that only this user can enter, and makes sure of it where it is there. @throws FailureForPeople */
export function ensurePrivateDirectory(directory: string): string {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const found = lstatSync(directory);
  // A link, or another user's directory, may be what somebody put there to read what we write.
  if (!found.isDirectory() || found.uid !== process.getuid?.()) {
    throw new FailureForPeople(
      `${directory} must be a directory of this user: remove what is there, or choose another place with LIEM_DATA.`,
    );
  }
  if ((found.mode & 0o077) !== 0) chmodSync(directory, 0o700);
  return directory;
}
