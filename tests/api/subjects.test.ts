import { randomUUID } from 'node:crypto';
import { project } from '../../domain/views/caseView';
import { OfficeCase } from '../domain/office';
import { type JsonOffice, openJsonOffice } from './jsonOffice';

let office: JsonOffice;
beforeAll(async () => {
  office = await openJsonOffice('subjects');
  const today = new Date().toISOString().slice(0, 10);
  const base = OfficeCase.received('2026-03-02').now;
  const report = (n: number, name: string, receivedOn: string, conflictOf?: string) =>
    project({
      ...base,
      caseId: randomUUID(),
      number: `2026-00000${n}`,
      registration: { ...base.registration, receivedOn, subject: { ...subject, name } },
      conflicts: conflictOf ? [{ accountId: conflictOf, relation: '', at: '2026-03-02T02:00:00.000Z' }] : [],
    });
  const subject = {
    kind: 'member' as const,
    position: '',
    organisation: 'Sở Mẫu',
    managedBy: 'districtCommittee' as const,
  };
  const { views } = office.services.cases;
  for (const view of [
    report(1, 'Lê Văn Nhiều', today),
    report(2, 'LÊ VĂN NHIỀU', today),
    report(3, 'Lê văn nhiều', today, 'u-demo-head-2'),
    // Long before any number of months that is asked for by itself.
    report(4, 'Trần Thị Cũ', '2020-01-02'),
    report(5, 'Trần Thị Cũ', '2020-01-03'),
    report(6, 'Trần Thị Cũ', '2020-01-04'),
  ])
    await views.add(view);
}, 120_000);
afterAll(() => office.close(), 60_000);

const read = async (username: string, query = '') =>
  (await office.program(username)).get(`/subjects${query}`);

test('heads and the audit see about whom much comes in, by the cases that each may see', async () => {
  for (const username of ['truong.phong.1', 'giam.sat', 'chu.nhiem']) {
    const { text } = await read(username).then((answer) => answer);
    expect(text.match(/2026-00000[123]/g)).toHaveLength(3);
    expect(text).not.toContain('Trần Thị Cũ');
  }
  // One of the three is hidden from this head: two are no three.
  expect((await read('truong.phong.2')).text).toContain('Không có đối tượng nào');
  expect((await read('truong.phong.2', '?atLeast=2')).text).not.toContain('2026-000003');
  expect((await read('giam.sat', '?months=120')).text).toContain('Trần Thị Cũ');
  for (const username of ['tiep.nhan', 'dia.ban.1', 'quan.tri'])
    expect((await read(username)).status).toBe(403);
});
