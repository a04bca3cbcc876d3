import { officeItself } from '../domain/staff/entries';
import { createAccountStore } from '../models/accounts';
import { minimumPasswordLength } from '../models/accountsPassword';
import { passwordSchema, usernameSchema } from '../models/accountsSchema';
import { openConnection } from '../models/connection';
import { createOfficeLog } from '../models/officeLog';
import { environmentOfOffice } from '../temporal-config/runningOffice';
import { FailureForPeople } from '../temporal-config/servers/failureForPeople';
import { readSettings } from '../temporal-config/settings';
import { askHidden } from './askHidden';
import { isGuessable } from '../office/accounts/guessablePassword';
import { runCommand } from './runCommand';

/** One proposes and the other confirms, until the office has a head who does. */
const mostAtConsole = 2;

const usage = `Makes the first two administrators of an office, one after the other: what one of them proposes the other confirms, until
the office has a chair or vice-chair who does.

  npm run first-administrator -- USER-NAME "FULL NAME"

It speaks with the office that runs on this machine, or with the one that the environment names. The password (at least
${minimumPasswordLength} characters) is asked for, or taken from LIEM_ADMIN_PASSWORD. When there are two administrators already, or one and a
chair or vice-chair, nothing is changed.`;

async function main(): Promise<void> {
  const [typedUsername, displayName] = process.argv.slice(2);
  if (!typedUsername || !displayName) throw new FailureForPeople(usage);
  const username = usernameSchema.safeParse(typedUsername);
  if (!username.success) {
    throw new FailureForPeople(
      'A user name has lower-case letters without accents, digits, dots and hyphens.',
    );
  }
  const settings = readSettings(environmentOfOffice(process.env));
  const { vaultKeys } = settings.secrets;
  const connection = await openConnection(settings.mongo.uri);
  try {
    const log = createOfficeLog(connection, vaultKeys);
    await log.prepare();
    const accounts = createAccountStore(connection, vaultKeys, log);
    await accounts.prepare();
    const active = await accounts.listAccounts({ active: true });
    const administrators = active.filter(({ roles }) => roles.includes('administrator'));
    const hasHead = active.some(({ roles }) => roles.includes('chair') || roles.includes('viceChair'));
    if (administrators.length >= (hasHead ? 1 : mostAtConsole)) {
      throw new FailureForPeople(
        'There is an administrator already, who can propose further accounts on the web pages.',
      );
    }
    const password = passwordSchema.safeParse(
      process.env.LIEM_ADMIN_PASSWORD || (await askHidden('Password: ')),
    );
    if (!password.success) {
      throw new FailureForPeople(`The password needs at least ${minimumPasswordLength} characters.`);
    }
    const person = { username: username.data, displayName, position: 'Quản trị viên' };
    if (isGuessable(password.data, person)) {
      throw new FailureForPeople(
        'The password would soon be guessed: it is a common one, a pattern, or made of names. Take a short sentence of your own.',
      );
    }
    // A new office begins so that everybody sees what they need to know.
    if ((await accounts.listAccounts()).length === 0) await accounts.needToKnow.begin(officeItself);
    await accounts.createAccount({
      ...person,
      roles: ['administrator'],
      password: password.data,
    });
    process.stdout.write(`The administrator ${username.data} can sign in now.\n`);
  } finally {
    await connection.close();
  }
}

runCommand(main);
