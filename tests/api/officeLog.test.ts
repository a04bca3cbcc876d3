import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { createOfficeLog } from '../../models/officeLog';
import { openAccountOffice, type AccountOffice, type Visitor } from './accountOffice';

let office: AccountOffice;
let auditor: Visitor;
beforeAll(async () => {
  office = await openAccountOffice('office-log');
  auditor = office.visitor();
  await auditor.signIn('giam.sat');
});
afterAll(async () => {
  await office.close();
});

const kept = () => office.services.cases.officeLog.readKept();
const entriesOf = async (type: string) => (await kept()).filter((entry) => entry.type === type);
const rows = () => office.services.connection.collection<{ _id: string; seq: number }>('office_log');

/** A refusal is written when its answer has gone. */
async function soon<Result>(look: () => Promise<Result | undefined>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    const found = await look();
    if (found !== undefined) return found;
    if (tries === 50) throw new Error('it did not come');
    await pause(50);
  }
}

describe('the log of the office', () => {
  test('tells each sign-in, failed or not, and each sign-out, by ids alone', async () => {
    const visitor = office.visitor();
    await visitor.signIn('tiep.nhan', 'mật khẩu sai rồi');
    await visitor.signIn('khong.co.ai', 'mật khẩu sai rồi');
    await visitor.signIn('tiep.nhan');
    await visitor.send('/sign-out', {}, '/account');
    const told = (await kept()).slice(-4).map(({ by, type, data }) => ({ by, type, data }));
    expect(told).toEqual([
      { by: 'nobody', type: 'signInFailed', data: { accountId: 'u-demo-intake' } },
      { by: 'nobody', type: 'signInFailed', data: { unknownName: expect.stringMatching(/^[0-9a-f]{64}$/) } },
      { by: 'u-demo-intake', type: 'signedIn', data: { device: 'new' } },
      { by: 'u-demo-intake', type: 'signedOut', data: {} },
    ]);
    const stored = JSON.stringify(await rows().find().toArray());
    for (const secret of ['khong.co.ai', 'tiep.nhan', 'mật khẩu', 'Bích Đào'])
      expect(stored).not.toContain(secret);
  });

  test('tells each refusal of access, by the pattern of the address', async () => {
    const visitor = office.visitor();
    await visitor.signIn('tiep.nhan');
    await visitor.get('/away/u-demo-head-1').expect(403);
    const [refused] = await soon(async () => {
      const found = await entriesOf('accessRefused');
      return found.length > 0 ? found : undefined;
    });
    expect(refused).toMatchObject({
      by: 'u-demo-intake',
      data: { method: 'GET', pattern: '/away/:accountId', why: 'forbidden' },
    });
  });

  test('tells a limit once, however often somebody runs against it', async () => {
    const visitor = office.visitor();
    for (let attempt = 1; attempt <= 9; attempt += 1) await visitor.signIn('cong.khai', `sai ${attempt}`);
    expect((await entriesOf('signInLimited')).map(({ data }) => data)).toEqual([
      { accountId: 'u-demo-publisher', limit: 'usernameAndAddress' },
    ]);
  });

  test('lets nobody in whom it cannot tell of', async () => {
    const { officeLog } = office.services.cases;
    const append = officeLog.append;
    officeLog.append = () => Promise.reject(new Error('the log is away'));
    try {
      const visitor = office.visitor();
      expect((await visitor.signIn('tiep.nhan')).status).toBe(500);
      await visitor.get('/account').expect(303);
    } finally {
      officeLog.append = append;
    }
  });

  test('is one chain when several processes write at once', async () => {
    const { connection, settings } = office.services;
    const logs = Array.from({ length: 3 }, () => createOfficeLog(connection, settings.secrets.vaultKeys));
    const before = (await kept()).length;
    await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        logs[i % logs.length]?.append({ by: `u-${i}`, type: 'signedOut', data: {} }),
      ),
    );
    expect((await kept()).length).toBe(before + 60);
    expect(await office.services.cases.officeLog.judge()).toMatchObject({
      verdict: 'sealed',
      head: { seq: before + 60 },
    });
  });
});

describe('the page of the log', () => {
  test('is the auditor’s alone', async () => {
    for (const username of ['chu.nhiem', 'quan.tri', 'tiep.nhan']) {
      const visitor = office.visitor();
      await visitor.signIn(username);
      await visitor.get('/office-log').expect(403);
    }
    const page = await auditor.get('/office-log').expect(200);
    expect(page.text).toContain('Nhật ký nguyên vẹn và có dấu đến hết');
    expect(page.text).toContain('Ngụy Bích Đào đăng nhập từ thiết bị mới');
  });

  test('has the newest first, and can be asked for a kind, a person and a day', async () => {
    const numbers = (html: string) =>
      [...html.matchAll(/<th scope="row"[^>]*>(\d+)<\/th>/g)].map(([, seq]) => Number(seq));
    const all = numbers((await auditor.get('/office-log')).text);
    expect(all).toHaveLength(50);
    expect(all).toEqual([...all].sort((a, b) => b - a));
    const next = numbers((await auditor.get('/office-log?page=2')).text);
    expect(next[0]).toBe((all.at(-1) ?? 0) - 1);
    const failed = await auditor.get('/office-log?type=signInFailed&person=u-demo-publisher');
    expect(numbers(failed.text)).toHaveLength(5);
    expect(failed.text).toContain('Đăng nhập không thành công: Tiêu Ngọc Trâm');
    expect((await auditor.get('/office-log?day=01/01/2020')).text).toContain('Không có mục nào phù hợp');
    expect((await auditor.get('/office-log?day=khong')).text).toContain('Nhập ngày có thật');
  });
});

describe('whoever reaches the database', () => {
  const sentence = async () =>
    /liem-verdict__sentence">(.*)<\/p>/.exec((await auditor.get('/office-log')).text)?.[1] ?? '';

  test('cannot add an entry: it is named, and what comes after it never vouches for it', async () => {
    const { lastSeq, prev } = await rows()
      .find()
      .sort({ seq: -1 })
      .limit(1)
      .next()
      .then((last) => ({ lastSeq: last?.seq ?? 0, prev: String((last as { hash?: string } | null)?.hash) }));
    const { linkEntry } = await import('../../domain/staff/officeChain');
    const place = { seq: lastSeq + 1, at: new Date().toISOString(), entryId: randomUUID() };
    const { caseId, commandId, ...link } = linkEntry({ seq: lastSeq, hash: prev }, place, {
      by: 'u-demo-chair',
      type: 'signedOut',
      data: {},
    });
    void [caseId, commandId];
    const forged = {
      _id: `office:${lastSeq + 1}`,
      ...link,
      entryId: place.entryId,
      seal: 'test:AAAA',
      day: '2026-12-01',
    };
    await rows().insertOne(forged);
    expect(await sentence()).toContain(`chỉ có dấu đến mục ${lastSeq}`);
    const visitor = office.visitor();
    await visitor.signIn('thuong.vu');
    expect(await sentence()).toContain(`bị sửa từ mục ${lastSeq + 2}`);
    await rows().deleteMany({ seq: { $gt: lastSeq } });
  });

  test('cannot take the end away, nor change who did something', async () => {
    const [last] = await rows().find().sort({ seq: -1 }).limit(1).toArray();
    expect(await sentence()).toContain('phần cuối đã bị xóa');
    await rows().updateOne({ seq: 3 }, { $set: { by: 'u-demo-chair' } });
    expect(await sentence()).toContain('bị sửa từ mục 3');
    expect(last?.seq).toBeGreaterThan(3);
  });
});
