import { Writable } from 'node:stream';
import { project } from '../../domain/views/caseView';
import { sendDueLetters } from '../../office/mail/dailyDigest';
import { createMailServer } from '../../office/mail/mailServer';
import { createLogger } from '../../office/programLog';
import { createServices, type Services } from '../../office/services';
import { applyAccounts } from '../../seeds/accounts/apply';
import { readCalendar } from '../../seeds/reference';
import { readSettings } from '../../temporal-config/settings';
import { at, OfficeCase } from '../domain/office';
import { servedOffice } from '../servers';
import { type MailCatcher, openMailCatcher } from '../servers/mailCatcher';

const officeUrl = 'https://liem.example.vn';
const intake = 'u-demo-intake';
const area = 'u-demo-area-1';
let lines: string[] = [];
let services: Services;
let others: Services;
let catcher: MailCatcher;

const logger = createLogger(
  'trace',
  new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString());
      done();
    },
  }),
);

beforeAll(async () => {
  const settings = readSettings(servedOffice('daily-letters').env);
  services = await createServices(settings, logger);
  // A second web server of the same office.
  others = await createServices(settings, logger);
  await services.cases.reference.addCalendar(readCalendar('office'));
  await applyAccounts(services.accounts);
  // Two reports wait for intake and for whoever has the area; of one of them the area officer knows nothing.
  const report = (caseId: string) => OfficeCase.received('2026-11-02', {}, caseId).now;
  const hidden = { accountId: area, relation: 'Anh em ruột', at: at('2026-11-02') };
  await services.cases.views.add(project(report('c-of-no-letter-1')));
  await services.cases.views.add(project({ ...report('c-of-no-letter-2'), conflicts: [hidden] }));
  await services.accounts.changeLanguage(area, 'en');
  await services.ownSettings.keepAddress(intake, 'tiep.nhan@office.example');
  await services.ownSettings.keepAddress(area, 'area@office.example');
}, 120_000);
beforeEach(async () => {
  catcher = await openMailCatcher();
  lines = [];
});
afterEach(() => catcher.close());
afterAll(async () => {
  await services.close();
  await others.close();
});

async function round(by: Services, now: string, url = catcher.url) {
  const mailServer = createMailServer({ server: url, from: 'liem@office.example', officeUrl, at: '07:30' });
  const needs = { ...by, mailServer, officeUrl, at: '07:30', now: () => Date.parse(now) };
  try {
    return await sendDueLetters(needs);
  } finally {
    mailServer.close();
  }
}

const sentTo = () => catcher.letters.flatMap(({ to }) => to).sort();

test('each who wants it is told how many things wait for them, in their language, and nothing else', async () => {
  await round(services, at('2026-11-03', '07:30'));
  expect(sentTo()).toEqual(['area@office.example', 'tiep.nhan@office.example']);
  const [toIntake, toArea] = ['tiep.nhan@office.example', 'area@office.example'].map((address) =>
    catcher.letters.find(({ to }) => to.includes(address)),
  );
  expect(toIntake?.subject).toBe('Liêm: 2 việc đang chờ đồng chí');
  expect(toIntake?.text).toContain(`${officeUrl}/work`);
  // What a conflict hides from somebody is not counted for them.
  expect(toArea?.subject).toBe('Liêm: 1 thing waits for you');
  for (const { raw, text, subject } of catcher.letters) {
    const { number, registration } = OfficeCase.received('2026-11-02').now;
    const { name } = 'name' in registration.subject ? registration.subject : { name: 'no name' };
    for (const secret of [number, name, 'no-letter', intake, area, 'Nguyễn', 'tố cáo'])
      expect(`${raw} ${subject} ${text}`).not.toContain(secret);
  }
});

test('several web servers at once, and again later that day, send each letter once', async () => {
  const day = '2026-11-04';
  await Promise.all([round(services, at(day, '07:31')), round(others, at(day, '07:31'))]);
  await round(others, at(day, '07:32'));
  await round(services, at(day, '16:00'));
  expect(sentTo()).toEqual(['area@office.example', 'tiep.nhan@office.example']);
});

test('nothing is sent before its time, on a day off, to whoever has ended it, or when nothing waits', async () => {
  await round(services, at('2026-11-05', '07:29'));
  await round(services, at('2026-11-07', '09:00'));
  await services.ownSettings.keepAddress('u-demo-chair', 'chair@office.example');
  await services.ownSettings.keepAddress(intake, undefined);
  await services.accounts.arrangeAbsence(
    area,
    { from: '2026-11-05', to: '2026-11-05', deputy: intake },
    area,
  );
  await round(services, at('2026-11-05', '09:00'));
  expect(sentTo()).toEqual([]);
  await services.ownSettings.keepAddress(intake, 'tiep.nhan@office.example');
  await services.accounts.arrangeAbsence(area, undefined, area);
});

test('a mail server that is away is asked again, later each time, and its letters are sent once it is back', async () => {
  const day = '2026-11-06';
  const nowhere = 'smtp://127.0.0.1:9';
  expect(await round(services, at(day, '08:00'), nowhere)).toMatchObject({ sent: 0, waiting: 2 });
  expect(await services.letters.countWaiting(day)).toBe(2);
  // Two minutes have not passed.
  expect(await round(services, at(day, '08:01'))).toMatchObject({ sent: 0, waiting: 0 });
  catcher.answer(() => '450 later');
  expect(await round(services, at(day, '08:02'))).toMatchObject({ waiting: 2 });
  // Now it is four.
  catcher.answer(() => undefined);
  expect(await round(services, at(day, '08:05'))).toMatchObject({ sent: 0 });
  await Promise.all([round(services, at(day, '08:06')), round(others, at(day, '08:06'))]);
  expect(sentTo()).toEqual(['area@office.example', 'tiep.nhan@office.example']);
  expect(await services.letters.countWaiting(day)).toBe(0);
});

test('an address that the server does not take gets no further letter that day, and stands in no log', async () => {
  const day = '2026-11-09';
  catcher.answer((address) => (address.startsWith('area') ? `550 <${address}> is unknown` : undefined));
  expect(await round(services, at(day, '08:00'))).toMatchObject({ sent: 1, refused: 1 });
  expect(await round(services, at(day, '12:00'))).toMatchObject({ sent: 0, refused: 0 });
  expect(await services.letters.findState(day, area)).toBe('refused');
  await round(services, at('2026-11-10', '08:00'), 'smtp://127.0.0.1:9');
  const logged = lines.join('');
  expect(logged).toContain(area);
  expect(logged).not.toMatch(/@office\.example|[Bb]ình|127\.0\.0\.1/);
});

test('addresses are sealed in the database, each to its account', async () => {
  const rows = await services.connection.collection('own_settings').find({}).toArray();
  expect(JSON.stringify(rows)).not.toContain('@');
  const mail = rows.find((row) => String(row._id) === area)?.mail;
  await services.connection
    .collection<{ _id: string }>('own_settings')
    .updateOne({ _id: 'u-demo-chair' }, { $set: { mail } });
  await expect(services.ownSettings.findAddress('u-demo-chair')).rejects.toThrow();
});
