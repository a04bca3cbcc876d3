import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { everyCase } from '../../domain/access/policy';
import { genesis } from '../../domain/proof/chain';
import { project } from '../../domain/views/caseView';
import { createCaseStores } from '../../models/caseStores';
import { openConnection } from '../../models/connection';
import type { VaultKey } from '../../models/identityVault';
import { checkKeys } from '../../models/knownKeys';
import { createOwnSettings } from '../../models/ownSettings';
import { seal } from '../../models/sealing';
import { OfficeCase } from '../domain/office';
import { servedOffice } from '../servers';

const root = join(__dirname, '..', '..');
const { env, mongoUri } = servedOffice('rotate-keys');
const newKey = (id: string): VaultKey => ({ id, key: randomBytes(32).toString('base64') });
const [older, newer] = [newKey('older'), newKey('newer')];
const text = (keys: readonly VaultKey[]) => keys.map(({ id, key }) => `${id}:${key}`).join(',');

let connection: Awaited<ReturnType<typeof openConnection>>;
beforeAll(async () => {
  connection = await openConnection(mongoUri);
});
afterAll(() => connection.close());

/** The stores of a process of its own. */
async function storesWith(...keys: VaultKey[]) {
  const own = await openConnection(mongoUri);
  return {
    ...(await createCaseStores(own, keys)),
    ownSettings: createOwnSettings(own, keys),
    close: () => own.close(),
  };
}

const identity = (name: string) => ({ name, address: '', phone: '', originalText: '' });
const look = (caseId: string) => ({
  at: '2026-03-02',
  caseId,
  by: 'somebody',
  fields: ['name'],
  why: 'test',
});

/** As an earlier program left it: a case's key and an import's row under the master key itself. */
async function storedBefore(caseId: string, name: string): Promise<void> {
  const [caseKey, master] = [randomBytes(32), Buffer.from(older.key, 'base64')];
  const plain = Buffer.from(JSON.stringify(identity(name)));
  const ref = `p-${caseId}`;
  await connection
    .collection<{ _id: string }>('case_keys')
    .insertOne({ _id: caseId, wrapped: seal(master, older.id, caseId, caseKey) } as never);
  await connection
    .collection<{ _id: string }>('reporter_identities')
    .insertOne({ _id: ref, caseId, identity: seal(caseKey, caseId, ref, plain) } as never);
  await connection.collection<{ _id: string }>('import_rows').insertOne({
    _id: `before:${caseId.length}`,
    importId: 'before',
    row: caseId.length,
    status: 'ready',
    expiresAt: '2100-01-01T00:00:00.000Z',
    sealed: seal(master, older.id, `before:${caseId.length}`, Buffer.from(name)),
  } as never);
}

async function rotate(keys: readonly VaultKey[]): Promise<string> {
  const args = ['--import', 'tsx', 'cli/rotateKeys.ts'];
  const options = { cwd: root, env: { ...process.env, ...env, LIEM_VAULT_KEYS: text(keys) } };
  return (await promisify(execFile)(process.execPath, args, options)).stdout;
}

test('the keys of cases and rows of imports change over while the office works, and open without the older key', async () => {
  await storedBefore('c-from-before', 'Nguyễn Văn Trước');
  const before = await storesWith(older);
  for (let i = 0; i < 30; i += 1) await before.vault.store(`c-${i}`, `p-c-${i}`, identity(`Người ${i}`));
  expect(await before.vault.look('p-c-from-before', look('c-from-before'))).toMatchObject({
    name: 'Nguyễn Văn Trước',
  });

  await before.ownSettings.keepAddress('u-1', 'u-1@office.example');

  const working = await storesWith(newer, older);
  let isRotating = true;
  const work = (async () => {
    for (let i = 0; isRotating; i += 1) {
      await working.vault.store(`w-${i}`, `p-w-${i}`, identity(`Khi đổi ${i}`));
      expect(await working.vault.look(`p-c-${i % 30}`, look(`c-${i % 30}`))).toMatchObject({
        name: `Người ${i % 30}`,
      });
    }
  })();
  const said = await rotate([newer, older]);
  isRotating = false;
  await work;
  expect(said).toMatch(/Keys of cases: 31 sealed anew under newer\./);
  expect(said).toMatch(/Rows of imports: 1 sealed anew under newer\./);
  expect(said).toMatch(/Addresses for daily letters: 1 sealed anew under newer\./);
  expect(said).toContain('Keep older behind newer');
  expect(await rotate([newer, older])).toMatch(/Keys of cases: 0 sealed anew/);

  const after = await storesWith(newer);
  expect(await after.ownSettings.findAddress('u-1')).toBe('u-1@office.example');
  for (let i = 0; i < 30; i += 1) {
    expect(await after.vault.look(`p-c-${i}`, look(`c-${i}`))).toMatchObject({ name: `Người ${i}` });
  }
  expect(await after.vault.look('p-c-from-before', look('c-from-before'))).toMatchObject({
    name: 'Nguyễn Văn Trước',
  });
  expect(await after.imports.openRow('before', 'c-from-before'.length, new Date().toISOString())).toBe(
    'Nguyễn Văn Trước',
  );
  expect(await after.vault.look('p-w-0', look('w-0'))).toMatchObject({ name: 'Khi đổi 0' });
  await Promise.all([before.close(), working.close(), after.close()]);
});

test('cases are found under both keys meanwhile, and by the new one alone once their rows are keyed anew', async () => {
  const caseId = 'c-found';
  const one = OfficeCase.received('2026-03-02', {}, caseId);
  const before = await storesWith(older);
  await before.events.append(caseId, genesis(caseId), one.events);
  await before.views.save(project(one.now));
  const text = one.now.number;
  const found = async ({ views }: Awaited<ReturnType<typeof storesWith>>) =>
    (await views.listAll(everyCase, { text })).map((row) => row.caseId);
  const [both, alone] = [await storesWith(newer, older), await storesWith(newer)];
  expect([await found(before), await found(both), await found(alone)]).toEqual([[caseId], [caseId], []]);
  expect(await rotate([newer, older])).toMatch(/Rows of lists: 1 keyed anew under newer\./);
  expect([await found(both), await found(alone)]).toEqual([[caseId], [caseId]]);
  expect(await rotate([newer, older])).toMatch(/Rows of lists: 0 keyed anew/);
  await Promise.all([before.close(), both.close(), alone.close()]);
});

test('a key that is not there is named, and another key under a known name is refused', async () => {
  expect(await checkKeys(connection, [newer])).toEqual({ missing: ['older'], different: [] });
  expect(await checkKeys(connection, [newer, older])).toEqual({ missing: [], different: [] });
  expect((await checkKeys(connection, [newKey('newer'), older])).different).toEqual(['newer']);
  await expect(rotate([newKey('newer'), older])).rejects.toMatchObject({
    stderr: expect.stringMatching(/another key under the name newer/),
  });
});

test('a key of a case that was destroyed does not come back', async () => {
  const stores = await storesWith(older);
  await stores.vault.store('c-gone', 'p-c-gone', identity('Người đã xóa'));
  await connection.collection<{ _id: string }>('case_keys').deleteOne({ _id: 'c-gone' });
  await rotate([newer, older]);
  const after = await storesWith(newer, older);
  expect(await after.vault.look('p-c-gone', look('c-gone'))).toBeUndefined();
  await Promise.all([stores.close(), after.close()]);
});
