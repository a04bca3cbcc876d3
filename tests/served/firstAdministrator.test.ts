import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createAccountStore } from '../../models/accounts';
import { createCaseStores } from '../../models/caseStores';
import { openConnection } from '../../models/connection';
import { readSettings } from '../../temporal-config/settings';
import { servedOffice } from '../servers/servedOffice';

const { env } = servedOffice('first-administrator');
const entry = join(__dirname, '..', '..', 'cli', 'firstAdministrator.ts');

/** The command as a person types it, with the password in the environment. */
async function firstAdministrator(username: string, password: string) {
  const own = { ...process.env, ...env, LIEM_ADMIN_PASSWORD: password };
  const child = spawn(process.execPath, ['--import', 'tsx', entry, username, 'Quản Trị Mới'], { env: own });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said };
}

test('two administrators are made at the console, with passwords that nobody guesses, and no third', async () => {
  const guessed = await firstAdministrator('quan.tri.1', '123456789012');
  expect(guessed.code).toBe(1);
  expect(guessed.said).toContain('would soon be guessed');
  expect((await firstAdministrator('quan.tri.1', 'mưa rơi trên mái ngói')).code).toBe(0);
  expect((await firstAdministrator('quan.tri.2', 'gió qua đồi chè xanh')).code).toBe(0);
  const third = await firstAdministrator('quan.tri.3', 'nắng trên bến sông xưa');
  expect(third.code).toBe(1);
  expect(third.said).toContain('There is an administrator already');

  const settings = readSettings(env);
  const connection = await openConnection(settings.mongo.uri);
  try {
    const { officeLog } = await createCaseStores(connection, settings.secrets.vaultKeys);
    const accounts = createAccountStore(connection, settings.secrets.vaultKeys, officeLog);
    expect(await accounts.authenticate('quan.tri.1', 'mưa rơi trên mái ngói')).toBeDefined();
    expect((await accounts.listAccounts()).map(({ username }) => username).sort()).toEqual([
      'quan.tri.1',
      'quan.tri.2',
    ]);
    // That a new office shows people what they need to know is an entry of its own.
    expect(await officeLog.judge()).toMatchObject({ verdict: 'sealed', head: { seq: 3 } });
    expect(await accounts.needToKnow.isInForce()).toBe(true);
  } finally {
    await connection.close();
  }
});
