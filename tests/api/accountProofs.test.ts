import request from 'supertest';
import { createAccountStore } from '../../models/accounts';
import { openConnection } from '../../models/connection';
import { createCaseStores } from '../../models/caseStores';
import { beginOfficeLog } from '../../models/officeBeginning';
import { findRowFaults } from '../../models/rowFaults';
import { applyBodies } from '../../seeds/accounts/bodies';
import { demonstrationPassword } from '../../office/accounts/demonstrationPassword';
import { readSettings } from '../../temporal-config/settings';
import { servedOffice } from '../servers/servedOffice';
import { openAccountOffice, type AccountOffice } from './accountOffice';

let office: AccountOffice;
beforeAll(async () => {
  office = await openAccountOffice('account-proofs');
  await applyBodies(office.services.cases.bodies);
});
// Each trial fails to sign in, which is not what is tried here.
beforeEach(() => office.services.signInAttempts.purge(new Date(Date.now() + 3_600_000)));
afterAll(async () => {
  await office.close();
});

const collection = (name: string) => office.services.connection.collection<{ _id: string }>(name);
const kept = () => collection('accounts');
const faults = () =>
  findRowFaults(
    office.services.connection,
    office.services.settings.secrets.vaultKeys,
    office.services.cases.officeLog,
  );

/** What somebody does to a row and takes back again. */
async function tampered(id: string, update: object, look: () => Promise<void>): Promise<void> {
  const row = await kept().findOne({ _id: id });
  await kept().updateOne({ _id: id }, update);
  try {
    await look();
  } finally {
    if (row) await kept().replaceOne({ _id: id }, row);
  }
}

describe('a row of an account that somebody writes who only reaches the database', () => {
  test.each([
    ['other roles', { $set: { roles: ['chair'] } }],
    ['another password', { $set: { passwordHash: '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$AAAA' } }],
    ['a deputy', { $set: { absence: { from: '2020-01-01', to: '2099-01-01', deputy: 'u-demo-area-2' } } }],
    ['a taken-back end of sessions', { $set: { credentialsVersion: 7 } }],
    ['no proof', { $unset: { proof: 1 } }],
    ['garbage', { $set: { roles: 'chair', revision: 'x' } }],
  ])('is not believed: %s', async (_what, update) => {
    const person = office.visitor();
    await person.signIn('dia.ban.1');
    await person.get('/account').expect(200);
    const [administrator, auditor] = [office.visitor(), office.visitor()];
    await administrator.signIn('quan.tri');
    await auditor.signIn('giam.sat');
    await tampered('u-demo-area-1', update, async () => {
      await person.get('/account').expect(303).expect('location', '/sign-in');
      expect((await office.visitor().signIn('dia.ban.1')).status).toBe(401);
      expect((await administrator.get('/accounts')).text).toContain('không do hệ thống của cơ quan ghi');
      expect((await auditor.get('/office-log')).text).toContain('Tài khoản u-demo-area-1 không do hệ thống');
      const ready = await request(office.app).get('/readyz').expect(200);
      expect(ready.body).toMatchObject({ ready: true, checks: { accounts: 'failed' } });
      expect(office.logged()).toContain('accounts bear no proof');
    });
    expect((await office.visitor().signIn('dia.ban.1')).status).toBe(303);
  });

  test('makes nobody a deputy', async () => {
    const absence = { from: '2020-01-01', to: '2099-01-01', deputy: 'u-demo-area-2' };
    await tampered('u-demo-chair', { $set: { absence } }, async () => {
      expect(await office.services.accounts.absentFor('u-demo-area-2', '2026-12-01')).toEqual([]);
    });
  });

  test('cannot be another account’s row under a new id', async () => {
    const chair = await kept().findOne({ _id: 'u-demo-chair' });
    await kept().insertOne({ ...chair, _id: 'u-stranger', username: 'nguoi.la' } as { _id: string });
    expect((await office.visitor().signIn('nguoi.la')).status).toBe(401);
    expect(await faults()).toEqual([{ kind: 'account', id: 'u-stranger', fault: 'unproved' }]);
    await kept().deleteOne({ _id: 'u-stranger' });
  });
});

test('an older copy of a row that is put back is named, and so is a row that is taken away', async () => {
  const old = await kept().findOne({ _id: 'u-demo-area-3' });
  await office.services.accounts.changeRoles('u-demo-area-3', ['areaOfficer']);
  expect(await faults()).toEqual([]);
  if (old) await kept().replaceOne({ _id: 'u-demo-area-3' }, old);
  expect(await faults()).toEqual([{ kind: 'account', id: 'u-demo-area-3', fault: 'older' }]);
  await kept().deleteOne({ _id: 'u-demo-area-3' });
  expect(await faults()).toEqual([{ kind: 'account', id: 'u-demo-area-3', fault: 'gone' }]);
  if (old) await kept().insertOne(old);
  await office.services.accounts.changeRoles('u-demo-area-3', ['areaOfficer']);
  expect(await faults()).toEqual([]);
});

test('changes of one account at once are all done, one after the other', async () => {
  await Promise.all(
    ['vi', 'en', 'vi', 'en'].map((code) =>
      office.services.accounts.changeLanguage('u-demo-head-2', code === 'vi' ? 'vi' : 'en'),
    ),
  );
  expect(await faults()).toEqual([]);
});

test('a list of official members without the office’s proof is not used', async () => {
  const { bodies } = office.services.cases;
  const before = await bodies.findInForce('commission', '2026-12-01');
  const [row] = await collection('bodies').find({ body: 'commission' }).toArray();
  const forged = {
    ...row,
    _id: 'forged',
    effectiveFrom: '2025-01-01',
    members: [{ id: 'u-demo-area-1', name: 'X', position: '' }],
  };
  await collection('bodies').insertOne(forged);
  expect(await bodies.findInForce('commission', '2026-12-01')).toEqual(before);
  expect(await faults()).toEqual([{ kind: 'membership', id: 'forged', fault: 'unproved' }]);
  await collection('bodies').deleteOne({ _id: 'forged' });
});

describe('accounts of the version before', () => {
  /** An office whose rows bear no proof and which has no log, as that version left it. */
  async function oldOffice(name: string) {
    const settings = readSettings(servedOffice(name).env);
    const masterKeys = settings.secrets.vaultKeys;
    const connection = await openConnection(settings.mongo.uri);
    const { officeLog: log } = await createCaseStores(connection, masterKeys);
    const accounts = createAccountStore(connection, masterKeys, log);
    const needs = { connection, masterKeys, log };
    for (const row of await kept()
      .find({ _id: { $in: ['u-demo-chair', 'u-demo-administrator'] } })
      .toArray()) {
      const { proof, revision, ...old } = row as { _id: string; proof?: string; revision?: number };
      void [proof, revision];
      await connection.collection<{ _id: string }>('accounts').insertOne(old);
    }
    const signIn = () => accounts.authenticate('chu.nhiem', demonstrationPassword);
    const begin = (mayAdopt: boolean, begunBefore = false) =>
      beginOfficeLog(needs, { mayAdopt, begunBefore });
    return { connection, log, signIn, begin, rows: connection.collection('accounts') };
  }

  test('are taken up once, by an entry that names them, and never again', async () => {
    const { connection, log, signIn, begin, rows } = await oldOffice('accounts-of-before');
    try {
      expect(await signIn()).toBeUndefined();
      expect(await begin(false)).toEqual({ outcome: 'waits', rows: 2 });
      expect(await signIn()).toBeUndefined();
      expect(await begin(true)).toEqual({ outcome: 'begun', adopted: 2 });
      expect(await signIn()).toMatchObject({ _id: 'u-demo-chair' });
      const [first] = await log.readKept();
      expect(first).toMatchObject({ seq: 1, type: 'logBegun', seal: { seal: 'holds' } });
      await rows.updateOne(
        { username: 'chu.nhiem' },
        { $set: { roles: ['administrator'] }, $unset: { proof: 1 } },
      );
      expect(await begin(true)).toEqual({ outcome: 'before' });
      expect(await signIn()).toBeUndefined();
    } finally {
      await connection.close();
    }
  });

  test('whose taking up was cut short are taken up to the end, as the entry names them', async () => {
    const { connection, signIn, begin, rows } = await oldOffice('accounts-cut-short');
    try {
      await begin(true);
      await rows.updateMany({}, { $unset: { proof: 1 } });
      await begin(false);
      expect(await signIn()).toMatchObject({ _id: 'u-demo-chair' });
    } finally {
      await connection.close();
    }
  });

  test('are not taken up a second time by taking log and proofs away', async () => {
    const { connection, signIn, begin, rows } = await oldOffice('accounts-stripped');
    try {
      await begin(true);
      await connection.collection('office_log').deleteMany({});
      expect(await begin(true)).toEqual({ outcome: 'lost' });
      await rows.updateMany({}, { $unset: { proof: 1 } });
      expect(await begin(true, true)).toEqual({ outcome: 'lost' });
      expect(await begin(false)).toEqual({ outcome: 'waits', rows: 2 });
      expect(await signIn()).toBeUndefined();
    } finally {
      await connection.close();
    }
  });
});
