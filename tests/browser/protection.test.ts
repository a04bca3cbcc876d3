import { actsToVerification } from '../domain/stages';
import { type BrowserOffice, openBrowserOffice, today } from './office';

let office: BrowserOffice;
beforeAll(async () => {
  office = await openBrowserOffice('browser-protection');
});
afterAll(() => office.close(), 60_000);

const shown = () => today().split('-').reverse().join('/');
const name = 'Đỗ Thị Bảovệmật';
const why = 'Bị chặn đường hai lần sau khi gửi đơn.';

/** Every document of the database that holds a text. */
async function documentsWith(text: string): Promise<string[]> {
  const { db } = office.services.connection;
  if (!db) throw new Error('no database');
  const found: string[] = [];
  for (const { name: collection } of await db.listCollections().toArray())
    for (const one of await db.collection(collection).find().toArray())
      if (JSON.stringify(one).includes(text)) found.push(collection);
  return found;
}

test('one protection, from the telephone call to its end', async () => {
  const caseId = await office.receive();
  await office.bring(caseId, ...actsToVerification);
  const intake = await office.desk('tiep.nhan');
  await intake.look(`/cases/${caseId}/commands/requestProtection`, 'protection-request');
  expect(await intake.text()).toContain('anh chị em, thông gia không thuộc diện được bảo vệ');
  await intake.give(caseId, 'requestProtection', {
    way: 'telephone',
    whom: ['spouse'],
    names: `${name}, thôn 2, 0912 000 111`,
    explanation: why,
  });
  // Sealed under the key of its case, in every place.
  expect(await documentsWith('Bảovệmật')).toEqual([]);
  expect(await intake.text()).toContain('Văn bản đề nghị bảo vệ');
  const waiting = await intake.look(`/cases/${caseId}/protection`, 'protection-asked');
  expect(waiting).toContain('qua điện thoại, khẩn cấp');
  expect(waiting).toContain('Vợ hoặc chồng');
  expect(waiting).toContain('Văn bản đề nghị bảo vệ phải có trong 5 ngày làm việc');
  expect(waiting).not.toContain(name);

  const chair = await office.desk('chu.nhiem');
  await chair.open('/work');
  expect(await chair.text()).toContain((await office.state(caseId)).number);
  await chair.give(caseId, 'decideProtection', {
    granted: true,
    kinds: ['secrecy', 'post', 'lifeAndHealth'],
    measures: 'Không điều chuyển; bố trí nơi tạm lánh.',
  });
  const granted = await chair.look(`/cases/${caseId}/protection`, 'protection-granted');
  expect(granted).toContain('không điều động, luân chuyển, biệt phái');
  expect(granted).toContain('Đã đề nghị, chờ cơ quan có thẩm quyền');
  expect(granted).toContain('Rà soát biện pháp bảo vệ trong 30 ngày');

  // Its papers are listed here, numbered by registers of their own, and not among those of the case.
  const form = chair.page.locator('form[action$="/protectionPoliceRequest"]').first();
  await chair.press(form.getByRole('button'));
  expect(new URL(chair.page.url()).pathname).toBe(`/cases/${caseId}/protection`);
  expect(await chair.text()).toMatch(/01-CV-BV\/UBKTTU/);
  await chair.open(`/cases/${caseId}/papers`);
  expect(await chair.text()).not.toContain('bảo vệ');
  const police = office.services.cases.papers;
  const [letter] = (await police.list(caseId)).filter(({ kind }) => kind === 'protectionPoliceRequest');
  const looks = await office.services.cases.vault.looks(caseId);
  expect(looks.map(({ by, fields }) => [by, fields])).toContainEqual(['u-demo-chair', ['protected']]);
  expect(letter?.number).toBe('01-CV-BV/UBKTTU');

  // Whoever works on the case and is not of those sees that there is a decision, and nothing of it.
  const leader = await office.desk('dia.ban.1');
  await leader.open(`/cases/${caseId}`);
  const known = await leader.text();
  expect(known).toContain(`Đã quyết định ngày ${shown()} áp dụng biện pháp bảo vệ`);
  for (const secret of [why, 'tạm lánh', 'vợ hoặc chồng', 'CV-BV']) expect(known).not.toContain(secret);
  expect(await leader.open(`/cases/${caseId}/protection`)).toBe(403);
  const of = (await office.state(caseId)).protectionRequests?.[0]?.seq ?? 0;
  expect(await leader.open(`/cases/${caseId}/papers/${of}/protectionRequest/text`)).toBe(404);

  // The names are read with a reason, which is recorded.
  await chair.open(`/cases/${caseId}/protection`);
  await chair.fillIn({ why: 'Gọi cho người được bảo vệ để thống nhất nơi ở.' });
  await chair.press(chair.page.getByRole('button', { name: 'Xem họ tên' }));
  await chair.check();
  expect(await chair.text()).toContain(name);

  await intake.give(caseId, 'recordProtectionPaper', {});
  await intake.give(caseId, 'reportRetaliation', { askedBy: 'relative', explanation: 'Bị cắt thi đua.' });
  await chair.give(caseId, 'decideProtection', {
    granted: true,
    kinds: ['employment'],
    measures: 'Giữ việc làm.',
    until: `31/12/${Number(today().slice(0, 4)) + 1}`,
  });
  // What the police were asked for waits for their answer, and what is planned to end for its day.
  const awaited = await chair.look(`/cases/${caseId}/protection`, 'protection-waiting');
  expect(awaited).toContain('Cơ quan được đề nghị phải trả lời về biện pháp bảo vệ trong 10 ngày làm việc');
  expect(awaited).toContain(`Dự kiến kết thúc\n31/12/${Number(today().slice(0, 4)) + 1}`);
  await chair.follow(chair.page.getByRole('link', { name: /^Ghi nhận trả lời/ }));
  await chair.check();
  await chair.fillIn({ answer: 'granted', explanation: 'Công an xã đã bố trí nơi ở.' });
  expect(await chair.send()).toBe(303);
  await chair.open(`/cases/${caseId}/protection`);
  expect(await chair.text()).toContain('Đồng ý áp dụng. Công an xã đã bố trí nơi ở.');
  await chair.open(`/cases/${caseId}/commands/followMeasure?measureId=m3`);
  await chair.fillIn({ standing: 'goesOn', explanation: 'Công an xã vẫn bố trí nơi ở.' });
  expect(await chair.send()).toBe(303);
  await chair.open(`/cases/${caseId}/commands/endMeasure?measureId=m3`);
  await chair.fillIn({ ground: 'onRequest', explanation: 'Người được bảo vệ đề nghị chấm dứt biện pháp.' });
  expect(await chair.send()).toBe(303);
  await office.bring(
    caseId,
    'announceDecision', 'recordExplanation', 'setFinding', 'setFinding', 'submitReport', 'holdHearing', 'recordVote', 'conclude',
  ); // prettier-ignore
  const over = await chair.look(`/cases/${caseId}/protection`, 'protection-over');
  expect(over).toContain('theo đề nghị của người được bảo vệ');
  expect(over.match(/đã có kết luận hoặc quyết định đình chỉ/g)).toHaveLength(2);
  expect(over).toContain('Tin về trả thù, trù dập');
  const { measures = [] } = await office.state(caseId);
  expect(measures.filter(({ ended }) => !ended).map(({ kind }) => kind)).toEqual(['secrecy']);
  expect(await documentsWith('Bảovệmật')).toEqual([]);

  // In the registers the book of protection is for those who sign.
  await chair.open('/registers');
  expect(await chair.page.content()).toContain('CV-BV');
  await intake.open('/registers');
  expect(await intake.page.content()).not.toContain('CV-BV');
}, 300_000);
