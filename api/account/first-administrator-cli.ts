import { z } from 'zod';
import { createAccountStore } from '../../models/accounts';
import { minimumPasswordLength } from '../../models/accounts-password';
import { passwordSchema, usernameSchema } from '../../models/accounts-schema';
import { openConnection } from '../../models/connection';
import { askHidden } from './ask-hidden';

const usage = `Makes the first administrator of an office.

  npm run first-administrator -- USER-NAME "FULL NAME"

The database is MONGODB_URI. The password (at least ${minimumPasswordLength} characters) is asked for,
or taken from LIEM_ADMIN_PASSWORD. When there is an administrator already, nothing is changed.`;

const settings = z.object({ MONGODB_URI: z.string().min(1), LIEM_ADMIN_PASSWORD: z.string().optional() });

/** A refusal in words for the person at the console. */
class Refused extends Error {}

async function main(): Promise<void> {
  const [typedUsername, displayName] = process.argv.slice(2);
  if (!typedUsername || !displayName) throw new Refused(usage);
  const username = usernameSchema.safeParse(typedUsername);
  if (!username.success) {
    throw new Refused('A user name has lower-case letters without accents, digits, dots and hyphens.');
  }
  const environment = settings.safeParse(process.env);
  if (!environment.success) throw new Refused('Set MONGODB_URI to the address of the office’s database.');

  const connection = await openConnection(environment.data.MONGODB_URI);
  try {
    const accounts = createAccountStore(connection);
    await accounts.prepare();
    if (await accounts.hasActiveAdministrator()) {
      throw new Refused('There is an administrator already, who can make further accounts on the web pages.');
    }
    const password = passwordSchema.safeParse(
      environment.data.LIEM_ADMIN_PASSWORD ?? (await askHidden('Password: ')),
    );
    if (!password.success) {
      throw new Refused(`The password needs at least ${minimumPasswordLength} characters.`);
    }
    await accounts.createAccount({
      username: username.data,
      displayName,
      position: 'Quản trị viên',
      roles: ['administrator'],
      password: password.data,
    });
    process.stdout.write(`The administrator ${username.data} can sign in now.\n`);
  } finally {
    await connection.close();
  }
}

main().catch((error: unknown) => {
  const isDatabase = error instanceof Error && error.name.startsWith('Mongo');
  const message = isDatabase
    ? 'No database answers at MONGODB_URI.'
    : String((error as Error).message ?? error);
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
});
