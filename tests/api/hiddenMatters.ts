import { randomUUID } from 'node:crypto';
import { columnHeadings } from '../../office/import/columns';
import { commandExample, registrationExample } from '../../api/json/cases/examples';
import { workflowIdOf } from '../../domain/case/hosting';
import { giveCommand } from '../../workflows/contract';
import { everyCase } from '../../domain/access/policy';
import { partingVersion } from '../domain/seeded';
import type { Role } from '../../domain/access/roles';
import type { CommandType } from '../../domain/case/commands';
import type { JsonOffice, Program } from './jsonOffice';
import { bring, untilReported } from './jsonOrdinaryCase';

/** A case with all that would give it away. */
export interface NamedCase {
  caseId: string;
  number: string;
  subject: string;
  title: string;
}

/** A petition with what is linked to it: its part, a report that was merged into it, and an appeal against it. */
export interface Matter {
  petition: NamedCase;
  part: NamedCase;
  merged: NamedCase;
  appeal: NamedCase;
}

const key = () => ({ 'Idempotency-Key': randomUUID() });

/** Asks until it is so: what one case tells another comes a moment later. */
export async function eventually(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('it did not come to be');
}

/** Does what must be done for the rest to mean anything. */
async function given(program: Program, caseId: string, type: string, input: object): Promise<void> {
  const { status, text } = await program.give(caseId, type, input);
  if (status !== 200) throw new Error(`${type}: ${status} ${text}`);
}

async function register(intake: Program, kind: string, name: string, titles: string[]): Promise<NamedCase> {
  const subject = { ...registrationExample.subject, name };
  const allegations = titles.map((summary) => ({ summary, endedOn: '2025-12-31' }));
  const { status, body, text } = await intake.post(
    '/api/v1/cases',
    { ...registrationExample, kind, subject, allegations },
    key(),
  );
  if (status !== 201) throw new Error(text);
  return named(intake, String(body.caseId), name, titles[0] ?? '');
}

async function named(by: Program, caseId: string, subject: string, title: string): Promise<NamedCase> {
  const { body } = await by.get(`/api/v1/cases/${caseId}`);
  return { caseId, number: String(body.number), subject, title };
}

/** An appeal that names a case in which nothing was decided, as an office has it from before that was looked at. */
async function appealAsBefore({ services }: JsonOffice, caseId: string, appealedCase: string): Promise<void> {
  const input = { ...(commandExample('acceptAppeal') as object), appealedCase };
  const give = async (type: CommandType, id: string, role: Role, said: Record<string, unknown>) => {
    const command = { type, commandId: randomUUID(), actor: { id, roles: [role] }, input: said };
    const givenAt = new Date().toISOString();
    const given = services.cases.proofs.proveCommand({ caseId, command, asked: said, givenAt });
    await services.temporal.workflow
      .getHandle(workflowIdOf(caseId))
      .executeUpdate(giveCommand, { args: [given] });
  };
  await give('acceptAppeal', 'u-demo-intake', 'intakeOfficer', input);
  const view = await services.cases.views.find(caseId, everyCase);
  const submission = view?.state.submissions?.[0]?.id;
  // By the way past the gateway nobody looks for the decision.
  await give('appraise', 'u-demo-head-1', 'departmentHead', { submission });
  await give('approve', 'u-demo-vice-1', 'viceChair', { submission });
}

/** @param word stands in every name and text of the matter, and nowhere else */
export async function makeMatter(office: JsonOffice, intake: Program, word: string): Promise<Matter> {
  await office.services.cases.reference.addProcedure(partingVersion());
  const titles = [`Nhận tiền ${word} của nhà thầu.`, `Khiếu nại ${word} về xếp lương.`];
  const petition = await register(intake, 'mixed', `Lê ${word} Gốc`, titles);
  await given(intake, petition.caseId, 'splitPetition', {
    allegationIds: ['a2'],
    newKind: 'feedback',
    keptKind: 'denunciation',
    explanation: 'Đơn có hai loại nội dung.',
  });
  const partId = `${petition.caseId}-2`;
  await eventually(async () => (await intake.get(`/api/v1/cases/${partId}`)).status === 200);
  const part = await named(intake, partId, petition.subject, titles[1] ?? '');
  const merged = await register(intake, 'denunciation', `Đỗ ${word} Nhập`, [`Biển thủ ${word} công quỹ.`]);
  await given(intake, merged.caseId, 'merge', { into: petition.caseId, explanation: 'Cùng một vụ việc.' });
  // Their subjects are written otherwise: somebody else looks as well.
  await bring(office, merged.caseId, ['decideMerge']);
  const appeal = await register(intake, 'disciplineAppeal', `Vũ ${word} Kiện`, [`Kỷ luật ${word} oan.`]);
  await given(intake, appeal.caseId, 'classify', {
    ...(commandExample('classify') as object),
    kind: 'disciplineAppeal',
  });
  await appealAsBefore(office, appeal.caseId, petition.caseId);
  await bring(office, petition.caseId, untilReported);
  return { petition, part, merged, appeal };
}

/** Issues the paper of a decision that was signed. @returns the address of its file, without its ending */
export async function issueDecision(by: Program, caseId: string): Promise<string> {
  const { body } = await by.get(`/api/v1/cases/${caseId}/events?size=100`);
  const events: { type: string; seq: number }[] = body.items;
  const seq = events.find(({ type }) => type === 'decisionSigned')?.seq ?? 0;
  const path = `/cases/${caseId}/papers/${seq}/decision`;
  const { status, text } = await by.agent.post(path).type('form').send({ _csrf: by.token });
  if (status !== 303) throw new Error(text);
  return path;
}

/** Imports two reports, one of them about somebody of that name. @returns the import's id and that one's case */
export async function importReports(office: JsonOffice, intake: Program, word: string) {
  const row = (values: Partial<Record<keyof typeof columnHeadings, string>>) =>
    Object.keys(columnHeadings)
      .map((column) => values[column as keyof typeof columnHeadings] ?? '')
      .join(',');
  const common = {
    receivedOn: '02/03/2026',
    source: 'Báo chí',
    kind: 'Tố cáo',
    reporterName: 'Trịnh Thị Thí Dụ',
    position: 'Kế toán',
    organisation: 'Sở Xây dựng',
    managedBy: 'Chi bộ',
  };
  const [subject, title] = [`Lý ${word} Sổ`, `Lập quỹ ${word} trái phép`];
  const file = [
    Object.values(columnHeadings).join(','),
    row({ ...common, number: `so-${word}/2026`, subject, content: title }),
    row({ ...common, number: 'so-2/2026', subject: 'Trần Văn Thường', content: 'Bớt xén vật tư' }),
  ].join('\n');
  const sent = await intake.agent
    .post('/import')
    .field('_csrf', intake.token)
    .attach('file', Buffer.from(`${file}\n`), 'so.csv');
  const path = String(sent.headers.location);
  const importId = path.replace('/import/', '');
  await intake.agent.post(`${path}/run`).type('form').send({ _csrf: intake.token });
  const { views } = office.services.cases;
  const rows = () => views.list(everyCase, { importId }, 'newestFirst', { skip: 0, limit: 10 });
  await eventually(async () => (await rows()).length === 2);
  const about = { importId, text: word };
  const [found] = await views.list(everyCase, about, 'newestFirst', { skip: 0, limit: 1 });
  if (!found) throw new Error('not imported');
  const { caseId, number } = found;
  return { importId, imported: { caseId, number, subject, title } };
}
