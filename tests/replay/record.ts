// Records histories of ordinary cases for `replay.test.ts`: `npx tsx tests/replay/record.ts`. To be run when the workflow
// has been changed behind a new patch: the new histories join the old ones, which must go on fitting. Names behind it are those alone.
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { CommandType } from '../../domain/case/commands';
import type { ProvenCommand } from '../../domain/proof/proven';
import { workflowIdOf } from '../../domain/case/hosting';
import { visitWorkflowIdOf } from '../../domain/reception/hosting';
import { type PieceDelivered, webhookWorkflowIdOf, webhookWorkflowName } from '../../domain/webhooks/hosting';
import { giveCommand } from '../../workflows/contract';
import { against, lateInput, ordinaryGiver } from '../domain/ordinary';
import { otherLeader } from '../domain/stages';
import { startEmbeddedServers } from '../servers/embeddedServers';
import type { DurableOffice } from '../workflow/durableOffice';
import { registeredByLostAttempt, storedByLostAttempt } from '../workflow/lostInFlight';

const directory = join(__dirname, 'histories');

const whole: readonly CommandType[] = [
  'classify', 'accept', 'tell', 'tell', 'note', 'proposeAssignment', 'formTeam', 'signDecision', 'announceDecision',
  'recordExplanation', 'recordEvidence', 'requestInformation', 'recordReply', 'setFinding', 'submitReport', 'holdHearing',
  'recordVote', 'conclude', 'decideDiscipline', 'makeRecommendation', 'approvePublication', 'publish', 'followRecommendation',
]; // prettier-ignore

const appeal: readonly CommandType[] = [
  'tell', 'proposeAssignment', 'formTeam', 'signDecision', 'announceDecision', 'recordExplanation', 'setFinding',
  'submitReport', 'holdHearing', 'decideAppeal',
]; // prettier-ignore

/** What a story's case is received with, where that is not ordinary. */
const received: Record<string, Record<string, unknown>> = {
  'split-petition': { kind: 'mixed', allegations: [{ summary: 'Một.' }, { summary: 'Hai.' }] },
  'decided-appeal': { kind: 'disciplineAppeal' },
  'official-under-state-law': {
    subject: {
      kind: 'official',
      name: 'Nguyễn Văn Mẫu',
      position: 'Kế toán',
      organisation: 'UBND xã Mẫu',
      managingBody: 'UBND xã Mẫu',
    },
  },
};

async function toldOfPart(office: DurableOffice, caseId: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await office.state(caseId)).parts?.[0]?.number !== undefined) return;
    await office.env.sleep(100);
  }
  throw new Error('the part did not get its number');
}

/** A case whose decision is in the hands of whom it disciplines, by a team of others than will review it. */
async function served(office: DurableOffice): Promise<string> {
  const caseId = await office.receive();
  for (const type of ['classify', 'accept', 'tell', 'tell', 'proposeAssignment'] as const)
    await office.give(caseId, type);
  await office.give(caseId, 'formTeam', { leader: otherLeader.id, members: [] });
  await office.give(caseId, 'signDecision');
  for (const type of ['announceDecision', 'recordExplanation', 'setFinding', 'submitReport'] as const)
    await office.give(caseId, type, {}, { by: otherLeader });
  for (const type of ['holdHearing', 'recordVote', 'conclude', 'decideDiscipline', 'serveDecision'] as const)
    await office.give(caseId, type);
  return caseId;
}

/** The cases that are recorded, each a way through the workflow of its own; the id is told where it is another case. */
const stories: Record<string, (office: DurableOffice, caseId: string) => Promise<string | void>> = {
  'lost-beginning': async (office) => {
    const caseId = await registeredByLostAttempt(office);
    await office.env.sleep('11 minutes');
    await office.give(caseId, 'classify');
    return caseId;
  },
  'caught-up': async (office, caseId) => {
    const command = { type: 'note', commandId: randomUUID(), actor: ordinaryGiver('note') } as const;
    await storedByLostAttempt(office, caseId, { ...command, input: { text: 'Ghi chú.' } });
    await office.gateway.catchUp(caseId);
    await office.give(caseId, 'classify');
  },
  'lost-act': async (office, caseId) => {
    const command = { type: 'note', commandId: randomUUID(), actor: ordinaryGiver('note') } as const;
    await storedByLostAttempt(office, caseId, { ...command, input: { text: 'Ghi chú.' } });
    for (const type of ['classify', 'accept'] as const) await office.give(caseId, type);
  },
  'whole-case': async (office, caseId) => {
    for (const type of whole) await office.give(caseId, type);
    while ((await office.state(caseId)).owed.length > 0) await office.give(caseId, 'tell');
    await office.give(caseId, 'serveDecision');
    await office.give(caseId, 'closeCase');
  },
  'stalled-case': async (office) => {
    const now = await office.env.currentTimeMs();
    await office.sleepUntil(new Date(now + 120 * 86_400_000).toISOString());
  },
  'repeated-commands': async (office, caseId) => {
    const handle = office.env.client.workflow.getHandle(workflowIdOf(caseId));
    for (const type of ['classify', 'accept', 'note'] as const) {
      const input = lateInput(type, await office.state(caseId), '2026-03-02');
      const command = { type, commandId: randomUUID(), actor: ordinaryGiver(type), input };
      // The second as a client sends it that has lost the answer together with the Update's id.
      for (let times = 1; times <= 2; times += 1) {
        const args: [ProvenCommand] = [office.proven(caseId, command)];
        await handle.executeUpdate(giveCommand, { args, updateId: randomUUID() });
      }
    }
  },
  // Opens a case, and is told of by it.
  'split-petition': async (office, caseId) => {
    await office.give(caseId, 'splitPetition', { allegationIds: ['a1'] });
    await toldOfPart(office, caseId);
    await office.give(caseId, 'classify');
  },
  'case-under-other-rules': async (office, caseId) => {
    await office.give(caseId, 'classify');
    const { procedure, calendar } = (await office.state(caseId)).registration;
    const now = await office.stores.reference.getProcedure(procedure.id, procedure.version);
    const input = {
      procedure: { ...now, version: now.version + 1 },
      calendar: await office.stores.reference.getCalendar(calendar.id, calendar.version),
      reason: 'Áp dụng thống nhất.',
    };
    await office.stores.reference.addProcedure(input.procedure);
    const chair = { id: 'u-chair', roles: ['chair' as const] };
    const change = { type: 'changeRules' as const, commandId: randomUUID(), actor: chair, input };
    await office.gateway.give(caseId, change);
    await office.give(caseId, 'accept');
  },
  // Tells the case with the decision, twice.
  'decided-appeal': async (office, caseId) => {
    const original = await served(office);
    const { receivedOn: lodgedOn } = (await office.state(caseId)).registration;
    await office.give(caseId, 'classify', { kind: 'disciplineAppeal' });
    await office.give(caseId, 'acceptAppeal', { ...against(original), lodgedOn });
    for (const type of appeal) await office.give(caseId, type);
  },
  // The number that was put in goes to the register behind the act; the others are drawn from it.
  'typed-number': async (office, caseId) => {
    for (const type of ['classify', 'accept', 'proposeAssignment', 'formTeam'] as const)
      await office.give(caseId, type);
    await office.give(caseId, 'signDecision', { number: '77-QĐ/UBKTTU' });
    await office.give(caseId, 'suspendActivity');
    await office.give(caseId, 'note');
  },
  'official-under-state-law': async (office, caseId) => {
    await office.give(caseId, 'classify', { complex: true });
    for (const type of ['accept', 'tell', 'tell', 'extend', 'note'] as const) await office.give(caseId, type);
  },
  'paused-and-extended-case': async (office, caseId) => {
    for (const type of ['classify', 'accept', 'pause', 'note', 'resume', 'extend'] as const) {
      await office.give(caseId, type);
    }
    await office.give(caseId, 'meetReporter');
    await office.give(caseId, 'withdraw');
  },
};

/** Visits of citizens that are recorded, each by the id of its clock. */
const visitStories: Record<string, (office: DurableOffice) => Promise<string>> = {
  'followed-visit': async (office) => {
    const { openReception } = await import('../workflow/visitStory');
    const now = new Date(await office.env.currentTimeMs()).toISOString();
    const reception = await openReception(office, now.slice(0, 10));
    const visitId = await reception.accepted();
    // Past the ten working days and what goes up after them.
    await office.sleepUntil(new Date((await office.env.currentTimeMs()) + 40 * 86_400_000).toISOString());
    const on = new Date(await office.env.currentTimeMs()).toISOString().slice(0, 10);
    await reception.give(visitId, { kind: 'reply', on, reply: 'accepted', to: '', letter: '', note: '' });
    await office.env.client.workflow.getHandle(visitWorkflowIdOf(visitId)).result();
    return visitId;
  },
};

/** What becomes of the pieces of a webhook that is recorded: each way that its workflow knows. */
const pieces: PieceDelivered[] = [
  { is: 'went' },
  { is: 'failed', waitMs: 5_000 },
  { is: 'failed', waitMs: 3_600_000 },
  { is: 'went' },
  { is: 'nothing' },
  { is: 'rests' },
];
async function deliveredWebhook({ env, taskQueue }: DurableOffice): Promise<string> {
  const workflowId = webhookWorkflowIdOf('w-1');
  const args = [{ webhookId: 'w-1' }];
  await env.client.workflow.execute(webhookWorkflowName, { workflowId, taskQueue, args });
  return workflowId;
}

async function main(): Promise<void> {
  const servers = await startEmbeddedServers();
  process.env.LIEM_TEST_TEMPORAL = JSON.stringify(servers.temporal);
  process.env.LIEM_TEST_NAMESPACE = servers.namespace;
  process.env.LIEM_TEST_MONGODB_URI = servers.mongoUri;
  const { openDurableOffice } = await import('../workflow/durableOffice');
  const office = await openDurableOffice('recording', '2026-03-02T02:00:00Z', {
    deliver: () => Promise.resolve(pieces.shift() ?? { is: 'rests' }),
  });
  mkdirSync(directory, { recursive: true });
  const day = new Date().toISOString().slice(0, 10);
  const record = async (name: string, workflowId: string): Promise<void> => {
    const history = await office.env.client.workflow.getHandle(workflowId).fetchHistory();
    const recorded = {
      workflowId,
      keys: office.keys,
      history: JSON.parse(historyToJSON(history)),
    };
    const file = join(directory, `${day}-${name}.json.gz`);
    writeFileSync(file, gzipSync(JSON.stringify(recorded), { level: 9 }));
    process.stdout.write(`${file}\n`);
  };
  const asked = process.argv.slice(2);
  const isAsked = ([name]: [string, unknown]) => asked.length === 0 || asked.includes(name);
  if (isAsked(['delivered-webhook', undefined]))
    await record('delivered-webhook', await deliveredWebhook(office));
  for (const [name, tell] of Object.entries(visitStories).filter(isAsked))
    await record(name, visitWorkflowIdOf(await tell(office)));
  for (const [name, tell] of Object.entries(stories).filter(isAsked)) {
    const own = await office.receive(received[name]);
    const caseId = (await tell(office, own)) ?? own;
    await office.stored(caseId);
    await record(name, workflowIdOf(caseId));
  }
  await office.close();
  await servers.stop();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
