import { officeItself } from '../domain/staff/entries';
import { createAccountStore } from '../models/accounts';
import { openConnection } from '../models/connection';
import { createOfficeLog } from '../models/officeLog';
import { resetAtConsole } from '../office/accounts/resetAtConsole';
import { environmentOfOffice } from '../temporal-config/runningOffice';
import { FailureForPeople } from '../temporal-config/servers/failureForPeople';
import { readSettings } from '../temporal-config/settings';
import { runCommand } from './runCommand';
import { say } from './say';

const usage = `Takes away the two-step sign-in of an administrator, where none is left who could propose it on the pages.

  npm run reset-second-factor -- USER-NAME

It speaks with the office that runs on this machine, or with the one that the environment names. It is an entry of the log of the
office, and the administrator is told at the next sign-in.`;

async function main(): Promise<void> {
  const [username] = process.argv.slice(2);
  if (!username || username.startsWith('-')) throw new FailureForPeople(usage);
  const settings = readSettings(environmentOfOffice(process.env));
  const { vaultKeys } = settings.secrets;
  const connection = await openConnection(settings.mongo.uri);
  try {
    const log = createOfficeLog(connection, vaultKeys);
    await log.prepare();
    const found = await resetAtConsole(
      createAccountStore(connection, vaultKeys, log),
      username,
      officeItself,
    );
    switch (found) {
      case 'done':
        return say(
          `${username} signs in with the password alone now, and should set up a second step at once.`,
        );
      case 'nothingSetUp':
        throw new FailureForPeople(`${username} has no two-step sign-in.`);
      case 'noAdministrator':
        throw new FailureForPeople(
          `${username} is no active administrator: an administrator proposes it on the page of the account, and a second person confirms it.`,
        );
    }
  } finally {
    await connection.close();
  }
}

runCommand(main);
