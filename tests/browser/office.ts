import type { CommandType } from '../../domain/case/commands';
import type { OwnPageCommandType } from '../../domain/case/commands/ownPage';
import type { CaseState } from '../../domain/case/state';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { type Browser, chromium } from 'playwright-core';
import { createApp } from '../../api/app';
import { createServices, type Services } from '../../office/services';
import type { CaseGateway } from '../../office/commands/gateway';
import { createLogger } from '../../office/programLog';
import type { ReporterIdentity } from '../../models/identityVault';
import { applyAccounts } from '../../seeds/accounts/apply';
import { applyBodies } from '../../seeds/accounts/bodies';
import {
  type Mode,
  readCalendar,
  readKeeping,
  readProcedures,
  readMatterRules,
  readReception,
  readTrees,
} from '../../seeds/reference';
import { connectWorker } from '../../temporal-config/connection';
import { readSettings } from '../../temporal-config/settings';
import { createCaseWorker } from '../../office/caseWorker';
import {
  decidersOf,
  signedFields,
  standingOf,
  submissionsIn,
} from '../../domain/case/submissions/submission';
import { ordinaryHand } from '../domain/office';
import { ordinaryGiver, ordinaryInput } from '../domain/ordinary';
import { giveWhole } from '../servers/giveWhole';
import { findChromium, servedOffice } from '../servers';
import { applyOrdinaryTeam } from '../servers/ordinaryAccounts';
import { Desk } from './desk';

/** What an office gives to a case, by a form or on a page of its own. */
type Given = CommandType | OwnPageCommandType;

/** A whole office with its people, and browsers to work in. */
export interface BrowserOffice {
  services: Services;
  url: string;
  /** A person at a desk of their own, signed in. */
  desk(username: string): Promise<Desk>;
  /** A named report about a member, as intake registers it. */
  receive(identity?: Partial<ReporterIdentity>, report?: Partial<Report>): Promise<string>;
  state(caseId: string): Promise<CaseState>;
  /** Brings a case to where a form begins, without clicking through what other tests click through. */
  bring(caseId: string, ...acts: (Given | [Given, Record<string, unknown>])[]): Promise<void>;
  /** Has what was submitted appraised and approved, by whoever usually does it. */
  decide(caseId: string, signature?: { number?: string; decisionNumber?: string }): Promise<void>;
  close(): Promise<void>;
}

/** What brings a named report to a team of the demonstration, with nobody but its leader. */
export const actsToTeam: (CommandType | [CommandType, Record<string, unknown>])[] = [
  'classify', 'accept', 'tell', 'tell', 'proposeAssignment', ['formTeam', { leader: 'u-demo-leader-1', members: [] }], 'signDecision',
]; // prettier-ignore

/** The date on the office's clock, ISO. */
type Report = Parameters<CaseGateway['register']>[0]['input'];

export const today = (): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());

/** Opens an office on real servers, without cases; one per test file. In `demo` a working day lasts some seconds. */
export async function openBrowserOffice(name: string, mode: Mode = 'office'): Promise<BrowserOffice> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const settings = readSettings({ ...servedOffice(name).env, LIEM_MODE: mode });
  const services = await createServices(settings, createLogger('silent'));
  const { reference } = services.cases;
  await reference.addCalendar(readCalendar(mode));
  await reference.addKeeping(readKeeping('demo'));
  for (const rules of readReception(mode)) await reference.addReception(rules);
  for (const rules of readMatterRules(mode)) await reference.addMatterRules(rules);
  for (const tree of readTrees()) await reference.addTree(tree);
  for (const procedure of readProcedures(mode)) await reference.addProcedure(procedure);
  await applyAccounts(services.accounts);
  await applyOrdinaryTeam(services.accounts);
  await applyBodies(services.cases.bodies);

  const workerConnection = await connectWorker(settings);
  const worker = await createCaseWorker(workerConnection, settings, services.cases);
  const working = worker.run();
  const { server, url } = await listen(services);
  const browser = await openBrowser();
  const desks = new Map<string, Promise<Desk>>();

  const state = async (caseId: string): Promise<CaseState> => {
    const view = await services.cases.views.find(caseId, { all: true, exceptConflictOf: '' });
    if (!view) throw new Error('the case is not there');
    return view.state;
  };

  return {
    services,
    url,
    desk: (username) => {
      const there = desks.get(username) ?? Desk.open(browser, url, username);
      desks.set(username, there);
      return there;
    },
    state,
    bring: async (caseId, ...acts) => {
      for (const act of acts) {
        const [type, more] = typeof act === 'string' ? [act, {}] : act;
        const input = { ...ordinaryInput(type, await state(caseId), today()), ...more };
        const given = { type, commandId: randomUUID(), actor: ordinaryGiver(type), input };
        const outcome = await giveWhole(services.cases, caseId, given);
        if (outcome.kind !== 'done') throw new Error(`${type}: ${JSON.stringify(outcome)}`);
      }
    },
    receive: async (identity = {}, report = {}) => {
      const commandId = randomUUID();
      const outcome = await services.cases.gateway.register({
        commandId,
        actor: { id: 'u-demo-intake', roles: ['intakeOfficer'] },
        input: { ...ordinaryReport(), ...report },
        identity: { name: 'Người Gửi Thử', address: 'Phố Mẫu', phone: '', originalText: '', ...identity },
      });
      if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
      return commandId;
    },
    decide: async (caseId, signature = {}) => {
      for (;;) {
        const [one] = submissionsIn(await state(caseId));
        if (!one) return;
        const appraises = standingOf(one) === 'appraisal';
        const input = {
          submission: one.id,
          ...(!appraises && signedFields[one.act] && { on: today(), ...signature }),
        };
        const actor = ordinaryHand(decidersOf(one), [one.by], await state(caseId));
        const type = appraises ? ('appraise' as const) : ('approve' as const);
        const outcome = await services.cases.gateway.give(caseId, {
          type,
          commandId: randomUUID(),
          actor,
          input,
        });
        if (outcome.kind !== 'done') throw new Error(`${type}: ${JSON.stringify(outcome)}`);
      }
    },
    close: async () => {
      await browser.close();
      server.closeAllConnections();
      server.close();
      worker.shutdown();
      await working;
      await workerConnection.close();
      await services.close();
    },
  };
}

const ordinaryReport = (): Report => ({
  kind: 'denunciation',
  source: 'post',
  receivedOn: today(),
  standing: 'named',
  checkable: true,
  subject: {
    kind: 'member',
    name: 'Trần Quốc Mẫu',
    position: 'Phó Giám đốc',
    organisation: 'Sở Mẫu',
    managedBy: 'districtCommittee',
  },
  allegations: [
    { summary: 'Chia nhỏ gói thầu sửa chữa trụ sở để chỉ định một nhà thầu quen.', code: 'DD-03' },
    { summary: 'Ký khống biên bản nghiệm thu hai hạng mục chưa thi công.' },
  ],
});

async function listen(services: Services) {
  const server = createServer(createApp(services));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return { server, url: `http://127.0.0.1:${address.port}` };
}

async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(), args: ['--no-sandbox'] });
}
